/// What a ``Decision`` chose.
public struct Choice: Sendable {
  let text: String

  /// - Parameter text: One or more whole sentences.
  public init(_ text: String) { self.text = text }
}
