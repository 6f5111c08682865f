import AWSResources
import Topology

extension PostureRules {
  /// What must not be open to everyone.
  var exposure: [Assertion] { addresses + securityGroups + buckets }

  private var addresses: [Assertion] {
    scope.each(
      AWS.Subnet.type, skippedBy: ["CKV_AWS_130"], "No subnet may give out public addresses."
    ) { $0.attribute("map_public_ip_on_launch").differs(from: true) }
      + scope.each(
        AWS.EcsService.type, skippedBy: ["CKV_AWS_333"], where: { $0.has("network_configuration") },
        "No task may have a public address."
      ) { $0.nested("network_configuration", "assign_public_ip").differs(from: true) }
      + scope.each(
        AWS.Instance.type, skippedBy: ["CKV_AWS_88"],
        where: { $0.has("associate_public_ip_address") }, "No instance may have a public address."
      ) { $0.attribute("associate_public_ip_address").differs(from: true) }
      + scope.each(
        AWS.DbInstance.type, skippedBy: ["CKV_AWS_17"],
        "No database may be reached from the internet."
      ) { $0.attribute("publicly_accessible").differs(from: true) }
  }

  private var securityGroups: [Assertion] {
    scope.each(
      AWS.DefaultSecurityGroup.type,
      "The default security group must let nothing in or out: nothing may use it."
    ) {
      $0.attribute("ingress").length.equals(.int(0)).and(
        $0.attribute("egress").length.equals(.int(0)))
    }
      + scope.each(
        AWS.VpcSecurityGroupIngressRule.type,
        skippedBy: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277"],
        "No rule may admit the whole internet."
      ) {
        .call("coalesce", [$0.attribute("cidr_ipv4"), .string("none")]).differs(from: "0.0.0.0/0")
      }
      + scope.each(
        AWS.VpcSecurityGroupEgressRule.type, skippedBy: ["CKV_AWS_382"],
        "No rule may let every protocol out."
      ) { $0.attribute("ip_protocol").differs(from: "-1") }
  }

  private var buckets: [Assertion] {
    scope.each(
      AWS.S3BucketPublicAccessBlock.type, "Every way to make a bucket public must be blocked."
    ) {
      $0.attribute("block_public_acls").and($0.attribute("block_public_policy"))
        .and($0.attribute("ignore_public_acls")).and($0.attribute("restrict_public_buckets"))
    }
  }
}
