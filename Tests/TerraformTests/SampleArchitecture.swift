import OrderedCollections
import Topology

/// A small architecture with everything that lifting must cope with: zones that differ, one NAT
/// gateway or one per zone, firewall endpoints by zone, two equal VPCs, and a transit gateway whose
/// tables and attachments refer to each other across modules.
struct SampleArchitecture {
  static let place = SourceLocation(file: "Tests/Sample.swift", line: 1)
  static let dev = Environment(
    "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.8.0.0/13")
  static let production = Environment(
    "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.24.0.0/13")

  static var topologies: [Topology] { [dev, production].map { SampleArchitecture($0).topology } }

  let environment: Environment
  var topology: Topology
  private var isProduction: Bool { environment.name == "production" }
  private var zones: [Zone] { environment.zones }
  /// The second octet of the environment's address blocks.
  private var block: Int { isProduction ? 30 : 10 }

  init(_ environment: Environment) {
    self.environment = environment
    topology = Topology(
      name: "sample", title: "Sample", summary: "Two workloads behind an inspection VPC.",
      environment: environment, region: .singapore)
    addHub()
    addInspection()
    addEgress()
    addSpoke("orders", number: 1)
    addSpoke("billing", number: 2)
    addMetrics()
    addHubRoutes()
    topology.inputs = [
      Input(
        "alarm_email", type: "string", description: "Address that alarms are sent to.",
        example: "alarms@example.com",
        validation: Input.Validation(
          condition: "strcontains(var.alarm_email, \"@\")", message: "alarm_email has no @."),
        location: Self.place)
    ]
  }

  // MARK: Parts

  private mutating func component(
    _ name: String, _ kind: ComponentRecord.Kind, _ title: String, _ summary: String,
    primary: ElementID? = nil
  ) {
    topology.components.append(
      ComponentRecord(
        id: ElementID(name), kind: kind, title: title, summary: summary, primary: primary,
        location: Self.place))
  }

  private mutating func add(
    _ id: ElementID, _ type: String, _ name: String, _ title: String,
    _ arguments: OrderedDictionary<String, Value>, dependsOn: [ElementID] = [],
    lifecycle: ResourceLifecycle = ResourceLifecycle(),
    notes: OrderedDictionary<String, String> = [:]
  ) {
    topology.resources.append(
      Resource(
        id: id, type: type, name: name, arguments: arguments, lifecycle: lifecycle,
        dependsOn: dependsOn, title: title, notes: notes, location: Self.place))
  }

  private func tags(_ name: String) -> Value {
    ["Name": .template([.string("\(name)-"), .context(.environment)])]
  }

  private mutating func addHub() {
    component("hub", .transitGateway, "Transit gateway", "Connects the VPCs and keeps them apart.")
    add(
      "hub/transit-gateway", "aws_ec2_transit_gateway", "this", "Transit gateway",
      [
        "description": "Connects the VPCs",
        "default_route_table_association": "disable",
        "default_route_table_propagation": "disable",
        "tags": tags("hub"),
      ],
      notes: [
        "default_route_table_association":
          "Each attachment is associated on purpose, so that nothing reaches a network unseen."
      ])
    for table in ["pre", "post"] {
      add(
        ElementID("hub", "\(table)-inspection", "route-table"),
        "aws_ec2_transit_gateway_route_table",
        "\(table)_inspection", "\(table == "pre" ? "Pre" : "Post")-inspection route table",
        [
          "transit_gateway_id": .reference("hub/transit-gateway", "id"),
          "tags": tags("\(table)-inspection"),
        ])
    }
  }

  /// Declared last, so that the hub's module refers to modules that come after it.
  private mutating func addHubRoutes() {
    for name in ["egress", "orders", "billing", "metrics"] {
      let attachment = ElementID(name, "attachment")
      add(
        ElementID("hub", "pre-inspection", "association", key: name),
        "aws_ec2_transit_gateway_route_table_association", "pre_inspection",
        "Association of \(name)",
        [
          "transit_gateway_attachment_id": .reference(attachment, "id"),
          "transit_gateway_route_table_id": .reference(
            "hub/pre-inspection/route-table", "id"),
        ])
    }
    add(
      "hub/pre-inspection/default-route", "aws_ec2_transit_gateway_route",
      "pre_inspection_default", "Default route to inspection",
      [
        "destination_cidr_block": "0.0.0.0/0",
        "transit_gateway_attachment_id": .reference("inspection/attachment", "id"),
        "transit_gateway_route_table_id": .reference("hub/pre-inspection/route-table", "id"),
      ])
    for (index, name) in ["orders", "billing", "metrics"].enumerated() {
      add(
        ElementID("hub", "post-inspection", "route", key: name), "aws_ec2_transit_gateway_route",
        "post_inspection", "Route to \(name)",
        [
          "destination_cidr_block": .string("10.\(block + index + 1).0.0/16"),
          "transit_gateway_attachment_id": .reference(ElementID(name, "attachment"), "id"),
          "transit_gateway_route_table_id": .reference("hub/post-inspection/route-table", "id"),
        ])
    }
  }

