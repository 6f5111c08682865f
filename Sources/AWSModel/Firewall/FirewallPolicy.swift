import Topology

/// A firewall policy of AWS Network Firewall.
package struct FirewallPolicy: Hashable, Sendable, Identifiable {
  /// A rule group that the policy uses.
  package struct GroupReference: Hashable, Sendable {
    package let group: Known<FirewallRuleGroup.ID>
    /// What the policy calls it, for a group that the model does not hold: its ARN.
    package let arn: Known<String>
    /// The name of a group that AWS manages, from its ARN; nil for others.
    package let managedName: String?
    package let priority: Known<Int>
    /// Whether the policy only alerts where the group drops.
    package let isAlertOnly: Known<Bool>
  }

  package let id: ElementID
  /// Why the policy's content is not known; nil where it is.
  package let unknown: Unknown?
  /// Whether rules are evaluated in strict order, as opposed to the default action order.
  package let isStrict: Known<Bool>
  package let statefulDefaultActions: Texts
  /// Whether it looks into TLS, so that rules about what is inside meet it too.
  package let inspectsTLS: Bool
  /// `DROP`, `CONTINUE` or `REJECT`; absent means `DROP`.
  package let streamExceptionPolicy: Known<String>
  package let variables: [FirewallVariable]
  /// The stateful groups in the order of their priorities; those without one as they are written.
  package let statefulGroups: [GroupReference]
  package let statelessGroups: [GroupReference]
  package let statelessDefaultActions: Texts
}

/// A variable of a policy or rule group: a set of addresses or ports under a name such as HOME_NET.
package struct FirewallVariable: Hashable, Sendable {
  package let name: Known<String>
  package let members: Texts
  /// Whether it is a set of ports.
  package let isPorts: Bool
}
