import Topology

/// Who sends traffic, or who gets it. A text names a component or a resource; a list is all of its
/// members.
///
/// ```swift
/// Traffic(from: "workload", to: .internet)
/// Traffic(from: ["metrics/app", "metrics/statsd"], to: .network("10.0.0.0/8"))
/// ```
public enum TrafficEnd: Hashable, Sendable {
  /// A component or resource with everything inside it. A VPC stands for everything that has a
  /// network interface there and, as a sender, for every address of its subnets, without those that
  /// hold interfaces of a transit gateway or firewall only.
  case element(String)
  case all([TrafficEnd])
  /// Any host of the internet. Services that a gateway endpoint of the model leads to, such as S3,
  /// are no part of it.
  case internet
  /// Everything in the model, and the internet.
  case anywhere
  /// A block in CIDR notation, wherever its addresses are.
  case network(String)
  /// The address blocks of the architecture's other environments.
  case otherEnvironments
}

extension TrafficEnd: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  public init(stringLiteral value: String) {
    self = value == "internet" ? .internet : .element(value)
  }
  public init(arrayLiteral elements: TrafficEnd...) { self = .all(elements) }
}

extension TrafficEnd {
  /// Elements by their identities, as constants that `plumbline import --names` writes have them.
  public static func these(_ elements: ElementID...) -> TrafficEnd {
    elements.count == 1
      ? .element(elements[0].description) : .all(elements.map { .element($0.description) })
  }
}

extension TrafficEnd {
  /// What it names in the model; what is not there is reported.
  func resolved(
    usedBy title: String, at location: SourceLocation, _ lowering: inout Lowering
  ) -> [Requirement.End] {
    switch self {
    case .internet: return [.internet]
    case .anywhere: return [.anywhere]
    case .otherEnvironments: return [.otherEnvironments]
    case .all(let ends):
      return ends.flatMap { $0.resolved(usedBy: title, at: location, &lowering) }
    case .network(let text):
      if let block = IPv4Network(text) { return [.network(block: block, title: text)] }
      lowering.diagnostics.append(
        Diagnostic(
          .invalidCIDR, summary: "'\(text)' is not an address block",
          detail: "\(title) speaks of it.",
          remedy: "Write a block in CIDR notation, such as 10.0.0.0/8.", location: location))
      return []
    case .element(let name):
      if let id = ElementID(text: name), id.isPattern || id.isTerraformAddress {
        return lowering.elements(id, usedBy: title, at: location).map { .element(id: $0) }
      }
      return lowering.element(named: name, usedBy: title, at: location)
        .map { [.element(id: $0)] } ?? []
    }
  }
}

extension Lowering {
  /// The component or resource that a text names: by its identity, by the last name of a component
  /// where only one has it, or as the family of resources such as `egress/public`. Reported where
  /// there is none.
  mutating func element(
    named name: String, usedBy title: String, at location: SourceLocation
  ) -> ElementID? {
    if let id = ElementID(text: name) {
      let isKnown =
        topology.components.contains { $0.id == id }
        || topology.resources.contains { $0.id == id || $0.id.family == id }
      if isKnown { return id }
    }
    if let id = ElementID(text: name), id.isTerraformAddress {
      reportUnknownAddress(id, usedBy: title, at: location)
      return nil
    }
    let named = topology.components.filter { $0.id.name == name }
    if named.count == 1 { return named[0].id }
    let known = (named.isEmpty ? topology.components : named).map(\.id.description)
    reportUnknown(name, kind: "element", known: known, usedBy: title, at: location)
    return nil
  }
}