  private mutating func addVPC(_ name: String, _ title: String, cidr: String) {
    add(
      ElementID(name, "vpc"), "aws_vpc", "this", title,
      ["cidr_block": .string(cidr), "enable_dns_hostnames": true, "tags": tags(name)])
  }

  private mutating func addSubnets(
    _ vpc: String, _ tier: String, _ title: String, cidr: (Int) -> String
  ) {
    for (index, zone) in zones.enumerated() {
      add(
        ElementID(vpc, tier, key: zone.key), "aws_subnet",
        tier.replacing("-", with: "_"), "\(title) subnet in zone \(zone)",
        [
          "vpc_id": .reference(ElementID(vpc, "vpc"), "id"),
          "cidr_block": .string(cidr(index)),
          "availability_zone": .context(.zoneName(zone.key)),
          "tags": [
            "Name": .template([
              .string("\(vpc)-\(tier)-"), .context(.environment), "-",
              .context(.zoneKey(zone.key)),
            ])
          ],
        ])
      add(
        ElementID(vpc, tier, "route-table", key: zone.key), "aws_route_table",
        tier.replacing("-", with: "_"), "\(title) route table in zone \(zone)",
        ["vpc_id": .reference(ElementID(vpc, "vpc"), "id"), "tags": tags("\(vpc)-\(tier)")])
      add(
        ElementID(vpc, tier, "route-table-association", key: zone.key),
        "aws_route_table_association", tier.replacing("-", with: "_"),
        "\(title) association in zone \(zone)",
        [
          "subnet_id": .reference(ElementID(vpc, tier, key: zone.key), "id"),
          "route_table_id": .reference(ElementID(vpc, tier, "route-table", key: zone.key), "id"),
        ])
    }
  }

  private mutating func addRoute(
    _ vpc: String, _ tier: String, zone: Zone, to target: (String, Value)
  ) {
    add(
      ElementID(vpc, tier, "default-route", key: zone.key), "aws_route",
      "\(tier.replacing("-", with: "_"))_default", "Default route of \(tier) in zone \(zone)",
      [
        "route_table_id": .reference(ElementID(vpc, tier, "route-table", key: zone.key), "id"),
        "destination_cidr_block": "0.0.0.0/0", target.0: target.1,
      ])
  }

  private mutating func addAttachment(_ vpc: String, _ tier: String, appliance: Bool = false) {
    var arguments: OrderedDictionary<String, Value> = [
      "transit_gateway_id": .reference("hub/transit-gateway", "id"),
      "vpc_id": .reference(ElementID(vpc, "vpc"), "id"),
      "subnet_ids": .list(
        zones.map { .reference(ElementID(vpc, tier, key: $0.key), "id") }),
      "transit_gateway_default_route_table_association": false,
      "transit_gateway_default_route_table_propagation": false,
    ]
    if appliance { arguments["appliance_mode_support"] = "enable" }
    arguments["tags"] = tags(vpc)
    add(
      ElementID(vpc, "attachment"), "aws_ec2_transit_gateway_vpc_attachment", "this",
      "Transit gateway attachment", arguments,
      notes: appliance
        ? [
          "appliance_mode_support":
            "Both directions of a flow must pass the same firewall endpoint."
        ] : [:])
  }

