import Topology

/// What decided at a hop, and how.
package struct Decision: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable {
    case route, rule, session, translation, zone, remark
    /// A filter without memory, such as a network ACL, lets the packet pass. Sentences leave it
    /// out.
    case permit
  }

  package let kind: Kind
  /// What decided: a route, a rule, a table.
  package let element: ElementID?
  /// Where that is declared.
  package let location: SourceLocation?
  /// A whole sentence.
  package let sentence: String

  package init(_ kind: Kind, _ sentence: String, origin: Provenance = .none) {
    self.kind = kind
    self.sentence = sentence
    element = origin.element
    location = origin.location
  }

  /// The sentence as a part of a longer one.
  var clause: String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    // Abbreviations such as NAT and TCP stay as they are.
    guard let second = text.dropFirst().first, second.isLowercase else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
