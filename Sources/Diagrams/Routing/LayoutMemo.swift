/// Keeps what Graphviz computed between runs: its answer depends on the DOT text alone.
///
/// The caller decides where answers live, for example in a folder of files named by a hash of the
/// question. An answer that cannot be read is computed again.
public struct LayoutMemo: Sendable {
  /// The answer to this question, where it is known.
  public let answer: @Sendable (_ question: String) -> String?
  /// Keeps the answer to a question.
  public let keep: @Sendable (_ question: String, _ answer: String) -> Void

  public init(
    answer: @escaping @Sendable (_ question: String) -> String?,
    keep: @escaping @Sendable (_ question: String, _ answer: String) -> Void
  ) {
    self.answer = answer
    self.keep = keep
  }

  /// Keeps nothing.
  public static let none = LayoutMemo(answer: { _ in nil }, keep: { _, _ in })
}
