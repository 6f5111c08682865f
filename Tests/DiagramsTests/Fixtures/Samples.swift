import NetworkLaws
import PictureCases
import Topology

/// Networks that the tests draw.
enum Samples {
  /// Central inspection with ingress, egress and one workload, as on AWS's reference sheet.
  static func inspection(zones: [String] = ["a", "b", "c"], natZones: [String]? = nil) -> Topology {
    var build = TopologyBuilder(zones: zones)
    let hub = "hub/transit-gateway"
    build.component("hub", .transitGateway, "Transit gateway", primary: hub)
    build.add(hub, "aws_ec2_transit_gateway", "Transit gateway", ["amazon_side_asn": 64512])
    let toHub: (String) -> Value = { _ in .reference(TopologyBuilder.id(hub), "id") }

    build.vpc("inspection", "Inspection VPC", "100.64.0.0/24")
    build.tier(
      "inspection", "transit", "100.64.0",
      routes: [
        (
          "default-route", "0.0.0.0/0", "vpc_endpoint_id",
          {
            .reference(TopologyBuilder.id("inspection/perimeter/firewall"), "endpoint_ids", key: $0)
          }
        )
      ])
    build.tier(
      "inspection", "firewall", "100.64.0",
      routes: [("default-route", "0.0.0.0/0", "transit_gateway_id", toHub)])
    build.attachment("inspection", hub: hub, hasApplianceMode: true)
    build.add(
      "inspection/perimeter/firewall", "aws_networkfirewall_firewall", "Perimeter firewall",
      [
        "vpc_id": build.reference("inspection/vpc"),
        "subnet_mapping": .blocks(
          zones.map { ["subnet_id": build.reference("inspection/firewall[\($0)]")] }),
      ])

    build.vpc("egress", "Egress VPC", "10.10.0.0/16")
    build.add(
      "egress/internet-gateway", "aws_internet_gateway", "Internet gateway",
      ["vpc_id": build.reference("egress/vpc")])
    let toGateway: (String) -> Value = {
      _ in .reference(TopologyBuilder.id("egress/internet-gateway"), "id")
    }
    build.tier(
      "egress", "public", "10.10.0",
      routes: [
        ("default-route", "0.0.0.0/0", "gateway_id", toGateway),
        ("return-route", "10.0.0.0/8", "transit_gateway_id", toHub),
      ])
    let natZones = natZones ?? zones
    build.tier(
      "egress", "transit", "10.10.1",
      routes: [
        (
          "default-route", "0.0.0.0/0", "nat_gateway_id",
          { zone in
            let home = natZones.contains(zone) ? zone : natZones[0]
            return .reference(TopologyBuilder.id("egress/nat[\(home)]"), "id")
          }
        )
      ])
    for zone in natZones {
      build.add(
        "egress/nat[\(zone)]", "aws_nat_gateway", "NAT gateway in zone \(zone)",
        ["subnet_id": build.reference("egress/public[\(zone)]")])
    }
    build.attachment("egress", hub: hub)

    build.vpc("ingress", "Ingress VPC", "10.11.0.0/16")
    build.add(
      "ingress/internet-gateway", "aws_internet_gateway", "Internet gateway",
      ["vpc_id": build.reference("ingress/vpc")])
    build.tier(
      "ingress", "public", "10.11.0",
      routes: [
        (
          "default-route", "0.0.0.0/0", "gateway_id",
          { _ in .reference(TopologyBuilder.id("ingress/internet-gateway"), "id") }
        ), ("return-route", "10.0.0.0/8", "transit_gateway_id", toHub),
      ])
    build.tier("ingress", "transit", "10.11.1", routes: [])
    build.component("ingress/web", .loadBalancer, "Web load balancer", parent: "ingress")
    build.add(
      "ingress/web/load-balancer", "aws_lb", "Web load balancer",
      ["load_balancer_type": "application", "subnets": build.subnets("ingress", "public")])
    build.attachment("ingress", hub: hub)
    workload(&build, toHub: toHub, hub: hub)

    build.hubTable(
      "pre-inspection", "Pre-inspection route table",
      associations: ["metrics", "ingress", "egress"],
      routes: [("default-route", "0.0.0.0/0", "inspection")])
    build.hubTable(
      "post-inspection", "Post-inspection route table", associations: ["inspection"],
      propagations: ["metrics", "ingress"], routes: [("default-route", "0.0.0.0/0", "egress")])
    return build.topology
  }

