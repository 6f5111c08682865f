import Topology

/// Which VPCs something joins, so that their addresses must be apart.
///
/// Gateways join everything that is attached to them and to the gateways that they lead to. A
/// peering joins its two VPCs and no third: one VPC may be peered with two of the same addresses.
/// Source: Amazon VPC peering guide, "VPC peering basics" and "Configurations with routes to
/// specific subnets"; Amazon VPC transit gateways guide, "Transit gateway attachments".
struct JoinedNetworks {
  /// The arguments of which each resource joins what they name.
  private static let joints: [String: [String]] = [
    "aws_ec2_transit_gateway_vpc_attachment": ["transit_gateway_id", "vpc_id"],
    "aws_ec2_transit_gateway_peering_attachment": [
      "transit_gateway_id", "peer_transit_gateway_id",
    ],
    "aws_vpn_gateway": ["vpc_id"],
    "aws_vpn_gateway_attachment": ["vpn_gateway_id", "vpc_id"],
    "aws_vpn_connection": ["vpn_gateway_id", "transit_gateway_id", "customer_gateway_id"],
    "aws_dx_gateway_association": ["dx_gateway_id", "associated_gateway_id"],
    "aws_networkmanager_vpc_attachment": ["core_network_id", "vpc_arn"],
  ]

  /// What each member's group is found by, until a member is its own.
  private var parents: [String: String] = [:]
  private var peers: Set<Set<String>> = []

  init(_ topology: Topology) {
    let reading = ArgumentReading(topology: topology)
    for resource in topology.resources {
      if resource.type == "aws_vpc_peering_connection" {
        let ends = ["vpc_id", "peer_vpc_id"].compactMap { reading.identity(resource[$0]) }
        if ends.count == 2 { peers.insert(Set(ends)) }
      }
      guard let arguments = Self.joints[resource.type] else { continue }
      // A gateway itself is a joint; attachments and connections are none but by what they name.
      let own = resource.type == "aws_vpn_gateway" ? ["\(resource.id)"] : []
      let members = own + arguments.compactMap { reading.identity(resource[$0]) }.map(Self.object)
      for member in members.dropFirst() { unite(members[0], member) }
    }
  }

  /// Whether packets may go from one VPC to the other.
  func join(_ one: String, _ other: String) -> Bool {
    peers.contains([one, other]) || root(one) == root(other)
  }

  /// An object by its identity, whichever attribute of it is named.
  private static func object(_ identity: String) -> String {
    identity.hasSuffix(".arn") ? String(identity.dropLast(4)) : identity
  }

  private mutating func unite(_ one: String, _ other: String) {
    let (first, second) = (root(one), root(other))
    if first != second { parents[second] = first }
  }

  private func root(_ member: String) -> String {
    var current = member
    while let parent = parents[current] { current = parent }
    return current
  }
}
