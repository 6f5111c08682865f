import OrderedCollections

/// What modules give to the platform, by module.
struct OutputTable: Sendable {
  struct Output: Hashable, Sendable {
    let name: String
    let description: String
    let family: LocalFamily
    let attribute: String
  }

  /// An attribute of a family that a module's components share.
  private struct Request: Hashable {
    let module: String
    let family: LocalFamily
    let attribute: String
  }

  private var names: [Request: String] = [:]
  private(set) var outputs: [String: OrderedDictionary<String, Output>] = [:]

  /// The name of the output that gives the attribute.
  mutating func request(_ family: FamilyID, attribute: String, in catalog: Catalog) -> String {
    let plan = catalog.module(of: family.component)
    let request = Request(module: plan.name, family: family.local, attribute: attribute)
    if let name = names[request] { return name }
    let derived = DerivedAttribute.find(family.local.type, attribute)
    var isMap = false
    if case .keyed = catalog.existence(of: family) { isMap = true }
    let name =
      derived.map { $0.localName(family.local) }
      ?? Naming.output(family.local, attribute: attribute, isMap: isMap)
    let title = catalog.title(of: family.local, in: plan)
    let sentence =
      derived.map { "\($0.description)." } ?? Wording.description(of: attribute, title: title)
    let description =
      isMap ? "\(sentence.dropLast()), by \(catalog.keyWord(of: family))." : sentence
    var table = outputs[plan.name] ?? [:]
    // Two families may read alike: the second one's type tells them apart.
    var free = name
    if let other = table[name], other.family != family.local || other.attribute != attribute {
      free = Naming.join(Naming.snake(family.local.type), name)
    }
    table[free] = Output(
      name: free, description: description, family: family.local, attribute: attribute)
    outputs[plan.name] = table
    names[request] = free
    return free
  }
}
