import AWSModel
import Topology

/// An address that AWS keeps for itself.
///
/// Source: AWS, "Subnet CIDR blocks", "Understanding Amazon DNS", "Instance metadata and user data".
enum ReservedAddress: Sendable {
  /// The resolver at the second address of a VPC's block. Neither security groups nor network ACLs
  /// have a say in queries to it.
  case resolver(vpc: ElementID)
  /// The resolver, the metadata and the clock of the host itself.
  case link(String)
  /// One of the first four addresses of a subnet, or its last one.
  case kept
}

extension NetworkModel {
  /// What AWS keeps the address for; nil where it does not.
  func reserved(_ address: IPv4Address) -> ReservedAddress? {
    switch address.description {
    case "169.254.169.253": return .link("the resolver at 169.254.169.253")
    case "169.254.169.254": return .link("instance metadata")
    case "169.254.170.2": return .link("task metadata")
    case "169.254.169.123": return .link("the Amazon Time Sync Service")
    default: break
    }
    for vpc in model.vpcs.values {
      if let block = vpc.networks.first, address.bits == block.address.bits &+ 2 {
        return .resolver(vpc: vpc.id)
      }
    }
    for subnet in model.subnets.values {
      guard let block = subnet.block.value, block.contains(address), block.count >= 16 else {
        continue
      }
      if address.bits < block.address.bits + 4 || address == block.lastAddress { return .kept }
    }
    return nil
  }
}
