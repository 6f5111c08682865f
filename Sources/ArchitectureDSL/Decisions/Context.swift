/// What led to the question that a ``Decision`` answers.
public struct Context: Sendable {
  let text: String

  /// - Parameter text: One or more whole sentences.
  public init(_ text: String) { self.text = text }
}
