import OrderedCollections
import Reachability
import Topology

/// Builds topologies for tests from raw resources, with ids by the project's conventions.
package struct TestNetwork {
  typealias Arguments = OrderedDictionary<String, Value>

  package var resources: [Resource] = []
  var connections: [Connection] = []
  var flows: [DeclaredFlow] = []
  package var requirements: [Requirement] = []
  var zones: [String] = ["a", "b"]

  package var topology: Topology {
    Topology(
      name: "test", title: "Test", summary: "",
      environment: Environment(
        "dev", account: "111111111111", zones: zones.map { Zone($0) },
        addresses: "10.0.0.0/8"),
      region: .singapore, resources: resources, connections: connections, flows: flows,
      requirements: requirements)
  }

  package var model: NetworkModel { NetworkModel(topology) }

  // MARK: Resources

  @discardableResult
  mutating func add(
    _ id: String, _ type: String, _ arguments: Arguments, line: Int = #line
  ) -> ElementID {
    let element = ElementID(text: id) ?? ElementID(path: ["invalid"])
    resources.append(
      Resource(
        id: element, type: type, name: element.name, arguments: arguments,
        title: element.description,
        location: SourceLocation(file: "Tests/Network.swift", line: line)))
    return element
  }

  /// Changes an argument of a resource; nil removes it.
  mutating func set(_ id: String, _ argument: String, _ value: Value?) {
    guard let index = index(id) else { return }
    resources[index].arguments[argument] = value
  }

  package mutating func remove(_ id: String) {
    resources.removeAll { $0.id == ElementID(text: id) }
  }

  func index(_ id: String) -> Int? { resources.firstIndex { $0.id == ElementID(text: id) } }

  static func ref(_ id: String, _ attribute: String = "id", key: String? = nil) -> Value {
    .reference(ElementID(text: id) ?? ElementID(path: ["invalid"]), attribute, key: key)
  }

  mutating func vpc(_ name: String, _ cidr: String) {
    add(
      "\(name)/vpc", "aws_vpc",
      ["cidr_block": .string(cidr), "enable_dns_support": true, "enable_dns_hostnames": true])
  }

  /// A subnet, with a route table of its own.
  mutating func subnet(_ id: String, _ zone: String, _ cidr: String) {
    let vpc = String(id.split(separator: "/")[0])
    add(
      "\(id)[\(zone)]", "aws_subnet",
      [
        "vpc_id": Self.ref("\(vpc)/vpc"), "cidr_block": .string(cidr),
        "availability_zone": .context(.zoneName(zone)),
      ])
    table("\(id)/route-table[\(zone)]", vpc: vpc)
    add(
      "\(id)/route-table-association[\(zone)]", "aws_route_table_association",
      [
        "subnet_id": Self.ref("\(id)[\(zone)]"),
        "route_table_id": Self.ref("\(id)/route-table[\(zone)]"),
      ])
  }

  mutating func table(_ id: String, vpc: String) {
    add(id, "aws_route_table", ["vpc_id": Self.ref("\(vpc)/vpc")])
  }

  /// Where a route leads.
  enum Target {
    case internet, nat(String), transit, firewall(String, String), peering(String), interface(
      String)
    case endpoint(String)
  }

  /// A route in the table of a subnet.
  mutating func route(_ subnet: String, _ zone: String, _ cidr: String, _ target: Target) {
    let vpc = String(subnet.split(separator: "/")[0])
    let slug = cidr.replacing(".", with: "-").replacing("/", with: "-")
    route(
      "\(subnet)/route-\(slug)[\(zone)]", table: "\(subnet)/route-table[\(zone)]", vpc: vpc, cidr,
      target)
  }

  mutating func route(
    _ id: String, table: String, vpc: String, _ cidr: String, _ target: Target
  ) {
    var arguments: Arguments = [
      "route_table_id": Self.ref(table), "destination_cidr_block": .string(cidr),
    ]
    switch target {
    case .internet: arguments["gateway_id"] = Self.ref("\(vpc)/internet-gateway")
    case .nat(let id): arguments["nat_gateway_id"] = Self.ref(id)
    case .transit: arguments["transit_gateway_id"] = Self.ref("hub/transit-gateway")
    case .firewall(let id, let zone):
      arguments["vpc_endpoint_id"] = Self.ref(id, "endpoint_ids", key: zone)
    case .endpoint(let id): arguments["vpc_endpoint_id"] = Self.ref(id)
    case .peering(let id): arguments["vpc_peering_connection_id"] = Self.ref(id)
    case .interface(let id): arguments["network_interface_id"] = Self.ref(id)
    }
    add(id, "aws_route", arguments)
  }

  mutating func internetGateway(_ vpc: String) {
    add("\(vpc)/internet-gateway", "aws_internet_gateway", ["vpc_id": Self.ref("\(vpc)/vpc")])
  }

  /// The internet gateway's own table: blocks and the firewall endpoints that they go to.
  mutating func edgeTable(_ vpc: String, _ routes: KeyValuePairs<String, Target>) {
    table("\(vpc)/edge/route-table", vpc: vpc)
    add(
      "\(vpc)/edge/association", "aws_route_table_association",
      [
        "gateway_id": Self.ref("\(vpc)/internet-gateway"),
        "route_table_id": Self.ref("\(vpc)/edge/route-table"),
      ])
    for (index, route) in routes.enumerated() {
      self.route(
        "\(vpc)/edge/route-\(index)", table: "\(vpc)/edge/route-table", vpc: vpc, route.key,
        route.value)
    }
  }

  mutating func natGateway(_ id: String, _ zone: String, subnet: String) {
    add(
      "\(id)[\(zone)]", "aws_nat_gateway",
      [
        "subnet_id": Self.ref("\(subnet)[\(zone)]"),
        "allocation_id": Self.ref("\(id)/address[\(zone)]"),
      ])
  }

  // MARK: Transit gateway

  mutating func transitGateway(_ arguments: Arguments = [:]) {
    var all: Arguments = [
      "default_route_table_association": "disable", "default_route_table_propagation": "disable",
    ]
    all.merge(arguments) { $1 }
    add("hub/transit-gateway", "aws_ec2_transit_gateway", all)
  }

  mutating func transitTable(_ name: String) {
    add(
      "hub/\(name)", "aws_ec2_transit_gateway_route_table",
      ["transit_gateway_id": Self.ref("hub/transit-gateway")])
  }

  mutating func attach(
    _ vpc: String, subnet: String = "transit", zones: [String] = ["a", "b"],
    table: String?, appliance: Bool = false
  ) {
    add(
      "\(vpc)/attachment", "aws_ec2_transit_gateway_vpc_attachment",
      [
        "transit_gateway_id": Self.ref("hub/transit-gateway"), "vpc_id": Self.ref("\(vpc)/vpc"),
        "subnet_ids": .list(zones.map { Self.ref("\(vpc)/\(subnet)[\($0)]") }),
        "appliance_mode_support": appliance ? "enable" : "disable",
      ])
    guard let table else { return }
    add(
      "\(vpc)/attachment-association", "aws_ec2_transit_gateway_route_table_association",
      [
        "transit_gateway_attachment_id": Self.ref("\(vpc)/attachment"),
        "transit_gateway_route_table_id": Self.ref("hub/\(table)"),
      ])
  }

  mutating func propagate(_ vpc: String, to table: String) {
    add(
      "\(vpc)/propagation-\(table)", "aws_ec2_transit_gateway_route_table_propagation",
      [
        "transit_gateway_attachment_id": Self.ref("\(vpc)/attachment"),
        "transit_gateway_route_table_id": Self.ref("hub/\(table)"),
      ])
  }

  mutating func transitRoute(_ table: String, _ cidr: String, to vpc: String?) {
    let slug = cidr.replacing(".", with: "-").replacing("/", with: "-")
    var arguments: Arguments = [
      "transit_gateway_route_table_id": Self.ref("hub/\(table)"),
      "destination_cidr_block": .string(cidr),
    ]
    if let vpc {
      arguments["transit_gateway_attachment_id"] = Self.ref("\(vpc)/attachment")
    } else {
      arguments["blackhole"] = true
    }
    add("hub/\(table)/route-\(slug)", "aws_ec2_transit_gateway_route", arguments)
  }

  // MARK: Firewall

  /// A firewall with one endpoint in each subnet, and a policy of the rule groups.
  mutating func firewall(
    _ id: String, subnets: [String], order: String = "STRICT_ORDER",
    defaults: [String] = ["aws:drop_established", "aws:alert_established"],
    groups: [String], home: [String] = ["10.0.0.0/8", "100.64.0.0/10"],
    stateless: String = "aws:forward_to_sfe", streamException: String = "REJECT",
    statelessGroups: [String] = []
  ) {
    let vpc = String(id.split(separator: "/")[0])
    add(
      id, "aws_networkfirewall_firewall",
      [
        "vpc_id": Self.ref("\(vpc)/vpc"), "firewall_policy_arn": Self.ref("\(id)-policy", "arn"),
        "subnet_mapping": .blocks(subnets.map { ["subnet_id": Self.ref($0)] }),
      ])
    var policy: Arguments = [
      "stateless_default_actions": [.string(stateless)],
      "stateless_fragment_default_actions": [.string(stateless)],
      "stateful_default_actions": .list(defaults.map { .string($0) }),
      "stateful_engine_options": .blocks([
        "rule_order": .string(order), "stream_exception_policy": .string(streamException),
      ]),
      "stateful_rule_group_reference": .blocks(
        groups.enumerated().map {
          [
            "resource_arn": Self.ref($0.element, "arn"),
            "priority": .int(10 * ($0.offset + 1)),
          ]
        }),
      "stateless_rule_group_reference": .blocks(
        statelessGroups.enumerated().map {
          [
            "resource_arn": Self.ref($0.element, "arn"),
            "priority": .int(10 * ($0.offset + 1)),
          ]
        }),
    ]
    if !home.isEmpty {
      policy["policy_variables"] = .blocks([
        "rule_variables": .blocks([
          "key": "HOME_NET",
          "ip_set": .blocks(["definition": .list(home.map { .string($0) })]),
        ])
      ])
    }
    add(
      "\(id)-policy", "aws_networkfirewall_firewall_policy",
      ["firewall_policy": .blocks([policy])])
  }

  mutating func ruleGroup(_ id: String, _ rules: String) {
    add(
      id, "aws_networkfirewall_rule_group",
      [
        "type": "STATEFUL",
        "rule_group": .blocks(["rules_source": .blocks(["rules_string": .string(rules)])]),
      ])
  }

  mutating func domainList(
    _ id: String, _ names: [String], kind: String = "ALLOWLIST", types: [String] = ["TLS_SNI"]
  ) {
    add(
      id, "aws_networkfirewall_rule_group",
      [
        "type": "STATEFUL",
        "rule_group": .blocks([
          "rules_source": .blocks([
            "rules_source_list": .blocks([
              "generated_rules_type": .string(kind),
              "target_types": .list(types.map { .string($0) }),
              "targets": .list(names.map { .string($0) }),
            ])
          ])
        ]),
      ])
  }

  // MARK: Hosts

  /// A service with one task in each subnet and a security group of its own.
  mutating func service(
    _ id: String, subnets: [String], tasks: Int = 2, isPublic: Bool = false,
    groups: [String]? = nil
  ) {
    let group = "\(id)-group"
    if groups == nil {
      securityGroup(group)
      ingress(group, "all", "0.0.0.0/0")
      egress(group, "all", "0.0.0.0/0")
    }
    add(
      id, "aws_ecs_service",
      [
        "desired_count": .int(tasks),
        "network_configuration": .blocks([
          "subnets": .list(subnets.map { Self.ref($0) }),
          "security_groups": .list((groups ?? [group]).map { Self.ref($0) }),
          "assign_public_ip": .bool(isPublic),
        ]),
      ])
  }

  /// A group of instances in the subnets and security groups of the service that it replaces.
  package mutating func becomeInstances(_ service: String) {
    guard let index = index(service),
      case .blocks(let blocks)? = resources[index].arguments["network_configuration"],
      let place = blocks.first
    else { return }
    remove(service)
    let template = "\(service)-template"
    add(
      template, "aws_launch_template",
      ["vpc_security_group_ids": place["security_groups"] ?? .list([])])
    add(
      service, "aws_autoscaling_group",
      [
        "vpc_zone_identifier": place["subnets"] ?? .list([]),
        "launch_template": .blocks(["id": Self.ref(template)]),
      ])
  }

  mutating func securityGroup(_ id: String) {
    let vpc = String(id.split(separator: "/")[0])
    add(id, "aws_security_group", ["vpc_id": Self.ref("\(vpc)/vpc")])
  }

  mutating func ingress(
    _ group: String, _ name: String, _ peer: String, _ proto: String = "-1", _ port: Int? = nil
  ) {
    rule(group, name, peer, proto, port, "aws_vpc_security_group_ingress_rule")
  }

  mutating func egress(
    _ group: String, _ name: String, _ peer: String, _ proto: String = "-1", _ port: Int? = nil
  ) {
    rule(group, name, peer, proto, port, "aws_vpc_security_group_egress_rule")
  }

  private mutating func rule(
    _ group: String, _ name: String, _ peer: String, _ proto: String, _ port: Int?, _ type: String
  ) {
    var arguments: Arguments = [
      "security_group_id": Self.ref(group), "ip_protocol": .string(proto),
    ]
    if IPv4Network(peer) != nil {
      arguments["cidr_ipv4"] = .string(peer)
    } else {
      arguments["referenced_security_group_id"] = Self.ref(peer)
    }
    if let port {
      arguments["from_port"] = .int(port)
      arguments["to_port"] = .int(port)
    }
    add("\(group)/\(type.contains("ingress") ? "ingress" : "egress")-\(name)", type, arguments)
  }

  /// A public application load balancer in front of a service.
  mutating func loadBalancer(
    _ id: String, subnets: [String], port: Int = 443, service: String, targetPort: Int = 3000,
    type: String = "application"
  ) {
    let group = "\(id)-group"
    securityGroup(group)
    ingress(group, "web", "0.0.0.0/0", "tcp", port)
    egress(group, "targets", "10.0.0.0/8", "tcp", targetPort)
    add(
      id, "aws_lb",
      [
        "load_balancer_type": .string(type), "internal": false,
        "subnets": .list(subnets.map { Self.ref($0) }),
        "security_groups": type == "application" ? [Self.ref(group)] : [],
      ])
    add(
      "\(id)/target-group", "aws_lb_target_group",
      ["port": .int(targetPort), "protocol": "HTTP", "target_type": "ip"])
    add(
      "\(id)/listener", "aws_lb_listener",
      [
        "load_balancer_arn": Self.ref(id, "arn"), "port": .int(port),
        "protocol": type == "application" ? "HTTPS" : "TCP",
        "default_action": .blocks([
          "type": "forward", "target_group_arn": Self.ref("\(id)/target-group", "arn"),
        ]),
      ])
    guard let index = index(service) else { return }
    resources[index].arguments["load_balancer"] = .blocks([
      "target_group_arn": Self.ref("\(id)/target-group", "arn"), "container_name": "app",
      "container_port": .int(targetPort),
    ])
  }
}