  private mutating func addInspection() {
    let block = block
    let net = isProduction ? 1 : 0
    component("inspection", .vpc, "Inspection VPC", "Every packet between VPCs passes here.")
    addVPC("inspection", "Inspection VPC", cidr: "100.64.\(net).0/24")
    addSubnets("inspection", "attachment-tier", "Attachment") {
      "100.64.\(net).\(16 * $0)/28"
    }
    addSubnets("inspection", "firewall", "Firewall") {
      "100.64.\(net).\(128 + 16 * $0)/28"
    }
    add(
      "inspection/perimeter/rules", "aws_networkfirewall_rule_group", "rules", "Perimeter rules",
      [
        "name": .template([.string("perimeter-"), .context(.environment)]),
        "type": "STATEFUL", "capacity": 100,
        "rule_group": .blocks([
          "rule_variables": .blocks([
            "ip_sets": .blocks([
              "key": "HOME_NET",
              "ip_set": .blocks([
                "definition": .list(
                  (1...3).map { .string("10.\(block + $0).0.0/16") })
              ]),
            ])
          ]),
          "rules_source": .blocks([
            "rules_string": .string(
              """
              pass tls $HOME_NET any -> any 443 (tls.sni; content:".amazonaws.com"; endswith; flow:to_server; sid:1;)
              drop tcp $HOME_NET any -> any any (flow:to_server; sid:2;)

              """)
          ]),
          "stateful_rule_options": .blocks(["rule_order": "STRICT_ORDER"]),
        ]),
      ], lifecycle: ResourceLifecycle(createBeforeDestroy: true))
    add(
      "inspection/perimeter/policy", "aws_networkfirewall_firewall_policy", "this",
      "Perimeter policy",
      [
        "name": .template([.string("perimeter-"), .context(.environment)]),
        "firewall_policy": .blocks([
          "stateless_default_actions": ["aws:forward_to_sfe"],
          "stateless_fragment_default_actions": ["aws:forward_to_sfe"],
          "stateful_default_actions": ["aws:drop_established"],
          "stateful_engine_options": .blocks(["rule_order": "STRICT_ORDER"]),
          "stateful_rule_group_reference": .blocks([
            "priority": 1,
            "resource_arn": .reference("inspection/perimeter/rules", "arn"),
          ]),
        ]),
      ])
    add(
      "inspection/perimeter/firewall", "aws_networkfirewall_firewall", "perimeter",
      "Perimeter firewall",
      [
        "name": .template([.string("perimeter-"), .context(.environment)]),
        "firewall_policy_arn": .reference("inspection/perimeter/policy", "arn"),
        "vpc_id": .reference("inspection/vpc", "id"),
        "delete_protection": .bool(isProduction),
        "subnet_mapping": .blocks(
          zones.map {
            ["subnet_id": .reference(ElementID("inspection", "firewall", key: $0.key), "id")]
          }),
      ])
    for zone in zones {
      addRoute(
        "inspection", "attachment-tier", zone: zone,
        to: (
          "vpc_endpoint_id",
          .reference("inspection/perimeter/firewall", "endpoint_ids", key: zone.key)
        ))
      addRoute(
        "inspection", "firewall", zone: zone,
        to: ("transit_gateway_id", .reference("hub/transit-gateway", "id")))
    }
    addAttachment("inspection", "attachment-tier", appliance: true)
  }

  private mutating func addEgress() {
    let block = block
    let isProduction = isProduction
    component("egress", .vpc, "Egress VPC", "The way out to the internet.")
    addVPC("egress", "Egress VPC", cidr: "10.\(block).0.0/16")
    addSubnets("egress", "private", "Private") { "10.\(block).\($0).0/28" }
    addSubnets("egress", "public", "Public") { "10.\(block).\(10 + $0).0/24" }
    add(
      "egress/internet-gateway", "aws_internet_gateway", "this", "Internet gateway",
      ["vpc_id": .reference("egress/vpc", "id")])
    for zone in isProduction ? zones : Array(zones.prefix(1)) {
      add(
        ElementID("egress", "nat", "address", key: zone.key), "aws_eip", "nat",
        "NAT address in zone \(zone)", ["domain": "vpc"])
      add(
        ElementID("egress", "nat", key: zone.key), "aws_nat_gateway", "this",
        "NAT gateway in zone \(zone)",
        [
          "allocation_id": .reference(
            ElementID("egress", "nat", "address", key: zone.key), "id"),
          "subnet_id": .reference(ElementID("egress", "public", key: zone.key), "id"),
          "tags": [
            "Name": .template([.string("nat-"), .context(.zoneName(zone.key))])
          ],
        ], dependsOn: ["egress/internet-gateway"])
    }
    for zone in zones {
      addRoute(
        "egress", "private", zone: zone,
        to: (
          "nat_gateway_id",
          .reference(ElementID("egress", "nat", key: isProduction ? zone.key : "a"), "id")
        ))
      addRoute(
        "egress", "public", zone: zone,
        to: ("gateway_id", .reference("egress/internet-gateway", "id")))
    }
    addAttachment("egress", "private")
  }

