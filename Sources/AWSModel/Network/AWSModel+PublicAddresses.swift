import Topology

extension AWSModel {
  /// What the internet knows by an address, as far as the input says it: an instance, an Elastic IP or
  /// a NAT gateway.
  package func holder(ofPublic address: IPv4Address) -> ElementID? {
    topology.resources.first { values.address($0["public_ip"]).value == address }?.id
  }
}
