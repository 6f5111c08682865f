import Topology

extension AWSModel {
  /// The attachments of VPCs whose subnets send what arrives to a firewall.
  package var inspectionAttachments: [TransitAttachment] {
    transitAttachments.values.filter { attachment in
      attachment.subnets.elements.contains { subnet in
        let table = subnets[subnet]?.table.value.flatMap { routeTables[$0] }
        return table?.routes.contains { route in
          if case .firewallEndpoint = route.target { true } else { false }
        } ?? false
      }
    }
  }
}
