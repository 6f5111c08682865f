import AWSResources
import Topology

/// AWS Network Firewall with an endpoint in every zone of its VPC.
///
/// Rules are evaluated in the order in which they are declared (strict order); what no rule passes
/// is dropped once the application protocol is known, and logged. The endpoints stand in the tier
/// named `firewall`, or in another one where a VPC has two firewalls.
///
/// ```swift
/// NetworkFirewall("perimeter") {
///   TrafficRules("east-west") { Pass(.tcp, from: .vpc("web"), to: .vpc("orders"), port: 443) }
///   AllowDomains("egress", [".amazonaws.com"])
/// }
/// ```
/// Source: AWS Network Firewall developer guide, "Evaluation order for stateful rule groups".
public struct NetworkFirewall: VPCMember {
  let name: String
  let tier: String
  let zones: [Zone]?
  let isProtected: Bool
  let logRetention: Int?
  let rules: [any FirewallRuleGroup]
  let location: SourceLocation

  /// - Parameters:
  ///   - tier: The tier of subnets that the endpoints stand in.
  ///   - zones: Fewer zones than the VPC's are reported (PLB007).
  ///   - isProtected: Whether deletion and changes of policy and subnets are refused.
  ///   - logRetention: Days to keep the alert and flow logs; by default those of ``Defaults``.
  public init(
    _ name: String, tier: String = "firewall", zones: [Zone]? = nil, isProtected: Bool = true,
    logRetention: Int? = nil,
    @ListBuilder<any FirewallRuleGroup> rules: () -> [any FirewallRuleGroup],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.tier = tier
    self.zones = zones
    self.isProtected = isProtected
    self.logRetention = logRetention
    self.rules = rules()
    location = SourceLocation(file: fileID, line: line)
  }

  static let tier = "firewall"

  func resource(in vpc: ElementID) -> ElementID { vpc.child(name).child("firewall") }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "firewall", within: scope.vpc ?? "", at: location)
    for group in rules {
      registry.claim(
        group.name, as: "rule group", within: "\(scope.vpc ?? "")/\(name)", at: group.location)
    }
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName] else { return }
    let id = scope.element(name)
    let title = "\(Words.sentence(name)) firewall"
    checkTier(of: vpc, to: &lowering)
    lowering.add(
      ComponentRecord(
        id: id, kind: .firewall, title: title, parent: scope.parent,
        primary: resource(in: vpc.id), location: location))
    let policy = lowerPolicy(id: id, title: title, to: &lowering)
    let blocks = (zones ?? vpc.zones).map { zone in
      AWS.NetworkfirewallFirewall.SubnetMapping(
        subnetId: .reference(vpc.subnet(tier, zone), "id"))
    }
    lowering.add(
      AWS.NetworkfirewallFirewall(
        firewallPolicyArn: .reference(policy, "arn"),
        name: .value(lowering.name(name)), subnetMapping: blocks,
        vpcId: .reference(vpc.resource, "id"),
        deleteProtection: .value(.bool(isProtected)),
        encryptionConfiguration: lowering.encryptionKeyARN().map {
          .init(type: "CUSTOMER_KMS", keyId: $0)
        },
        firewallPolicyChangeProtection: .value(.bool(isProtected)),
        subnetChangeProtection: .value(.bool(isProtected)),
        tags: .value(lowering.nameTag(name))),
      id: resource(in: vpc.id), name: name, title: title, at: location)
    lowerLogging(id: id, firewall: resource(in: vpc.id), title: title, to: &lowering)
  }

  private func checkTier(of vpc: DeclaredVPC, to lowering: inout Lowering) {
    guard !vpc.vpc.tiers.contains(where: { $0.name == tier }) else { return }
    lowering.diagnostics.append(
      Diagnostic(
        .unknownTarget, summary: "the VPC '\(vpc.name)' has no subnets for its firewall",
        detail: "The endpoints of '\(name)' stand in a tier named '\(tier)'.",
        remedy: "Add Subnets(\"\(tier)\", prefixLength: 28) { … }, or use InspectionVPC.",
        subject: vpc.id, location: location))
  }

  private func lowerPolicy(
    id: ElementID, title: String, to lowering: inout Lowering
  ) -> ElementID {
    var references: [AWS.NetworkfirewallFirewallPolicy.StatefulRuleGroupReference] = []
    for (index, group) in rules.enumerated() {
      let arn = group.lower(
        in: id, firstSID: (index + 1) * 1000 + 1, to: &lowering)
      references.append(.init(resourceArn: arn, priority: .value(.int((index + 1) * 100))))
    }
    return lowering.add(
      AWS.NetworkfirewallFirewallPolicy(
        firewallPolicy: .init(
          statelessDefaultActions: ["aws:forward_to_sfe"],
          statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
          policyVariables: .init(ruleVariables: [
            .init(
              ipSet: .init(definition: .value(.list([.context(.addressBlock)]))), key: "HOME_NET")
          ]),
          statefulDefaultActions: [
            "aws:drop_established_app_layer", "aws:alert_established_app_layer",
          ],
          statefulEngineOptions: .init(
            ruleOrder: "STRICT_ORDER", streamExceptionPolicy: "REJECT"),
          statefulRuleGroupReference: references),
        name: .value(lowering.name(name)),
        encryptionConfiguration: lowering.encryptionKeyARN().map {
          .init(type: "CUSTOMER_KMS", keyId: $0)
        },
        tags: .value(lowering.nameTag(name))),
      id: id.child("policy"), name: name, title: "Policy of the \(title)",
      notes: [
        "":
          "HOME_NET names every network of the environment: by default it is the firewall's own VPC, and domain lists and managed rules would ignore the others."
      ], at: location)
  }

  private func lowerLogging(
    id: ElementID, firewall: ElementID, title: String, to lowering: inout Lowering
  ) {
    let destinations = ["alert", "flow"].map { kind in
      let group = lowering.add(
        AWS.CloudwatchLogGroup(
          kmsKeyId: lowering.encryptionKeyARN(),
          name: .value(lowering.logGroupName(name, kind)),
          retentionInDays: .value(.int(logRetention ?? lowering.registry.retention.logs))),
        id: id.child("\(kind)-log"), name: "\(name)-\(kind)",
        title: "\(Words.sentence(kind)) log of the \(title)", at: location)
      return AWS.NetworkfirewallLoggingConfiguration.LogDestinationConfig(
        logDestination: .value(["logGroup": .reference(group, "name")]),
        logDestinationType: "CloudWatchLogs", logType: .value(.string(kind.uppercased())))
    }
    lowering.add(
      AWS.NetworkfirewallLoggingConfiguration(
        firewallArn: .reference(firewall, "arn"),
        loggingConfiguration: .init(logDestinationConfig: destinations)),
      id: id.child("logging"), name: name, title: "Logging of the \(title)", at: location)
  }
}

extension DeclaredVPC {
  var firewalls: [NetworkFirewall] { vpc.firewalls }

  func firewall(_ name: String) -> NetworkFirewall? { firewalls.first { $0.name == name } }
}

extension VPC {
  var firewalls: [NetworkFirewall] { members.compactMap { $0 as? NetworkFirewall } }

  /// The tiers that hold firewall endpoints.
  var firewallTiers: Set<String> { Set(firewalls.map(\.tier)) }
}
