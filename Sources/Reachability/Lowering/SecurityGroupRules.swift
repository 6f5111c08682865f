import Topology

/// The rules of one security group, in both directions.
struct SecurityGroupRules {
  var ingress: [PeerRule] = []
  var egress: [PeerRule] = []
}
