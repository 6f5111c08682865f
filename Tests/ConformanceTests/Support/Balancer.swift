import ArchitectureDSL
import Topology

/// A load balancer that faces the internet, for HTTPS to ``Hosts`` in any VPC.
struct Balancer: VPCMember {
  private let name: String
  private let tier: String
  private let isNetwork: Bool
  private let location: SourceLocation

  /// - Parameter isNetwork: A Network Load Balancer instead of an Application Load Balancer.
  init(
    _ name: String, in tier: String, isNetwork: Bool = false, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.tier = tier
    self.isNetwork = isNetwork
    location = SourceLocation(file: fileID, line: line)
  }

  func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpc = scope.id else { return }
    let id = scope.element(name)
    let group = lowering.addOpenGroup(of: id, in: vpc, at: location)
    let subnets = lowering.environment.zones.map { zone -> Value in
      .reference(vpc.child(tier, key: zone.key), "id")
    }
    lowering.add(
      Resource(
        id: id, type: "aws_lb", name: name,
        arguments: [
          "load_balancer_type": isNetwork ? "network" : "application", "internal": false,
          "subnets": .list(subnets), "security_groups": [.reference(group, "id")],
        ], title: "Load balancer \(id)", location: location))
    lowering.add(
      Resource(
        id: id.child("target-group"), type: "aws_lb_target_group", name: name,
        arguments: [
          "port": 443, "protocol": isNetwork ? "TCP" : "HTTPS", "target_type": "ip",
          "vpc_id": .reference(vpc.child("vpc"), "id"),
        ], title: "Targets of \(id)", location: location))
    lowering.add(
      Resource(
        id: id.child("listener"), type: "aws_lb_listener", name: name,
        arguments: [
          "load_balancer_arn": .reference(id, "arn"), "port": 443,
          "protocol": isNetwork ? "TCP" : "HTTPS",
          "default_action": .blocks([
            [
              "type": "forward",
              "target_group_arn": .reference(id.child("target-group"), "arn"),
            ]
          ]),
        ], title: "Listener of \(id)", location: location))
  }
}
