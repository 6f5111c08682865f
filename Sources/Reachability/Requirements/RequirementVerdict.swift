/// Whether a requirement holds. The order is that of bad news.
package enum RequirementVerdict: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// It holds for every packet, whatever is chosen on the way.
  case proved
  /// It depends on what is not modelled.
  case unknown
  /// There is a packet that breaks it.
  case refuted

  package static func < (left: RequirementVerdict, right: RequirementVerdict) -> Bool {
    rank(left) < rank(right)
  }

  private static func rank(_ verdict: RequirementVerdict) -> Int {
    switch verdict {
    case .proved: 0
    case .unknown: 1
    case .refuted: 2
    }
  }
}
