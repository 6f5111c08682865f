import OrderedCollections
import Topology

extension SampleBuilder {
  mutating func addHub() {
    component(
      "hub", .transitGateway, "Hub", summary: "Joins the VPCs.", primary: "hub/transit-gateway")
    add(
      "hub/transit-gateway", "aws_ec2_transit_gateway", "Transit gateway",
      ["default_route_table_association": "disable", "amazon_side_asn": 64512])
    for (name, title) in [
      ("pre-inspection", "Pre-inspection table"), ("post-inspection", "Post-inspection table"),
    ] {
      add(
        "hub/\(name)/route-table", "aws_ec2_transit_gateway_route_table", title,
        ["transit_gateway_id": ref("hub/transit-gateway")])
    }
  }

  mutating func addInspection(block: String) {
    vpc("inspection", "Inspection VPC", summary: "Every packet passes here.", block: block)
    tier("inspection", "tgw", "Transit gateway", block: block, at: 0, size: 28)
    tier("inspection", "firewall", "Firewall", block: block, at: 4, size: 28)
    component("inspection/perimeter", .firewall, "Perimeter firewall", parent: "inspection")
    add(
      "inspection/perimeter/firewall", "aws_networkfirewall_firewall", "Perimeter firewall",
      [
        "vpc_id": ref("inspection/vpc"), "name": "perimeter",
        "firewall_policy_arn": ref("inspection/perimeter/policy", "arn"),
      ])
    add(
      "inspection/perimeter/policy", "aws_networkfirewall_firewall_policy", "Perimeter policy",
      [
        "firewall_policy": .blocks([
          "stateless_default_actions": ["aws:forward_to_sfe"],
          "stateful_default_actions": ["aws:drop_strict"],
          "stateful_engine_options": .blocks(["rule_order": "STRICT_ORDER"]),
          "stateful_rule_group_reference": .blocks([
            "priority": 100, "resource_arn": ref("inspection/perimeter/domains", "arn"),
          ]),
        ])
      ])
    add(
      "inspection/perimeter/domains", "aws_networkfirewall_rule_group", "Allowed domains",
      [
        "rule_group": .blocks([
          "rules_source": .blocks([
            "rules_source_list": .blocks([
              "generated_rules_type": "ALLOWLIST", "target_types": ["TLS_SNI"],
              "targets": [.string(allowedDomain)],
            ])
          ])
        ])
      ])
    route("inspection/tgw", "default-route", destination: "0.0.0.0/0", target: "vpc_endpoint_id") {
      Self.ref("inspection/perimeter/firewall", "endpoint_ids", key: $0)
    }
    route(
      "inspection/firewall", "default-route", destination: "0.0.0.0/0",
      target: "transit_gateway_id"
    ) { _ in Self.ref("hub/transit-gateway") }
    attach(
      "inspection", "Inspection attachment", table: "post-inspection", appliance: true)
    add(
      "hub/pre-inspection/default-route", "aws_ec2_transit_gateway_route",
      "Everything is inspected",
      [
        "transit_gateway_route_table_id": ref("hub/pre-inspection/route-table"),
        "destination_cidr_block": "0.0.0.0/0",
        "transit_gateway_attachment_id": ref("inspection/attachment"),
      ])
    add(
      "hub/pre-inspection/documentation-block", "aws_ec2_transit_gateway_route", "Dropped",
      [
        "transit_gateway_route_table_id": ref("hub/pre-inspection/route-table"),
        "destination_cidr_block": "192.0.2.0/24", "blackhole": true,
      ])
  }

