/// What the conditions of module tests are built from.
extension Expression {
  func attribute(_ name: String) -> Expression { .attribute(self, name) }

  /// `block[0].name`: an argument of a nested block that stands once.
  func nested(_ block: String, _ name: String) -> Expression {
    .attribute(.index(.attribute(self, block), .int(0)), name)
  }

  func equals(_ other: Expression) -> Expression { .binary(self, "==", other) }
  func equals(_ text: String) -> Expression { equals(.string(text)) }
  func equals(_ flag: Bool) -> Expression { equals(.bool(flag)) }
  func differs(from text: String) -> Expression { .binary(self, "!=", .string(text)) }
  /// Also where there is no value: tests see no defaults of the provider.
  func differs(from flag: Bool) -> Expression { .binary(self, "!=", .bool(flag)) }
  func isMore(than number: Int) -> Expression { .binary(self, ">", .int(number)) }
  func and(_ other: Expression) -> Expression { .binary(self, "&&", other) }

  var length: Expression { .call("length", [self]) }
  var values: Expression { .call("values", [self]) }

  /// Whether the value is the ARN of a customer's key, rather than nothing or a name.
  var isKey: Expression { .call("can", [.call("regex", [.string("^arn:aws:kms:"), self])]) }

  func contains(_ element: Expression) -> Expression { .call("contains", [self, element]) }

  static func all(
    _ names: String..., in collection: Expression, _ condition: Expression
  ) -> Expression {
    .call("alltrue", [.forList(ForClause(names, in: collection), condition.laidOut)])
  }

  static func any(
    _ names: String..., in collection: Expression, _ condition: Expression
  ) -> Expression {
    .call("anytrue", [.forList(ForClause(names, in: collection), condition.laidOut)])
  }

  /// Conditions that are too long to stand in one line stand under each other.
  var laidOut: Expression {
    guard case .binary(_, "&&", _) = self, HCLFormatter.inline(self).count > 80 else { return self }
    return .call("alltrue", [.list(conjuncts)])
  }

  private var conjuncts: [Expression] {
    if case .binary(let left, "&&", let right) = self {
      left.conjuncts + right.conjuncts
    } else {
      [self]
    }
  }
}
