import AWSResources
import Reachability
import Topology

/// What a flow sheet calls things: each by one name, in its title, on its box and in its sentences.
///
/// The name is that of the component that an element stands for, as the titles of flows have it; an
/// element that stands for none has its own title.
struct FlowNames {
  private let facts: Facts
  /// What a sentence calls who is outside; nil for the internet.
  private let outside: String?
  private let names: [ElementID: String]
  /// What the flow leads from and to, in a sentence.
  let source: String
  let target: String
  /// Titles of elements that the sentences of a walk have, and what stands in their place.
  private let synonyms: [(title: String, name: String)]

  /// - Parameters:
  ///   - walks: the walks that are drawn.
  ///   - legs: the legs that they are of.
  init(_ walks: [DrawnWalk], of legs: [FlowQuery], facts: Facts) {
    self.facts = facts
    let outside = Self.client(of: legs, facts)
    self.outside = outside
    let hops = walks.flatMap { $0.forward + $0.reply }
    let (first, last) = (walks.first?.forward.first, walks.last?.forward.last)
    var names: [ElementID: String] = [:]
    for element in hops.compactMap(\.element) { names[element] = Self.component(element, facts) }
    let ends = [legs.first?.source, legs.last?.destination].map { Self.end($0, facts) }
    // What refuses a packet is not its end.
    let isRefused = walks.contains { $0.refusal?.direction == .forward }
    let elements = Set(hops.compactMap(\.element))
    // What stands for an end that has no interface itself, such as a file system's mount target, is
    // called by the end's name.
    for (end, hop) in zip(ends, [first, isRefused ? nil : last]) {
      if let element = hop?.element, let end, elements.isDisjoint(with: end.elements) {
        names[element] = end.name
      }
    }
    self.names = names
    synonyms = names.compactMap { element, name in
      guard let title = facts.index.resource(element)?.title, title.contains(" "), title != name
      else { return nil }
      return (title, name)
    }.sorted { ($1.title.count, $0.title, $0.name) < ($0.title.count, $1.title, $1.name) }
    func said(_ hop: Hop?) -> String {
      guard let hop else { return "" }
      if hop.role == .outside, let outside { return outside }
      guard let name = hop.element.flatMap({ names[$0] }) else {
        // `The internet` is no name.
        if hop.title.hasPrefix("The ") { return "the " + hop.title.dropFirst(4) }
        // The title of a resource is, what stands for itself, such as an address, is not said with
        // an article.
        guard let title = hop.element.flatMap({ facts.index.resource($0) })?.title,
          title == hop.title, title != hop.element?.description
        else { return hop.title }
        return "the \(title.lowercasedFirst)"
      }
      return "the \(name)"
    }
    source = said(first)
    let passing = ends[1].flatMap { end in
      last?.element.map(end.elements.contains) == false
        && !elements.isDisjoint(with: end.elements) ? "the \(end.name)" : nil
    }
    if isRefused {
      target =
        ends[1].map { "the \($0.name)" } ?? Self.outside(legs.last?.destination, facts)
      return
    }
    target =
      passing.map { "\($0) and on to \(said(last))" }
      ?? SheetText.list(walks.map { said($0.forward.last) })
  }

  /// Who comes from outside where not everybody may: a client of those that a list admits.
  private static func client(of legs: [FlowQuery], _ facts: Facts) -> String? {
    guard let first = legs.first, first.source == .internet,
      case .element(let id) = first.destination,
      !legs.contains(where: { $0.destination == .internet }),
      first.client != nil || ListedClients.admitsListOnly(id, facts)
    else { return nil }
    return "a client"
  }

  /// Whether who is outside is one of a list.
  var isListed: Bool { outside != nil }

  private static func outside(_ end: Endpoint?, _ facts: Facts) -> String {
    switch end {
    case .element(let id): facts.index.resource(id).map(facts.title) ?? id.description
    case .address(let address): address.description
    case .internet, nil: "the internet"
    }
  }

  private struct End {
    var elements: Set<ElementID>
    var name: String
  }

  /// An end of a flow that is a component of the architecture.
  private static func end(_ endpoint: Endpoint?, _ facts: Facts) -> End? {
    guard case .element(let id)? = endpoint, let name = component(id, facts) else { return nil }
    let records = facts.components(standingFor: id)
    return End(
      elements: Set([id] + records.flatMap { [$0.id] + ($0.primary.map { [$0] } ?? []) }),
      name: name)
  }

  /// The name of the component that an element is or stands for.
  private static func component(_ id: ElementID, _ facts: Facts) -> String? {
    guard let record = facts.component(id), !record.title.isEmpty else { return nil }
    let type = record.primary.flatMap { facts.index.resource($0) }?.type
    let isService = record.kind == .service && type.map { $0 == AWS.EcsService.type } ?? true
    let isBare = isService && !record.title.lowercased().hasSuffix("service")
    return isBare ? "\(record.title) service" : record.title
  }

  /// The name on the box of a hop, and at the beginning of its sentence.
  func name(_ hop: Hop) -> String {
    if hop.role == .outside, let outside { return outside }
    if let name = hop.element.flatMap({ names[$0] }) { return name }
    return hop.title
  }

  /// A sentence of a walk in the sheet's names.
  func said(_ sentence: String, of hop: Hop) -> String {
    var text = Substring(sentence)
    var said = ""
    if sentence.hasPrefix(hop.title) {
      said = name(hop).capitalizedFirst
      text = text.dropFirst(hop.title.count)
    }
    return said + inText(String(text))
  }

  func inText(_ text: String) -> String {
    synonyms.reduce(text) { text, synonym in
      // Few sentences have it, and to look is cheap.
      guard text.holds(synonym.title) else { return text }
      return text.replacing(synonym.title, with: "the \(synonym.name)")
        .replacing("the the ", with: "the ")
    }
  }
}