  private mutating func addSpoke(_ name: String, number: Int) {
    let block = block
    component(
      name, .vpc, "\(name.prefix(1).uppercased() + name.dropFirst()) VPC", "Runs \(name).")
    addVPC(
      name, "\(name.prefix(1).uppercased() + name.dropFirst()) VPC",
      cidr: "10.\(block + number).0.0/16")
    addSubnets(name, "app", "App") { "10.\(block + number).\($0).0/24" }
    for zone in zones {
      addRoute(
        name, "app", zone: zone,
        to: ("transit_gateway_id", .reference("hub/transit-gateway", "id")))
    }
    addAttachment(name, "app")
  }

  private mutating func addMetrics() {
    let block = block
    let isProduction = isProduction
    component("metrics", .vpc, "Metrics VPC", "Runs the app and keeps its metrics.")
    addVPC("metrics", "Metrics VPC", cidr: "10.\(block + 3).0.0/16")
    addSubnets("metrics", "app", "App") { "10.\(block + 3).\($0).0/24" }
    addAttachment("metrics", "app")
    for name in ["app", "statsd"] {
      add(
        ElementID("metrics", "repository", key: name), "aws_ecr_repository", "this",
        "Repository of \(name)",
        [
          "name": .template([.string("\(name)-"), .context(.environment)]),
          "image_tag_mutability": "IMMUTABLE",
        ])
    }
    add(
      "metrics/cluster", "aws_ecs_cluster", "this", "Cluster",
      ["name": .template([.string("metrics-"), .context(.environment)])])
    add(
      "metrics/app/log-group", "aws_cloudwatch_log_group", "app", "App log group",
      [
        "name": .template([.string("/metrics/"), .context(.environment), .string("/app")]),
        "retention_in_days": .int(isProduction ? 365 : 30),
      ])
    add(
      "metrics/app/task-definition", "aws_ecs_task_definition", "app", "App task definition",
      [
        "family": .template([.string("app-"), .context(.environment)]),
        "requires_compatibilities": ["FARGATE"], "network_mode": "awsvpc",
        "cpu": .string(isProduction ? "1024" : "256"),
        "memory": .string(isProduction ? "2048" : "512"),
        "container_definitions": .json([
          [
            "name": "app",
            "image": .template([
              .reference(ElementID("metrics", "repository", key: "app"), "repository_url"),
              ":1.0.0",
            ]),
            "essential": true,
            "environment": [
              ["name": "NODE_ENV", "value": .string(isProduction ? "production" : "development")],
              ["name": "STATSD_PORT", "value": "8125"],
            ],
            "logConfiguration": [
              "logDriver": "awslogs",
              "options": [
                "awslogs-group": .reference("metrics/app/log-group", "name"),
                "awslogs-region": .context(.region), "awslogs-stream-prefix": "app",
              ],
            ],
          ]
        ]),
      ])
    add(
      "metrics/app/service", "aws_ecs_service", "app", "App service",
      [
        "name": "app", "cluster": .reference("metrics/cluster", "id"),
        "task_definition": .reference("metrics/app/task-definition", "arn"),
        "desired_count": .int(isProduction ? 3 : 1), "launch_type": "FARGATE",
        "network_configuration": .blocks([
          "subnets": .list(
            zones.map { .reference(ElementID("metrics", "app", key: $0.key), "id") }),
          "assign_public_ip": false,
        ]),
        "deployment_circuit_breaker": .blocks(["enable": true, "rollback": true]),
      ], lifecycle: ResourceLifecycle(ignoreChanges: ["desired_count"]))
    add(
      "metrics/alarms/topic", "aws_sns_topic", "alarms", "Alarm topic",
      ["name": .template([.string("alarms-"), .context(.environment)])])
    add(
      "metrics/alarms/email", "aws_sns_topic_subscription", "alarms", "Alarm subscription",
      [
        "topic_arn": .reference("metrics/alarms/topic", "arn"), "protocol": "email",
        "endpoint": .input("alarm_email"),
      ])
    guard isProduction else { return }
    add(
      "metrics/backup/vault", "aws_backup_vault", "this", "Backup vault",
      ["name": .template([.string("metrics-"), .context(.environment)])])
    add(
      "metrics/backup/plan", "aws_backup_plan", "this", "Backup plan",
      [
        "name": .template([.string("metrics-"), .context(.environment)]),
        "rule": .blocks([
          "rule_name": "daily", "schedule": "cron(0 3 * * ? *)",
          "target_vault_name": .reference("metrics/backup/vault", "name"),
        ]),
      ])
  }
}

extension ElementID: ExpressibleByStringLiteral {
  /// Ids in tests read like the model's own text form.
  public init(stringLiteral value: String) {
    self.init(path: value.split(separator: "/").map(String.init))
  }
}
