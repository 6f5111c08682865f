import Topology

/// The sentences of what was decided.
enum Prose {
  /// An interface may have several groups.
  private static func isPlural(_ filter: String) -> Bool { filter.hasPrefix("security groups ") }

  static func sentence(_ clause: Clause) -> String {
    switch clause {
    case .forwards(let table, _, let destination, let target):
      "\(table.capitalizedFirst) sends \(destination) to \(target)."
    case .permits(let filter, let rule):
      "\(filter.capitalizedFirst) \(isPlural(filter) ? "permit" : "permits") it by \(rule)."
    case .passes(let filter, let reason):
      "\(filter.capitalizedFirst) \(isPlural(filter) ? "let" : "lets") it pass: \(reason)."
    case .allowsReturn(let filter):
      "\(filter.capitalizedFirst) \(isPlural(filter) ? "allow" : "allows") return traffic."
    case .accepts(let listener): "\(listener.capitalizedFirst) accepts it."
    case .leaves(let zone, let zones): exit(zone, of: zones)
    case .keeps(let zone): "It keeps return traffic in zone \(zone)."
    case .replacesSource(let source, let address):
      "Source NAT: \(source) → \(address?.description ?? "its public address")."
    case .restoresSource(let address): "It puts the public address \(address) back."
    case .replacesDestination(let address): "It replaces the public address by \(address)."
    case .restoresDestination(let address): "Reverse NAT: destination → \(address)."
    case .opens(let target, let port, let keepsClient):
      "It opens a connection to \(target) on port \(port), "
        + (keepsClient ? "with the client's address." : "from its own address.")
    case .returnsToClient: "It forwards the response to its client."
    case .returnsToBalancer: "Its answer goes back to the load balancer that sent the connection."
    case .inspects(let what): what
    case .refuses(let reason): reason.sentence
    }
  }

  private static func exit(_ zone: Zone, of zones: [Zone]) -> String {
    guard zones.count > 1 else { return "It exits in zone \(zone)." }
    let list = zones.map(\.key).joined(separator: ", ")
    return "It exits in zone \(zone); it may choose any of \(list)."
  }

  /// The sentence as a part of a longer one.
  static func part(_ clause: Clause) -> String {
    let sentence = sentence(clause)
    return (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence).lowercasedFirst
  }
}