  private static func workload(
    _ build: inout TopologyBuilder, toHub: @escaping (String) -> Value, hub: String
  ) {
    build.vpc("metrics", "Metrics VPC", "10.1.0.0/16")
    build.tier("metrics", "transit", "10.1.0", routes: [])
    build.tier(
      "metrics", "private", "10.1.1",
      routes: [("default-route", "0.0.0.0/0", "transit_gateway_id", toHub)])
    build.attachment("metrics", hub: hub)
    for name in ["app", "statsd", "graphite"] {
      build.component(
        "metrics/\(name)", .service, name, parent: "metrics", primary: "metrics/\(name)/service")
      build.add(
        "metrics/\(name)/service", "aws_ecs_service", "\(name) service",
        [
          "desired_count": 2,
          "network_configuration": .blocks(["subnets": build.subnets("metrics", "private")]),
        ])
    }
    build.component(
      "metrics/files", .fileSystem, "Whisper files", parent: "metrics",
      primary: "metrics/files/file-system")
    build.add("metrics/files/file-system", "aws_efs_file_system", "Whisper files")
    for zone in build.zones {
      build.add(
        "metrics/files/mount-target[\(zone)]", "aws_efs_mount_target",
        "Mount target in zone \(zone)",
        [
          "file_system_id": build.reference("metrics/files/file-system"),
          "subnet_id": build.reference("metrics/private[\(zone)]"),
        ])
    }
    build.add(
      "metrics/queue", "aws_sqs_queue", "Queue \"<jobs>\" & more", ["name": "jobs"])
    build.component("internet", .client, "Internet")
    build.connect("internet", "ingress/web", .tcp, 443, "HTTPS")
    build.connect("ingress/web", "metrics/graphite", .tcp, 8080, "Graphs")
    build.connect("metrics/app", "metrics/statsd", .udp, 8125, "StatsD metrics")
    build.connect("metrics/statsd", "metrics/graphite", .tcp, 2003, "Carbon")
    build.connect("metrics/graphite", "metrics/files", .tcp, 2049, "NFS")
    build.connect("metrics/app", "internet", .tcp, 443, "HTTPS")
  }

  /// A network of random size and shape: the same for the same seed.
  static func random(seed: UInt64) -> Topology {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...4, using: &random)
    var build = TopologyBuilder(zones: Array(["a", "b", "c", "d"].prefix(count)))
    let hasHub = Bool.random(using: &random)
    let hub = "hub/transit-gateway"
    if hasHub { build.add(hub, "aws_ec2_transit_gateway", "Transit gateway") }
    let names = (0..<Int.random(in: 1...7, using: &random)).map { "net\($0)" }
    for (index, name) in names.enumerated() {
      build.vpc(
        name, "Network \(index) " + String(repeating: "long ", count: index), "10.\(index).0.0/16")
      let isPublic = Bool.random(using: &random)
      if isPublic {
        build.add(
          "\(name)/internet-gateway", "aws_internet_gateway", "Internet gateway",
          ["vpc_id": build.reference("\(name)/vpc")])
      }
      for tier in 0..<Int.random(in: 0...3, using: &random) {
        let zones = Array(
          build.zones.shuffled(using: &random).prefix(Int.random(in: 1...count, using: &random)))
        let title = tier == 0 && isPublic ? "public" : "tier-\(tier)"
        build.tier(
          name, title, "10.\(index).\(tier)", zones: zones.sorted(),
          routes: tier == 0 && isPublic
            ? [
              (
                "default-route", "0.0.0.0/0", "gateway_id",
                { _ in .reference(TopologyBuilder.id("\(name)/internet-gateway"), "id") }
              )
            ] : [])
        let homes = zones.map { build.reference("\(name)/\(title)[\($0)]") }
        for thing in 0..<Int.random(in: 0...2, using: &random) {
          build.add(
            "\(name)/\(title)/thing-\(thing)", "aws_unheard_of", "Thing \(thing) of \(title)",
            ["subnet_ids": .list(homes)])
          build.add(
            "\(name)/\(title)/host-\(thing)", "aws_instance", "Host \(thing)",
            ["subnet_id": homes[0]])
        }
      }
      if hasHub {
        build.tier(
          name, "transit", "10.\(index).9",
          routes: [
            (
              "default-route", "0.0.0.0/0", "transit_gateway_id",
              { _ in .reference(TopologyBuilder.id(hub), "id") }
            )
          ])
        build.attachment(name, hub: hub)
      }
    }
    if hasHub {
      build.hubTable("all", "One table", associations: names, propagations: names, routes: [])
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      guard let source = names.randomElement(using: &random),
        let target = names.randomElement(using: &random), source != target
      else { continue }
      build.connect(source, target, .tcp, 443, "Something")
    }
    return build.topology
  }
}
