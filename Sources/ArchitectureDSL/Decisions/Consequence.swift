/// What follows from a ``Decision``, good or bad.
public struct Consequence: Sendable {
  let text: String

  /// - Parameter text: One or more whole sentences.
  public init(_ text: String) { self.text = text }
}
