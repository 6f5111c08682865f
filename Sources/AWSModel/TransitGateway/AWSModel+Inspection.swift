import AWSResources
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

  /// The attachments of VPCs that hold a firewall, where it is not known which tables lead to its
  /// endpoints: what else would be sent there through the transit gateway.
  package var presumedInspectionAttachments: [TransitAttachment] {
    let isOpen = all(AWS.Route.View.self).contains {
      $0.vpcEndpointId.value != nil && values.link($0.routeTableId).unknown != nil
    }
    guard isOpen else { return [] }
    let homes = Set(firewalls.values.compactMap(\.vpc.value))
    return transitAttachments.values.filter {
      if case .vpc(let vpc) = $0.kind { homes.contains(vpc) } else { false }
    }
  }
}