  mutating func addEgress(block: String, natZones: [String]) {
    vpc("egress", "Egress VPC", summary: "The way out.", block: block)
    tier("egress", "tgw", "Transit gateway", block: block, at: 0, size: 28)
    tier("egress", "public", "Public", block: block, at: 4, size: 28)
    add(
      "egress/internet-gateway", "aws_internet_gateway", "Internet gateway",
      ["vpc_id": ref("egress/vpc")])
    for zone in natZones {
      add(
        "egress/nat[\(zone)]", "aws_nat_gateway", "NAT gateway in zone \(zone)",
        ["subnet_id": ref("egress/public[\(zone)]")])
    }
    route("egress/tgw", "default-route", destination: "0.0.0.0/0", target: "nat_gateway_id") {
      Self.ref("egress/nat[\(natZones.contains($0) ? $0 : "a")]")
    }
    route("egress/public", "default-route", destination: "0.0.0.0/0", target: "gateway_id") { _ in
      Self.ref("egress/internet-gateway")
    }
    route(
      "egress/public", "inner-route", destination: .context(.addressBlock),
      target: "transit_gateway_id"
    ) { _ in Self.ref("hub/transit-gateway") }
    attach("egress", "Egress attachment", table: "pre-inspection")
    add(
      "hub/post-inspection/default-route", "aws_ec2_transit_gateway_route", "Out to the internet",
      [
        "transit_gateway_route_table_id": ref("hub/post-inspection/route-table"),
        "destination_cidr_block": "0.0.0.0/0",
        "transit_gateway_attachment_id": ref("egress/attachment"),
      ])
  }

  mutating func addMetrics(block: String, port: Int, tasks: Int, keepsBackups: Bool) {
    vpc("metrics", "Metrics VPC", summary: "Runs the workload.", block: block)
    tier("metrics", "tgw", "Transit gateway", block: block, at: 0, size: 28)
    tier("metrics", "workload", "Workload", block: block, at: 4, size: 27)
    route(
      "metrics/workload", "default-route", destination: "0.0.0.0/0", target: "transit_gateway_id"
    ) { _ in Self.ref("hub/transit-gateway") }
    attach("metrics", "Metrics attachment", table: "pre-inspection")
    add(
      "hub/post-inspection/metrics-propagation",
      "aws_ec2_transit_gateway_route_table_propagation", "Metrics VPC is known",
      [
        "transit_gateway_attachment_id": ref("metrics/attachment"),
        "transit_gateway_route_table_id": ref("hub/post-inspection/route-table"),
      ])
    addServices(port: port, tasks: tasks)
    addFileSystem(keepsBackups: keepsBackups)
    addWeb()
  }

  private mutating func addServices(port: Int, tasks: Int) {
    component("metrics/cluster", .cluster, "Metrics cluster", parent: "metrics")
    add("metrics/cluster/cluster", "aws_ecs_cluster", "Metrics cluster", ["name": "metrics"])
    add(
      "metrics/names", "aws_service_discovery_private_dns_namespace", "Metrics namespace",
      ["name": "metrics.internal", "vpc": ref("metrics/vpc")])
    for (name, title) in [("app", "App"), ("statsd", "StatsD")] {
      component(
        "metrics/\(name)", .service, title, summary: "The \(title) service.", parent: "metrics",
        primary: "metrics/\(name)/service")
      add(
        "metrics/\(name)/security-group", "aws_security_group", "\(title) security group",
        ["vpc_id": ref("metrics/vpc")])
      add(
        "metrics/\(name)/discovery", "aws_service_discovery_service", "\(title) name",
        [
          "name": .string(name),
          "dns_config": .blocks(["namespace_id": ref("metrics/names")]),
        ])
    }
    add(
      "metrics/statsd/from-app", "aws_vpc_security_group_ingress_rule", "StatsD accepts metrics",
      [
        "security_group_id": ref("metrics/statsd/security-group"),
        "referenced_security_group_id": ref("metrics/app/security-group"),
        "ip_protocol": "udp", "from_port": .int(port), "to_port": .int(port),
        "description": "StatsD metrics",
      ])
    add(
      "metrics/app/to-statsd", "aws_vpc_security_group_egress_rule", "App sends metrics",
      [
        "security_group_id": ref("metrics/app/security-group"),
        "referenced_security_group_id": ref("metrics/statsd/security-group"),
        "ip_protocol": "udp", "from_port": .int(port), "to_port": .int(port),
        "description": "StatsD metrics",
      ])
    add(
      "metrics/app/task-definition", "aws_ecs_task_definition", "App task",
      [
        "family": "app", "cpu": "256", "memory": "512",
        "volume": .blocks([
          "name": "data",
          "efs_volume_configuration": .blocks(["file_system_id": ref("metrics/whisper/file-system")]
          ),
        ]),
        "container_definitions": .json([
          [
            "name": "app", "image": "example/app:1.4.2",
            "portMappings": [["containerPort": 8080, "protocol": "tcp"]],
            "environment": [
              ["name": "STATSD_HOST", "value": "statsd.metrics.internal"],
              ["name": "STATSD_PORT", "value": .string(String(port))],
              ["name": "LOG_LEVEL", "value": .string(tasks > 1 ? "info" : "debug")],
            ],
            "healthCheck": [
              "command": ["CMD-SHELL", "curl -f http://localhost:8080/ || exit 1"],
              "interval": 30,
            ],
            "mountPoints": [
              ["sourceVolume": "data", "containerPath": "/data", "readOnly": true]
            ],
          ]
        ]),
      ])
    add(
      "metrics/app/service", "aws_ecs_service", "App service",
      [
        "cluster": ref("metrics/cluster/cluster", "arn"),
        "task_definition": ref("metrics/app/task-definition", "arn"),
        "desired_count": .int(tasks), "launch_type": "FARGATE",
        "network_configuration": .blocks([
          "subnets": .list(zones.map { ref("metrics/workload[\($0)]") }),
          "security_groups": [ref("metrics/app/security-group")], "assign_public_ip": false,
        ]),
        "service_registries": .blocks(["registry_arn": ref("metrics/app/discovery", "arn")]),
        "load_balancer": .blocks([
          "target_group_arn": ref("metrics/web/target-group", "arn"), "container_name": "app",
          "container_port": 8080,
        ]),
      ])
    topology.connections.append(
      Connection(
        from: Self.id("metrics/app"), to: Self.id("metrics/statsd"), transport: .udp,
        ports: PortRange(port), title: "StatsD metrics",
        location: SourceLocation(file: "Sample/Sample.swift", line: 90)))
  }

