/// What the conditions of module tests are built from.
extension HCLExpression {
  func attribute(_ name: String) -> HCLExpression { .attribute(self, name) }

  /// `block[0].name`: an argument of a nested block that stands once.
  func nested(_ block: String, _ name: String) -> HCLExpression {
    .attribute(.index(.attribute(self, block), .int(0)), name)
  }

  func equals(_ other: HCLExpression) -> HCLExpression { .binary(self, "==", other) }
  func equals(_ text: String) -> HCLExpression { equals(.string(text)) }
  func equals(_ flag: Bool) -> HCLExpression { equals(.bool(flag)) }
  func differs(from text: String) -> HCLExpression { .binary(self, "!=", .string(text)) }
  /// Also where there is no value: tests see no defaults of the provider.
  func differs(from flag: Bool) -> HCLExpression { .binary(self, "!=", .bool(flag)) }
  func isMore(than number: Int) -> HCLExpression { .binary(self, ">", .int(number)) }
  func and(_ other: HCLExpression) -> HCLExpression { .binary(self, "&&", other) }

  var length: HCLExpression { .call("length", [self]) }
  var values: HCLExpression { .call("values", [self]) }

  /// Whether the value is the ARN of a customer's key, rather than nothing or a name.
  var isKey: HCLExpression { .call("can", [.call("regex", [.string("^arn:aws:kms:"), self])]) }

  func contains(_ element: HCLExpression) -> HCLExpression { .call("contains", [self, element]) }

  static func all(
    _ names: String..., in collection: HCLExpression, _ condition: HCLExpression
  ) -> HCLExpression {
    .call("alltrue", [.forList(ForClause(names, in: collection), condition.laidOut)])
  }

  static func any(
    _ names: String..., in collection: HCLExpression, _ condition: HCLExpression
  ) -> HCLExpression {
    .call("anytrue", [.forList(ForClause(names, in: collection), condition.laidOut)])
  }

  /// Conditions that are too long to stand in one line stand under each other.
  var laidOut: HCLExpression {
    guard case .binary(_, "&&", _) = self, HCLFormatter.inline(self).count > 80 else { return self }
    return .call("alltrue", [.list(conjuncts)])
  }

  private var conjuncts: [HCLExpression] {
    if case .binary(let left, "&&", let right) = self {
      left.conjuncts + right.conjuncts
    } else {
      [self]
    }
  }
}
