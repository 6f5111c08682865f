import Topology

extension AWSModel {
  /// The attachments of VPCs whose subnets send what arrives to a firewall, to inspect it for others;
  /// a VPC that has what is meant for itself inspected is none of them.
  package var inspectionAttachments: [TransitAttachment] {
    transitAttachments.values.filter { attachment in
      var own: [IPv4Network] = []
      if case .vpc(let id) = attachment.kind { own = vpcs[id]?.networks ?? [] }
      return attachment.subnets.elements.contains { subnet in
        let table = subnets[subnet]?.table.value.flatMap { routeTables[$0] }
        return table?.routes.contains { route in
          guard case .firewallEndpoint = route.target else { return false }
          guard case .block(let destination) = route.destination else { return true }
          return !own.contains { $0.contains(destination) }
        } ?? false
      }
    }
  }
}
