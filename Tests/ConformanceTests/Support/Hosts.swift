import ArchitectureDSL
import Topology

/// Hosts for the walks, one in each zone of a tier. They accept HTTPS and may open any connection;
/// what is tested is the way between them.
struct Hosts: VPCMember {
  private let name: String
  private let tier: String
  private let isPublic: Bool
  private let balancer: String?
  private let location: SourceLocation

  /// - Parameter balancer: The ``Balancer`` that has them as its targets, as `<vpc>/<name>`.
  init(
    _ name: String, in tier: String = "private", isPublic: Bool = false,
    behind balancer: String? = nil, fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.tier = tier
    self.isPublic = isPublic
    self.balancer = balancer
    location = SourceLocation(file: fileID, line: line)
  }

  func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpc = scope.id else { return }
    let id = scope.element(name)
    let group = lowering.addOpenGroup(of: id, in: vpc, at: location)
    let subnets = lowering.environment.zones.map { zone -> Value in
      .reference(vpc.child(tier, key: zone.key), "id")
    }
    let service = Resource(
      id: id, type: "aws_ecs_service", name: name,
      arguments: [
        "name": .string(name), "desired_count": 2,
        "network_configuration": .blocks([
          [
            "subnets": .list(subnets), "security_groups": [.reference(group, "id")],
            "assign_public_ip": .bool(isPublic),
          ]
        ]),
        "load_balancer": .blocks(
          balancer.flatMap { ElementID(text: $0) }.map {
            [
              [
                "target_group_arn": .reference($0.child("target-group"), "arn"),
                "container_name": .string(name), "container_port": 443,
              ]
            ]
          } ?? []),
      ], title: "Hosts \(id)", location: location)
    lowering.add(service)
  }
}

extension Lowering {
  /// A security group that admits HTTPS and lets everything out.
  mutating func addOpenGroup(
    of owner: ElementID, in vpc: ElementID, at location: SourceLocation
  ) -> ElementID {
    let group = owner.child("security-group")
    add(
      Resource(
        id: group, type: "aws_security_group", name: group.name,
        arguments: ["vpc_id": .reference(vpc.child("vpc"), "id")], title: "Group of \(owner)",
        location: location))
    add(
      Resource(
        id: owner.child("ingress"), type: "aws_vpc_security_group_ingress_rule", name: "ingress",
        arguments: [
          "security_group_id": .reference(group, "id"), "ip_protocol": "tcp", "from_port": 443,
          "to_port": 443, "cidr_ipv4": "0.0.0.0/0",
        ], title: "HTTPS to \(owner)", location: location))
    add(
      Resource(
        id: owner.child("egress"), type: "aws_vpc_security_group_egress_rule", name: "egress",
        arguments: [
          "security_group_id": .reference(group, "id"), "ip_protocol": "-1",
          "cidr_ipv4": "0.0.0.0/0",
        ], title: "All from \(owner)", location: location))
    return group
  }
}
