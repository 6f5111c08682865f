import Topology

/// A service and where it runs: what other components may refer to.
package struct DeclaredService: Sendable {
  let service: Service
  /// `<cluster>/<service>`.
  let id: ElementID
  let vpc: String

  var name: String { service.name }
  var securityGroup: ElementID { id.child("security-group") }
  var taskRole: ElementID { id.child("task-role") }
  var loadBalancer: ElementID { id.child("load-balancer") }

  /// The load balancer's address in a zone; nil where it has none.
  func fixedAddress(in zone: Zone, registry: Registry) -> IPv4Address? {
    guard let balanced = service.loadBalanced, let vpc = registry.vpcs[vpc],
      let tier = vpc.privateTier, let text = vpc.subnets[tier]?[zone.key],
      let block = IPv4Network(text)
    else { return nil }
    // One that is outside is reported where the service is lowered.
    guard (0..<block.count).contains(balanced.hostNumber) else { return nil }
    return IPv4Address(bits: block.address.bits + UInt32(balanced.hostNumber))
  }
}