  private mutating func addFileSystem(keepsBackups: Bool) {
    component(
      "metrics/whisper", .fileSystem, "Whisper files", parent: "metrics",
      primary: "metrics/whisper/file-system")
    add(
      "metrics/whisper/file-system", "aws_efs_file_system", "Whisper files",
      ["encrypted": true, "throughput_mode": "elastic"])
    add(
      "metrics/whisper/backup", "aws_efs_backup_policy", "Backup of the Whisper files",
      [
        "file_system_id": ref("metrics/whisper/file-system"),
        "backup_policy": .blocks(["status": .string(keepsBackups ? "ENABLED" : "DISABLED")]),
      ])
    for zone in zones {
      add(
        "metrics/whisper/mount-target[\(zone)]", "aws_efs_mount_target",
        "Mount target in zone \(zone)",
        [
          "file_system_id": ref("metrics/whisper/file-system"),
          "subnet_id": ref("metrics/workload[\(zone)]"),
        ])
    }
    add(
      "metrics/whisper/access-point", "aws_efs_access_point", "Whisper access point",
      [
        "file_system_id": ref("metrics/whisper/file-system"),
        "posix_user": .blocks(["uid": 1000, "gid": 1000]),
        "root_directory": .blocks(["path": "/whisper"]),
      ])
  }

  private mutating func addWeb() {
    component(
      "metrics/web", .loadBalancer, "Web load balancer", parent: "metrics",
      primary: "metrics/web/load-balancer")
    add(
      "metrics/web/load-balancer", "aws_lb", "Web load balancer",
      ["load_balancer_type": "application", "internal": true])
    add(
      "metrics/web/target-group", "aws_lb_target_group", "App targets",
      [
        "port": 8080, "protocol": "HTTP", "target_type": "ip",
        "health_check": .blocks(["path": "/", "matcher": "200-399"]),
      ])
    add(
      "metrics/web/https", "aws_lb_listener", "HTTPS listener",
      [
        "load_balancer_arn": ref("metrics/web/load-balancer", "arn"), "port": 443,
        "protocol": "HTTPS", "certificate_arn": .input("certificate_arn"),
        "default_action": .blocks([
          "type": "forward", "target_group_arn": ref("metrics/web/target-group", "arn"),
        ]),
      ])
    add(
      "region-log", "aws_cloudwatch_log_group", "Log group | all of it",
      ["retention_in_days": .int(zones.count > 2 ? 365 : 14)])
  }
}
