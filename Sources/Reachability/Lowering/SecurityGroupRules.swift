import Topology

/// The rules of one security group, in both directions.
struct SecurityGroupRules {
  let vpc: ElementID?
  var ingress: [SecurityGroupRule] = []
  var egress: [SecurityGroupRule] = []
}
