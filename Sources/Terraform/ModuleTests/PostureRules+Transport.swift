import AWSResources
import Topology

extension PostureRules {
  /// What moves is encrypted, and plain transport is refused.
  var transport: [Assertion] { listeners + fileSystems + refusals }

  private var listeners: [Assertion] {
    func isOf(_ protocols: Set<String>) -> (ModuleTestScope.Family) -> Bool {
      { family in
        family.members.allSatisfy { protocols.contains($0["protocol"]?.stringValue ?? "") }
      }
    }
    return scope.each(
      AWS.LbListener.type, skippedBy: ["CKV_AWS_103"], where: isOf(["HTTPS", "TLS"]),
      "A listener must accept nothing below TLS 1.2 and offer TLS 1.3."
    ) {
      .call("startswith", [$0.attribute("ssl_policy"), .string("ELBSecurityPolicy-TLS13-1-")])
        .and(
          .call("strcontains", [$0.attribute("ssl_policy"), .string("TLS13-1-0")]).equals(false)
        )
        .and(
          .call("strcontains", [$0.attribute("ssl_policy"), .string("TLS13-1-1")]).equals(false))
    }
      + scope.each(
        AWS.LbListener.type, skippedBy: ["CKV_AWS_2", "CKV2_AWS_20"], where: isOf(["HTTP"]),
        "A listener for HTTP may only redirect to HTTPS."
      ) {
        $0.nested("default_action", "type").equals("redirect")
          .and(
            HCLExpression.index($0.attribute("default_action"), .int(0))
              .nested("redirect", "protocol").equals("HTTPS"))
      }
  }

  private var fileSystems: [Assertion] {
    scope.each(
      AWS.EcsTaskDefinition.type, skippedBy: ["CKV_AWS_97"],
      where: { family in
        family.members.allSatisfy { member in
          guard case .blocks(let volumes)? = member["volume"] else { return false }
          return volumes.contains { $0["efs_volume_configuration"] != nil }
        }
      },
      "A task must mount file systems by encrypted connections and by its own role."
    ) {
      .all(
        "configuration",
        in: .call(
          "flatten", [.attribute(.splat($0.attribute("volume")), "efs_volume_configuration")]),
        HCLExpression.name("configuration").attribute("transit_encryption").equals("ENABLED")
          .and(
            HCLExpression.name("configuration").nested("authorization_config", "iam").equals(
              "ENABLED")
          ))
    }
  }

  /// Policies of resources that are reached over the network by anyone who may.
  private var refusals: [Assertion] {
    [
      (AWS.EfsFileSystemPolicy.type, "A file system must refuse plain transport."),
      (AWS.S3BucketPolicy.type, "A bucket must refuse plain transport."),
      (AWS.SnsTopicPolicy.type, "A topic must refuse plain transport."),
      (AWS.SqsQueuePolicy.type, "A queue must refuse plain transport."),
    ].flatMap { type, message in
      scope.each(type, message) {
        let statement = HCLExpression.name("statement")
        let condition = HCLExpression.call(
          "try",
          [
            .index(
              .attribute(.attribute(statement, "Condition"), "Bool"), .string("aws:SecureTransport")
            ),
            .string("any"),
          ])
        return .any(
          "statement",
          in: .attribute(.call("jsondecode", [$0.attribute("policy")]), "Statement"),
          statement.attribute("Effect").equals("Deny").and(condition.equals("false")))
      }
    }
  }
}
