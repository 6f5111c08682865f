import AWSResources
import Topology

/// A stateful rule group of a firewall, in the order in which the firewall evaluates them.
public protocol FirewallRuleGroup: Sendable {
  /// The group's name; part of its identity.
  var name: String { get }
  var location: SourceLocation { get }
  /// Adds the group's resources, if it has any, and returns its ARN.
  ///
  /// - Parameter firstSID: The first of a thousand signature numbers that no other group uses.
  func lower(in firewall: ElementID, firstSID: Int, to lowering: inout Lowering) -> Argument<String>
}

extension FirewallRuleGroup {
  func place(in firewall: ElementID) -> FirewallText.Place {
    FirewallText.Place(group: name, subject: firewall.child(name), location: location)
  }

  /// Adds a rule group of the architecture's own.
  func add(
    _ rules: AWS.NetworkfirewallRuleGroup.RuleGroup, capacity: Int, title: String,
    in firewall: ElementID, to lowering: inout Lowering
  ) -> Argument<String> {
    let id = lowering.add(
      AWS.NetworkfirewallRuleGroup(
        capacity: .value(.int(capacity)),
        // The capacity is part of the name: another one makes another group, and the policy uses
        // the old one until the new one is there.
        name: .value(lowering.name(firewall.name, name, "\(capacity)")),
        type: "STATEFUL",
        encryptionConfiguration: lowering.encryptionKeyARN().map {
          .init(type: "CUSTOMER_KMS", keyId: $0)
        },
        ruleGroup: rules, tags: .value(lowering.nameTag(firewall.name, name))),
      id: firewall.child(name), name: name, title: title,
      lifecycle: ResourceLifecycle(createBeforeDestroy: true), at: location)
    return .reference(id, "arn")
  }
}
