import OrderedCollections
import Topology

extension RuleCase {
  /// The same resources as a plan or state has them.
  static func imported(_ resources: [Resource]) -> [Resource] {
    resources.map { resource in
      Resource(
        id: resource.id, type: resource.type, name: resource.name, arguments: resource.arguments,
        title: resource.title, origin: .state(address: resource.id.description))
    }
  }

  private static func imported(
    _ code: DiagnosticCode, _ name: String, broken: [Resource], mended: [Resource]
  ) -> RuleCase {
    RuleCase(code, name, broken: imported(broken), mended: imported(mended))
  }

  private static let place =
    vpc("net", "10.0.0.0/16") + [subnet("work", vpc: "net", zone: "a", "10.0.0.0/24")]

  /// Something that has an interface with the group.
  private static func interface(_ group: String) -> Resource {
    resource(
      "interface", "aws_network_interface",
      ["subnet_id": of("work"), "security_groups": .list([of(group)])])
  }

  static var imports: [RuleCase] {
    let once = place + table("one", vpc: "net", subnet: "work")
    let again = [
      resource(
        "again", "aws_route_table_association",
        ["route_table_id": of("one"), "subnet_id": of("work")])
    ]
    let group = resource("group", "aws_security_group", ["vpc_id": of("net")])
    let hub = resource(
      "hub", "aws_ec2_transit_gateway",
      [
        "default_route_table_association": "disable", "default_route_table_propagation": "disable",
      ])
    let transitTable = resource(
      "table", "aws_ec2_transit_gateway_route_table", ["transit_gateway_id": of("hub")])
    let targets = resource(
      "targets", "aws_lb_target_group",
      ["vpc_id": of("net"), "port": 80, "protocol": "HTTP", "target_type": "ip"])
    let registration = resource(
      "target", "aws_lb_target_group_attachment",
      ["target_group_arn": of("targets", "arn"), "target_id": "10.0.0.9"])
    let open = resource(
      "target", "aws_lb_target_group_attachment",
      ["target_group_arn": of("targets", "arn"), "target_id": .input("read during apply")])
    return [
      imported(.duplicateAssociation, "a subnet", broken: once + again, mended: once),
      imported(
        .unusedRouteTable, "without a subnet", broken: once + table("two", vpc: "net"),
        mended: once),
      imported(
        .unusedTransitTable, "without an attachment", broken: [hub, transitTable], mended: [hub]),
      imported(
        .targetsMissing, "none", broken: place + [targets],
        mended: place + [targets, registration]),
      imported(
        .targetsMissing, "none that is known", broken: place + [targets, open],
        mended: place + [targets, registration]),
      imported(
        .unusedSecurityGroup, "no interface", broken: place + [group],
        mended: place + [group, interface("group")]),
    ]
  }
}
