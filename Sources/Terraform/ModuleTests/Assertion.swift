/// An `assert` block of a module test.
struct Assertion {
  let condition: HCLExpression
  /// What must hold, in a sentence; printed where it does not.
  let message: String

  var block: Block {
    Block(
      "assert", [],
      [.attribute("condition", condition), .attribute("error_message", .string(message))])
  }
}
