import Topology

/// What decided at a hop, and how.
package struct HopDecision: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable {
    case route, rule, session, translation, zone, remark
    /// A filter without memory, such as a network ACL, lets the packet pass. Sentences leave it
    /// out.
    case permit
  }

  package let kind: Kind
  package let clause: Clause
  /// What decided: a route, a rule, a table.
  package let element: ElementID?
  /// Where that is declared.
  package let location: SourceLocation?

  package init(_ kind: Kind, _ clause: Clause, origin: Provenance = .none) {
    self.kind = kind
    self.clause = clause
    element = origin.element
    location = origin.location
  }

  /// What the route that decided calls its destination; nil where no route did.
  package var destination: String? {
    guard case .forwards(_, _, let title, _) = clause else { return nil }
    return title
  }

  /// A whole sentence.
  package var sentence: String { Prose.sentence(clause) }

  /// The sentence as a part of a longer one, without its full stop.
  package var part: String { Prose.part(clause) }
}

/// As `trace --json` prints it.
extension HopDecision: Encodable {
  private enum CodingKeys: String, CodingKey { case kind, element, location, sentence }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encodeIfPresent(element, forKey: .element)
    try container.encodeIfPresent(location, forKey: .location)
    try container.encode(sentence, forKey: .sentence)
  }
}
