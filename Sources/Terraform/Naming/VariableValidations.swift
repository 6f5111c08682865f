import AWSResources
import Topology

/// The rule that a variable's values must obey, where the argument or the values tell one.
enum VariableValidations {
  /// CloudWatch Logs accepts only these.
  /// Source: AWS, CloudWatch Logs API, `PutRetentionPolicy`.
  static let logRetention = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ]

  static func rule(
    for name: String, argument: String, resourceType: String, type: ValueType, values: [Value]
  ) -> VariableValidation? {
    let scalars = values.flatMap(leaves)
    guard !scalars.isEmpty else { return nil }
    let variable = HCLExpression.variable(name)
    let each: (HCLExpression) -> HCLExpression
    let message: String
    let counterexample: HCLExpression

    if scalars.allSatisfy(isCIDR) {
      each = { .call("can", [.call("cidrhost", [$0, .int(0)])]) }
      message = "must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
      counterexample = .string("none")
    } else if argument == "retention_in_days", resourceType == AWS.CloudwatchLogGroup.type {
      each = { .call("contains", [.list(logRetention.map(HCLExpression.int)), $0]) }
      message = "must be a number of days that CloudWatch Logs accepts, for example 30 or 365."
      counterexample = .int(2)
    } else if scalars.allSatisfy(isCount) {
      if argument.hasSuffix("percent") {
        each = { .binary(.binary($0, ">=", .int(0)), "&&", .binary($0, "<=", .int(200))) }
        message = "must be a percentage between 0 and 200."
        counterexample = .int(201)
      } else {
        each = {
          .binary(.binary($0, ">=", .int(0)), "&&", .binary(.call("floor", [$0]), "==", $0))
        }
        message = "must be a whole number, zero or more."
        counterexample = .int(-1)
      }
    } else {
      return nil
    }

    switch type.required {
    case .string, .number:
      // Both operands of || are evaluated, and a comparison with null is an error.
      let condition =
        type.isOptional
        ? HCLExpression.conditional(.binary(variable, "==", .null), .bool(true), each(variable))
        : each(variable)
      return VariableValidation(
        condition: condition, message: "The value of \(name) \(message)",
        counterexample: counterexample)
    case .list:
      return VariableValidation(
        condition: all(variable, each), message: "Every element of \(name) \(message)",
        counterexample: .list([counterexample]))
    case .map:
      return VariableValidation(
        condition: all(.call("values", [variable]), each),
        message: "Every value of \(name) \(message)",
        counterexample: .object([HCLExpression.ObjectItem("a", counterexample)]))
    default: return nil
    }
  }

  private static func all(
    _ collection: HCLExpression, _ each: (HCLExpression) -> HCLExpression
  ) -> HCLExpression {
    .call(
      "alltrue",
      [.forList(HCLExpression.ForClause(["value"], in: collection), each(.name("value")))])
  }

  private static func leaves(_ value: Value) -> [Value] {
    switch value {
    case .null: []
    case .list(let values): values.flatMap(leaves)
    case .object(let members): members.values.flatMap(leaves)
    default: [value]
    }
  }

  private static func isCIDR(_ value: Value) -> Bool {
    value.stringValue.flatMap { IPv4Network($0) } != nil
  }

  private static func isCount(_ value: Value) -> Bool {
    if case .int(let number) = value { number >= 0 } else { false }
  }
}
