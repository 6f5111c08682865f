/// Collects the parts of a ``Decision``: one ``Context``, one ``Choice``, then its consequences.
@resultBuilder
public enum DecisionBuilder {
  /// What a decision consists of.
  public struct Parts: Sendable {
    let context: Context
    let choice: Choice
    let consequences: [Consequence]
  }

  public static func buildBlock(
    _ context: Context, _ choice: Choice, _ first: Consequence, _ more: Consequence...
  ) -> Parts {
    Parts(context: context, choice: choice, consequences: [first] + more)
  }
}
