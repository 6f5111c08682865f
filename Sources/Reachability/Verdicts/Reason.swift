import Topology

/// Why a packet does not arrive.
package struct Reason: Hashable, Sendable, Codable {
  package let code: ReasonCode
  /// What a network engineer would say, in whole sentences.
  package let sentence: String
  /// What refused: a rule, a route, a gateway.
  package let element: ElementID?
  package let location: SourceLocation?

  package init(_ code: ReasonCode, _ sentence: String, origin: Provenance = .none) {
    self.code = code
    self.sentence = sentence
    element = origin.element
    location = origin.location
  }
}

extension Reason: CustomStringConvertible {
  package var description: String { "\(code.rawValue): \(sentence)" }
}
