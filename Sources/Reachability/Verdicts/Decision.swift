import Topology

/// What decided at a hop, and how.
package struct Decision: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable {
    case route, rule, session, translation, zone, remark
  }

  package let kind: Kind
  /// What decided: a route, a rule, a table.
  package let element: ElementID?
  /// Where that is declared.
  package let location: SourceLocation?
  /// A whole sentence.
  package let sentence: String

  package init(_ kind: Kind, _ sentence: String, origin: Origin = .none) {
    self.kind = kind
    self.sentence = sentence
    element = origin.element
    location = origin.location
  }
}
