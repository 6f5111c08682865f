import Topology

/// IAM policy documents as values.
///
/// Source: AWS IAM user guide, "IAM JSON policy elements reference".
package enum Policy {
  package static func document(_ statements: Value...) -> Value { document(statements) }

  package static func document(_ statements: [Value]) -> Value {
    .object(["Version": "2012-10-17", "Statement": .list(statements)])
  }

  package static func allow(
    _ actions: [String], on resources: [Value], sid: String? = nil, condition: Value? = nil
  ) -> Value {
    statement("Allow", actions, on: resources, sid: sid, principal: nil, condition: condition)
  }

  package static func statement(
    _ effect: String, _ actions: [String], on resources: [Value]?, sid: String? = nil,
    principal: Value? = nil, condition: Value? = nil
  ) -> Value {
    var members: [(String, Value)] = []
    if let sid { members.append(("Sid", .string(sid))) }
    members.append(("Effect", .string(effect)))
    if let principal { members.append(("Principal", principal)) }
    members.append(("Action", one(actions.map(Value.string))))
    if let resources { members.append(("Resource", one(resources))) }
    if let condition { members.append(("Condition", condition)) }
    return .object(.init(uniqueKeysWithValues: members))
  }

  /// A role's trust in one AWS service.
  package static func trust(service: String, condition: Value? = nil) -> Value {
    document(
      statement(
        "Allow", ["sts:AssumeRole"], on: nil, principal: .object(["Service": .string(service)]),
        condition: condition))
  }

  /// Only on behalf of this account: AWS's guard against the confused deputy.
  package static let sameAccount: Value = .object([
    "StringEquals": .object(["aws:SourceAccount": .context(.accountID)])
  ])

  /// A list of one is written as the value alone, as IAM itself does.
  private static func one(_ values: [Value]) -> Value {
    values.count == 1 ? values[0] : .list(values)
  }
}
