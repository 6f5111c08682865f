import Topology

/// A network ACL: rules by number, each direction on its own, without memory.
package struct NetworkACL: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let vpc: Known<VPC.ID>
  /// Whether AWS made it and no resource of the model adopts it.
  package let isImplicit: Bool
  package var rules: [NetworkACLRule] = []
  /// Whether it has, or may have, rules that the model does not hold, in each direction.
  package var mayHaveOtherInbound = false
  package var mayHaveOtherOutbound = false
  package var subnets: [Subnet.ID] = []

  /// Whether it has the rules that AWS gave it and no others: it permits everything.
  package var isUntouched: Bool { isImplicit && rules.allSatisfy { $0.element == vpc.value } }

  /// The rules of one direction in the order of their numbers.
  package func rules(isOutbound: Bool) -> [NetworkACLRule] {
    rules.filter { $0.isOutbound.value ?? isOutbound == isOutbound }
      .enumerated()
      .sorted {
        ($0.element.number.value ?? 0, $0.offset) < ($1.element.number.value ?? 0, $1.offset)
      }
      .map(\.element)
  }
}

/// One rule of a network ACL.
package struct NetworkACLRule: Hashable, Sendable {
  package let isOutbound: Known<Bool>
  package let number: Known<Int>
  package let allows: Known<Bool>
  package let service: ProtocolPorts
  package let block: Known<IPv4Network>
  /// An IPv6 block, as text, where the rule is about IPv6.
  package let ipv6: String?
  /// The resource that it comes from.
  package let element: ElementID
}
