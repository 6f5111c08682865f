import Topology

@testable import Diagrams

extension Samples {
  /// A transit gateway with this many workload VPCs that are alike.
  static func spokes(_ count: Int) -> Topology {
    var build = TopologyBuilder(zones: ["a", "b"])
    let hub = "hub/transit-gateway"
    build.component("hub", .transitGateway, "Transit gateway", primary: hub)
    build.add(hub, "aws_ec2_transit_gateway", "Transit gateway", ["amazon_side_asn": 64512])
    let toHub: (String) -> Value = { _ in .reference(TopologyBuilder.id(hub), "id") }
    let names = (0..<count).map { "spoke\($0)" }
    for (index, name) in names.enumerated() {
      build.vpc(name, "Spoke \(index) VPC", "10.\(index).0.0/16")
      build.tier(name, "transit", "10.\(index).0", routes: [])
      build.tier(
        name, "private", "10.\(index).1",
        routes: [("default-route", "0.0.0.0/0", "transit_gateway_id", toHub)])
      build.attachment(name, hub: hub)
      for service in ["app", "store"] {
        build.component(
          "\(name)/\(service)", .service, "\(service) \(index)", parent: name,
          primary: "\(name)/\(service)/service")
        build.add(
          "\(name)/\(service)/service", "aws_ecs_service", "\(service) service",
          [
            "desired_count": 2,
            "network_configuration": .blocks(["subnets": build.subnets(name, "private")]),
          ])
      }
      build.connect("\(name)/app", "\(name)/store", .tcp, 2003, "Data")
    }
    build.hubTable(
      "all", "All route table", associations: names, propagations: names,
      routes: [("default-route", "0.0.0.0/0", names[0])])
    return build.topology
  }
}
