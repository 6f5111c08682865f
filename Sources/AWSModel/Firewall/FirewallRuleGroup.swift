import Topology

/// A rule group of AWS Network Firewall, in whichever form its rules are written.
package struct FirewallRuleGroup: Hashable, Sendable, Identifiable {
  /// A stateful rule with header and options as arguments.
  package struct HeaderRule: Hashable, Sendable {
    /// The fields that are known; nil where one of them is not.
    package let rule: SuricataRule?
  }

  /// A list of domains that are allowed or denied.
  package struct DomainList: Hashable, Sendable {
    package let isAllowed: Known<Bool>
    /// `TLS_SNI`, `HTTP_HOST`.
    package let targetTypes: Texts
    package let targets: Texts
  }

  /// A stateless rule.
  package struct StatelessRule: Hashable, Sendable {
    package let priority: Known<Int>
    package let actions: Texts
    package let sources: [Known<IPv4Network>]
    package let destinations: [Known<IPv4Network>]
    package let sourcePorts: [Known<ClosedRange<Int>>]
    package let destinationPorts: [Known<ClosedRange<Int>>]
    package let protocols: [Known<Int>]
    /// How many settings of TCP flags it has.
    package let flagSettings: Int

    package var hasFlags: Bool { flagSettings > 0 }
  }

  package let id: ElementID
  package let capacity: Known<Int>
  /// Whether it is stateful, as opposed to stateless.
  package let isStateful: Known<Bool>
  /// Whether its rules are evaluated in strict order; absent where the rules are a text alone,
  /// which has the order of the policy that uses it.
  package let isStrict: Known<Bool>
  package let variables: [FirewallVariable]
  /// The rules as text; absent where they are written otherwise.
  package let text: Known<String>
  /// The rules of ``text``, with a question mark in the place of each part that is not known.
  package let suricataRules: [SuricataRule]
  package let headerRules: [HeaderRule]
  package let domainLists: [DomainList]
  package let statelessRules: [StatelessRule]
  /// Why some rules are not known; nil where all are.
  package let unknown: Unknown?
}
