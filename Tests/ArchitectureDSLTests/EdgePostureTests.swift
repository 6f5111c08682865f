import ArchitectureDSL
import Testing
import Topology

@Suite struct EdgePostureTests {
  private let sample = Sample()

  @Test func theLoadBalancerLogsToABucketThatItMayWriteTo() {
    let balancer = sample["ingress/web/load-balancer"]
    for name in ["access_logs", "connection_logs"] {
      let logs = balancer?[name]?.bodies.first
      #expect(logs?["bucket"] == .reference(ElementID("ingress", "web", "log-bucket"), "id"))
      #expect(logs?["enabled"] == true)
    }
    #expect(
      balancer?.dependsOn == [
        ElementID("ingress", "web", "log-bucket-policy"), ElementID("ingress", "internet-gateway"),
      ])
    let delivery = sample.statement("DeliverLogs", of: "ingress/web/log-bucket-policy")
    #expect(
      delivery?["Principal"]?["Service"] == "logdelivery.elasticloadbalancing.amazonaws.com")
    let bucket = Value.reference(ElementID("ingress", "web", "log-bucket"), "arn")
    #expect(
      delivery?["Resource"]
        == [
          .template([bucket, "/access/AWSLogs/", "123456789012", "/*"]),
          .template([bucket, "/connection/AWSLogs/", "123456789012", "/*"]),
        ])
    #expect(
      sample.statement("RefusePlainTransport", of: "ingress/web/log-bucket-policy")?["Effect"]
        == "Deny")
  }

  @Test func theLogBucketIsPrivateEncryptedVersionedAndExpires() {
    let id = "ingress/web/log-bucket"
    #expect(sample.argument("bucket", of: id) == "shop-test-web-logs-123456789012")
    #expect(sample[id]?["force_destroy"] == false)
    for argument in [
      "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets",
    ] {
      #expect(sample["\(id)-public-access-block"]?[argument] == true)
    }
    let encryption = sample["\(id)-encryption"]?["rule"]?.bodies.first
    #expect(
      encryption?["apply_server_side_encryption_by_default"]?.bodies.first?["sse_algorithm"]
        == "AES256")
    #expect(
      sample["\(id)-versioning"]?["versioning_configuration"]?.bodies.first?["status"] == "Enabled")
    #expect(
      sample["\(id)-ownership"]?["rule"]?.bodies.first?["object_ownership"]
        == "BucketOwnerEnforced")
    let rule = sample["\(id)-lifecycle"]?["rule"]?.bodies.first
    #expect(rule?["expiration"]?.bodies.first?["days"] == 365)
  }

  @Test func whatIsNotProtectedCanBeTakenDown() {
    let sample = Sample { _ in Sample.region(isProtected: false) }
    #expect(sample["ingress/web/log-bucket"]?["force_destroy"] == true)
    #expect(sample["ingress/web/load-balancer"]?["enable_deletion_protection"] == false)
    #expect(sample["shop/store/load-balancer"]?["enable_deletion_protection"] == false)
    #expect(self.sample["shop/store/load-balancer"]?["enable_deletion_protection"] == true)
  }

  private func rules(of sample: Sample) -> [String: Value] {
    let bodies = sample["ingress/web/web-acl"]?["rule"]?.bodies ?? []
    return Dictionary(
      bodies.compactMap { body in body["name"]?.stringValue.map { ($0, body) } },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func wafRunsTheManagedRulesAndLimitsRequests() {
    let rules = rules(of: sample)
    for group in ["CommonRuleSet", "KnownBadInputsRuleSet", "AmazonIpReputationList"] {
      let rule = rules["AWSManagedRules\(group)"]
      #expect(rule?["override_action"]?.bodies.first?["none"] != nil, "\(group)")
    }
    let limit = rules["request-rate"]?["statement"]?.bodies.first?["rate_based_statement"]
    #expect(limit?.bodies.first?["limit"] == 2000)
    #expect(rules["request-rate"]?["action"]?.bodies.first?["block"] != nil)
    let priorities = rules.values.compactMap { $0["priority"] }
    #expect(Set(priorities).count == rules.count)
  }

  @Test func wafIsAssociatedAndLogged() {
    let association = sample["ingress/web/web-acl-association"]
    #expect(
      association?["resource_arn"]
        == .reference(ElementID("ingress", "web", "load-balancer"), "arn")
    )
    #expect(sample.argument("name", of: "ingress/web/web-acl-log") == "aws-waf-logs-shop-test-web")
    #expect(sample["ingress/web/web-acl-log"]?["kms_key_id"] != nil)
    #expect(
      sample["ingress/web/web-acl-logging"]?["log_destination_configs"]?.references.first?.element
        == ElementID("ingress", "web", "web-acl-log"))
  }

  @Test func rulesThatOnlyCountAreOverridden() {
    let sample = Sample { _ in
      Sample.region(
        webFirewall: .managed(requestsPerFiveMinutes: nil, counting: ["SizeRestrictions_BODY"]))
    }
    let rules = rules(of: sample)
    #expect(rules["request-rate"] == nil)
    let statement = rules["AWSManagedRulesCommonRuleSet"]?["statement"]?.bodies.first
    let override = statement?["managed_rule_group_statement"]?.bodies
      .first?["rule_action_override"]?.bodies.first
    #expect(override?["name"] == "SizeRestrictions_BODY")
    #expect(override?["action_to_use"]?.bodies.first?["count"] != nil)
  }

  @Test func wafCanBeTurnedOff() {
    let sample = Sample { _ in Sample.region(webFirewall: .off) }
    #expect(!sample.topology.resources.contains { $0.type.hasPrefix("aws_wafv2") })
    #expect(sample["ingress/web/load-balancer"] != nil)
  }
}
