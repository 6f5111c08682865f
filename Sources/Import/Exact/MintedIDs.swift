import AWSModel
import OrderedCollections

/// Ids and ARNs of our own choice for everything that a plan creates, so that whoever names one is
/// known by it.
struct MintedIDs {
  /// What a minted text stands for.
  struct Meaning: Hashable {
    let instance: Int
    let attribute: String
    /// The zone whose endpoint is meant, of a firewall.
    var zone: String?
  }

  /// The values to give each instance, by its place in the document.
  private(set) var values: [Int: OrderedDictionary<String, JSONValue>] = [:]
  private(set) var meanings: [String: Meaning] = [:]

  private let region: String?

  init(_ document: TerraformDocument) {
    region = Surroundings(document).region
    let indexed = Self.indexed(in: document.configuration)
    for (index, instance) in document.instances.enumerated() where instance.isOfAWS {
      if !instance.isData { mint(index, instance) }
      form(index, instance, indexed)
    }
  }

  /// Gives what is neither an id nor an ARN of the resource a form that other arguments can take.
  private mutating func form(
    _ index: Int, _ instance: Instance, _ indexed: [String: [[String]]]
  ) {
    let type = TypeAlias.resolved(instance.type)
    let traits = ResourceTraits.of(type)
    let forms = MintedValues(
      service: traits.arn.service, name: "\(traits.idPrefix)-\(index)", index: index)
    for (attribute, value) in instance.values
    where value == .unknown && values[index]?[attribute] == nil {
      values[index, default: [:]][attribute] = forms.value(of: attribute)
    }
    guard !instance.isData else { return }
    for path in NamedTargets.computedMembers(of: type) + (indexed[instance.block] ?? []) {
      guard let first = path.first, instance.values[first] == .unknown,
        values[index]?[first] == nil
      else { continue }
      values[index, default: [:]][first] = forms.nested(path.dropFirst(), under: first)
    }
  }

  /// What expressions read of the first members of lists, by the resource: `["identity", "oidc",
  /// "issuer"]` for `aws_eks_cluster.this.identity[0].oidc[0].issuer`.
  private static func indexed(in root: ConfigurationModule?) -> [String: [[String]]] {
    var found: [String: [[String]]] = [:]
    var modules = [root].compactMap(\.self)
    while let module = modules.popLast() {
      modules += module.calls.values.map(\.module)
      var expressions = module.outputs.values.map(\.self)
      for block in module.blocks.values { expressions += block.expressions.values }
      for call in module.calls.values { expressions += call.expressions.values }
      for reference in expressions.flatMap(\.references) {
        var text = AddressText(reference)
        guard let type = text.name(), text.skip("."), let name = text.name() else { continue }
        _ = text.key()
        if let path = firstMembers(&text) { found["\(type).\(name)", default: []].append(path) }
      }
    }
    return found.mapValues { $0.uniqued().sorted { $0.lexicographicallyPrecedes($1) } }
  }

  /// The names of the rest, where an index stands behind each but the last.
  private static func firstMembers(_ text: inout AddressText) -> [String]? {
    var names: [String] = []
    while text.skip("."), let name = text.name() {
      names.append(name)
      if text.isAtEnd { return names.count > 1 ? names : nil }
      guard text.key() == .number(0) else { return nil }
    }
    return nil
  }

  private mutating func mint(_ index: Int, _ instance: Instance) {
    let number = String(index + 1, radix: 16)
    let digits = String(repeating: "0", count: 17 - number.count) + number
    let type = TypeAlias.resolved(instance.type)
    let traits = ResourceTraits.of(type)
    let name = "\(traits.idPrefix)-\(digits)"
    let arn = "arn:aws:\(traits.arn.service):us-east-1:123456789012:\(traits.arn.resource)\(name)"
    // Both have to be told apart, and to be ARNs where the id is one.
    var minted: OrderedDictionary<String, String> = [
      "id": NamedTargets.hasARNForID(type) ? "\(arn)-id" : name, "arn": arn,
    ]
    for (attribute, prefix) in NamedTargets.owned(of: type) {
      minted[attribute] = "\(prefix)-\(digits)"
    }
    for (attribute, text) in minted where instance.values[attribute] == .unknown {
      values[index, default: [:]][attribute] = .string(text)
      // A main table is the default one as long as no other takes its place.
      meanings[text] = meanings[text] ?? Meaning(instance: index, attribute: attribute)
    }
  }

  /// The endpoint of a firewall in a zone.
  mutating func endpoint(of firewall: Int, zone: String) -> String {
    let number = String(firewall + 1, radix: 16)
    let letters = zone.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) } & 0xFFFF
    let text = "vpce-" + Self.padded(number, 11) + "f" + Self.padded(String(letters, radix: 16), 5)
    meanings[text] = Meaning(
      instance: firewall, attribute: "firewall_status",
      zone: ZoneKey.of(zone, in: region))
    return text
  }

  private static func padded(_ text: String, _ length: Int) -> String {
    String(repeating: "0", count: max(0, length - text.count)) + text
  }
}
