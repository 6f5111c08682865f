import AWSModel
import Topology

/// A forwarding network, with what is needed to find elements in it.
struct LoweredNetwork {
  var network: ForwardingNetwork
  let model: AWSModel
  let interfacesOfOwner: [ElementID: [Int]]
  let subnetOrder: [ElementID]
  let subnetVPC: [ElementID: ElementID]
  let serviceRanges: [String: [IPv4Network]]
  /// The routes of each subnet's table that lead to an internet gateway.
  let internetRoutes: [ElementID: [ForwardingRoute]]
  /// Subnets that hold interfaces of transit gateways and firewalls, and nothing else.
  let deviceSubnets: Set<ElementID>
  /// Groups that an outbound rule names, so that it matters who of a subnet is meant.
  let namedGroups: Set<ElementID>
  /// The blocks of rules and routes that are a part of a subnet only.
  let subnetCuts: [ElementID: [IPv4Network]]
  /// The ports from 1024 at which rules without memory, of network ACLs, begin or have just ended.
  let portCuts: [UInt16]
}
