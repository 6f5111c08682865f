import AWSResources
import Topology

/// Adds a WAF web ACL, its association with a load balancer and its log.
///
/// Source: AWS WAF developer guide, "AWS Managed Rules rule groups list" and "Sending web ACL
/// traffic logs to an Amazon CloudWatch Logs log group".
struct WebACL {
  let name: String
  let owner: ElementID
  let loadBalancer: ElementID
  let requestsPerFiveMinutes: Int?
  let counting: [String]
  /// Days to keep the log.
  let retention: Int
  let location: SourceLocation

  private var acl: ElementID { owner.child("web-acl") }
  private var logGroup: ElementID { owner.child("web-acl-log") }

  func lower(to lowering: inout Lowering) {
    for rule in counting {
      lowering.check(rule, as: .identifier, "a rule that only counts", of: owner, at: location)
    }
    if let requestsPerFiveMinutes {
      // Source: AWS WAF API reference, "RateBasedStatement".
      lowering.check(
        requestsPerFiveMinutes, isIn: 10...2_000_000_000, "'requestsPerFiveMinutes'", of: owner,
        at: location)
    }
    lowering.add(
      AWS.Wafv2WebAcl(
        defaultAction: .init(allow: .init()), scope: "REGIONAL",
        visibilityConfig: Self.visibility(name),
        description: .value(.string("Requests to the load balancer \(name)")),
        name: .value(lowering.name(name)), rule: rules, tags: .value(lowering.nameTag(name))),
      id: acl, name: name, title: "Web ACL of the \(name) load balancer", at: location)
    lowering.add(
      AWS.Wafv2WebAclAssociation(
        resourceArn: .reference(loadBalancer, "arn"), webAclArn: .reference(acl, "arn")),
      id: owner.child("web-acl-association"), name: name,
      title: "Web ACL in front of the \(name) load balancer", at: location)
    lowerLogging(to: &lowering)
  }

  private var rules: [AWS.Wafv2WebAcl.Rule] {
    let limit = requestsPerFiveMinutes.map { limit in
      AWS.Wafv2WebAcl.Rule(
        name: "request-rate", priority: 10,
        statement: .init(
          rateBasedStatement: .init(limit: .value(.int(limit)), aggregateKeyType: "IP")),
        visibilityConfig: Self.visibility("request-rate"), action: .init(block: .init()))
    }
    return [
      limit,
      managed("AWSManagedRulesAmazonIpReputationList", priority: 20),
      // Clients behind a proxy in some cloud are legitimate: those are counted, Tor is blocked.
      managed("AWSManagedRulesAnonymousIpList", priority: 30, counting: ["HostingProviderIPList"]),
      managed("AWSManagedRulesKnownBadInputsRuleSet", priority: 40),
      managed("AWSManagedRulesCommonRuleSet", priority: 50, counting: counting),
    ].compactMap { $0 }
  }

  private func managed(
    _ group: String, priority: Int, counting: [String] = []
  ) -> AWS.Wafv2WebAcl.Rule {
    .init(
      name: .value(.string(group)), priority: .value(.int(priority)),
      statement: .init(
        managedRuleGroupStatement: .init(
          name: .value(.string(group)), vendorName: "AWS",
          ruleActionOverride: counting.map {
            .init(actionToUse: .init(count: .init()), name: .value(.string($0)))
          })),
      visibilityConfig: Self.visibility(group), overrideAction: .init(none: .init()))
  }

  private static func visibility(_ metric: String) -> AWS.Wafv2WebAcl.VisibilityConfig {
    .init(
      cloudwatchMetricsEnabled: true, metricName: .value(.string(metric)),
      sampledRequestsEnabled: true)
  }

  private func lowerLogging(to lowering: inout Lowering) {
    lowering.add(
      AWS.CloudwatchLogGroup(
        kmsKeyId: lowering.encryptionKeyARN(),
        name: .value(
          .template([
            .string("aws-waf-logs-\(lowering.architecture)-"), .context(.environment),
            .string("-\(name)"),
          ])),
        retentionInDays: .value(.int(retention))),
      id: logGroup, name: "\(name)-waf", title: "WAF log of the \(name) load balancer",
      notes: ["name": "WAF accepts only log groups whose name begins with aws-waf-logs-."],
      at: location)
    let policy = lowering.add(
      AWS.CloudwatchLogResourcePolicy(
        policyDocument: .value(
          .json(
            Policy.document(
              Policy.statement(
                "Allow", ["logs:CreateLogStream", "logs:PutLogEvents"],
                on: [.template([.reference(logGroup, "arn"), ":*"])], sid: "DeliverLogs",
                principal: ["Service": "delivery.logs.amazonaws.com"],
                condition: [
                  "StringEquals": ["aws:SourceAccount": .context(.accountID)],
                  "ArnLike": [
                    "aws:SourceArn": .template([
                      "arn:aws:logs:", .context(.region), ":", .context(.accountID), ":*",
                    ])
                  ],
                ])))), policyName: .value(lowering.name(name, "web-acl"))),
      id: owner.child("web-acl-log-policy"), name: "\(name)-waf",
      title: "Permission to write the WAF log of the \(name) load balancer", at: location)
    lowering.add(
      AWS.Wafv2WebAclLoggingConfiguration(
        logDestinationConfigs: .value([.reference(logGroup, "arn")]),
        resourceArn: .reference(acl, "arn"),
        redactedFields: [.init(singleHeader: .init(name: "authorization"))]),
      id: owner.child("web-acl-logging"), name: name,
      title: "WAF logging of the \(name) load balancer",
      dependsOn: [policy], at: location)
  }
}
