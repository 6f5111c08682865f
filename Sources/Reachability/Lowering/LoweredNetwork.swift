import Topology

/// A forwarding network, with what is needed to find elements in it.
struct LoweredNetwork {
  var network: ForwardingNetwork
  let reader: TopologyReader
  let interfacesOfOwner: [ElementID: [Int]]
  let subnetOrder: [ElementID]
  let subnetVPC: [ElementID: ElementID]
  let serviceRanges: [String: IPv4Network]
}
