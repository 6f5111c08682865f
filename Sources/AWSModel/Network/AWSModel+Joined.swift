import Topology

extension AWSModel {
  /// The VPCs, and all that transit gateways and peering connections join with them.
  package func joined(with vpcs: Set<VPC.ID>) -> Set<VPC.ID> {
    var known = vpcs
    var open = Array(vpcs)
    while let vpc = open.popLast() {
      for neighbour in neighbours(of: vpc) where known.insert(neighbour).inserted {
        open.append(neighbour)
      }
    }
    return known
  }

  private func neighbours(of vpc: VPC.ID) -> [VPC.ID] {
    var found: [VPC.ID] = []
    for gateway in transitGateways.values {
      let attached = gateway.attachments.compactMap { transitAttachments[$0] }
        .compactMap { attachment -> VPC.ID? in
          if case .vpc(let id) = attachment.kind { id } else { nil }
        }
      if attached.contains(vpc) { found += attached }
    }
    for peering in peerings.values {
      let ends = [peering.requester.value, peering.accepter.value].compactMap(\.self)
      if ends.contains(vpc) { found += ends }
    }
    return found
  }
}
