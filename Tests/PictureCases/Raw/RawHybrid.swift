import AWSResources
import ArchitectureDSL
import Topology

/// On-premises by VPN and Direct Connect to the transit gateway; Route 53 Resolver both ways; inspection between.
func hybrid(_ environment: Environment) -> Region {
  Region(.ireland) {
    TransitGateway("hub") {
      TransitGatewayRouteTable("spokes") {
        Associates("orders")
        TransitGatewayRoute(to: "shared")
      }
      TransitGatewayRouteTable("central") {
        Associates("shared")
        Propagates("orders")
      }
    }
    VPC("shared", prefixLength: 20, transitGateway: "hub") {
      Subnets("resolver", prefixLength: 26) {
        Route("on-premises", destination: .cidr("192.168.0.0/16"), to: .transitGateway);
        Route("spokes", destination: .environment, to: .transitGateway)
      }
      group("shared", "resolver-in", from: [("192.168.0.0/16", 53)])
      group("shared", "resolver-out", to: [("192.168.0.0/16", 53)])
      Declare(
        "inbound",
        AWS.Route53ResolverEndpoint(
          direction: "INBOUND",
          ipAddress: ["a", "b"].map {
            .init(subnetId: .value(.reference(ElementID("shared", "resolver", key: $0), "id")))
          }, securityGroupIds: .value(.list([ref("shared", "resolver-in-group", at: "id")])),
          name: "inbound"), title: "Inbound resolver")
      Declare(
        "outbound",
        AWS.Route53ResolverEndpoint(
          direction: "OUTBOUND",
          ipAddress: ["a", "b"].map {
            .init(subnetId: .value(.reference(ElementID("shared", "resolver", key: $0), "id")))
          }, securityGroupIds: .value(.list([ref("shared", "resolver-out-group", at: "id")])),
          name: "outbound"), title: "Outbound resolver")
      Declare(
        "corp",
        AWS.Route53ResolverRule(
          domainName: "corp.example.com", ruleType: "FORWARD", name: "corp",
          resolverEndpointId: .reference(id("shared", "outbound"), "id"),
          targetIp: [.init(ip: "192.168.1.53")]))
      Declare(
        "corp-orders",
        AWS.Route53ResolverRuleAssociation(
          resolverRuleId: .reference(id("shared", "corp"), "id"),
          vpcId: .reference(id("orders", "vpc"), "id")))
      Declare(
        "internal",
        AWS.Route53Zone(
          name: "aws.example.com", vpc: [.init(vpcId: .reference(id("shared", "vpc"), "id"))]),
        title: "Private zone aws.example.com")
      Declare(
        "internal-orders",
        AWS.Route53ZoneAssociation(
          vpcId: .reference(id("orders", "vpc"), "id"),
          zoneId: .reference(id("shared", "internal"), "zone_id")))
    }
    VPC("orders", prefixLength: 16, transitGateway: "hub") {
      Subnets("private", prefixLength: 20) { Route(to: .transitGateway) }
      group("orders", "erp", from: [("192.168.0.0/16", 443)], to: [("192.168.0.0/16", 1521)])
      Declare(
        "erp",
        AWS.Instance(
          ami: "ami-0123456789abcdef0", instanceType: "m7i.large",
          subnetId: .reference(ElementID("orders", "private", key: "a"), "id"),
          vpcSecurityGroupIds: .value(.list([ref("orders", "erp-group", at: "id")]))),
        title: "ERP server")
    }
    Declare(
      "office", AWS.CustomerGateway(type: "ipsec.1", bgpAsn: "65010", ipAddress: "203.0.113.10"),
      title: "Office router")
    Declare(
      "vpn",
      AWS.VpnConnection(
        customerGatewayId: .reference(id("office"), "id"), type: "ipsec.1",
        transitGatewayId: .reference(id("hub", "transit-gateway"), "id")),
      title: "VPN to the office")
    Declare(
      "vpn-association",
      AWS.Ec2TransitGatewayRouteTableAssociation(
        transitGatewayAttachmentId: .reference(id("vpn"), "transit_gateway_attachment_id"),
        transitGatewayRouteTableId: .reference(id("hub", "central", "route-table"), "id")))
    Declare(
      "vpn-propagation",
      AWS.Ec2TransitGatewayRouteTablePropagation(
        transitGatewayAttachmentId: .reference(id("vpn"), "transit_gateway_attachment_id"),
        transitGatewayRouteTableId: .reference(id("hub", "spokes", "route-table"), "id")))
    Declare(
      "dx", type: "aws_dx_gateway", arguments: ["name": "corp", "amazon_side_asn": "64513"],
      title: "Direct Connect gateway")
    Declare(
      "dx-link", type: "aws_dx_gateway_association",
      arguments: [
        "dx_gateway_id": ref("dx", at: "id"),
        "associated_gateway_id": ref("hub", "transit-gateway", at: "id"),
        "allowed_prefixes": .list(["10.20.0.0/14"]),
      ], title: "Direct Connect")
    Declare(
      "dx-connection", type: "aws_dx_connection",
      arguments: ["name": "corp", "bandwidth": "1Gbps", "location": "EqDC2"],
      title: "Line to the data centre")
    Declare(
      "dx-vif", type: "aws_dx_transit_virtual_interface",
      arguments: [
        "name": "transit", "connection_id": ref("dx-connection", at: "id"),
        "dx_gateway_id": ref("dx", at: "id"), "vlan": 100, "address_family": "ipv4",
        "bgp_asn": 65010,
      ])
  }
}

/// Service provider (NLB + endpoint service) and consumer (interface endpoint), and VPC peering beside.
func privateLink(_ environment: Environment) -> Region {
  Region(.ireland) {
    VPC("provider", cidr: "10.20.0.0/16") {
      Subnets("private", prefixLength: 24) {
        Route("partner", destination: .cidr("10.22.0.0/16"), to: .natGateway)
      }
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      ECSCluster("billing", release: "1") {
        Service("ledger", cpu: 256, memory: 512, tasks: 2) {
          Listens(.http(8080)); LoadBalanced(.http(8080))
        }
      }
      Declare(
        "service",
        AWS.VpcEndpointService(
          acceptanceRequired: false, allowedPrincipals: ["arn:aws:iam::333333333333:root"],
          networkLoadBalancerArns: .value(
            .list([ref("billing", "ledger", "load-balancer", at: "arn")]))),
        title: "Ledger endpoint service")
    }
    VPC("consumer", cidr: "10.21.0.0/16") {
      Subnets("private", prefixLength: 24)
      group("consumer", "ledger", from: [("10.21.0.0/16", 8080)])
      Declare(
        "ledger",
        AWS.VpcEndpoint(
          vpcId: .reference(id("consumer", "vpc"), "id"),
          securityGroupIds: .value(.list([ref("consumer", "ledger-group", at: "id")])),
          serviceName: .reference(id("provider", "service"), "service_name"),
          subnetIds: .value(subnetIDs("consumer", "private")), vpcEndpointType: "Interface"),
        title: "Ledger endpoint")
      ECSCluster("shop", release: "1") {
        Service("web", cpu: 256, memory: 512, tasks: 2) {
          Listens(.http(8080)); Sends.toInternet(.http(8080))
        }
      }
    }
    VPC("partner", cidr: "10.22.0.0/16") {
      Subnets("private", prefixLength: 24)
      Declare(
        "client",
        AWS.Instance(
          ami: "ami-0123456789abcdef0", instanceType: "t4g.small",
          subnetId: .reference(ElementID("partner", "private", key: "a"), "id")),
        title: "Partner client")
    }
    Declare(
      "peering",
      AWS.VpcPeeringConnection(
        peerVpcId: .reference(id("partner", "vpc"), "id"),
        vpcId: .reference(id("consumer", "vpc"), "id"), autoAccept: true),
      title: "Peering of consumer and partner")
    Declare(
      "to-partner",
      AWS.Route(
        routeTableId: .value(ref("consumer", "private", "route-table", at: "id")),
        destinationCidrBlock: "10.22.0.0/16",
        vpcPeeringConnectionId: .reference(id("peering"), "id")))
    Declare(
      "to-consumer",
      AWS.Route(
        routeTableId: .value(ref("partner", "private", "route-table", at: "id")),
        destinationCidrBlock: "10.21.0.0/16",
        vpcPeeringConnectionId: .reference(id("peering"), "id")))
  }
}

/// Gateway Load Balancer with third-party appliances.
func gatewayLoadBalancer(_ environment: Environment) -> Region {
  Region(.ireland) {
    VPC("security", cidr: "10.21.0.0/16") {
      Subnets("appliances", prefixLength: 24)
      Declare(
        "gwlb",
        AWS.Lb(
          loadBalancerType: "gateway", name: "inspection",
          subnets: .value(subnetIDs("security", "appliances"))), title: "Gateway load balancer")
      Declare(
        "appliances-targets",
        AWS.LbTargetGroup(
          name: "appliances", port: 6081, protocol: "GENEVE", targetType: "instance",
          vpcId: .reference(id("security", "vpc"), "id")), title: "Appliances")
      Declare(
        "geneve",
        AWS.LbListener(
          defaultAction: [
            .init(
              type: "forward",
              targetGroupArn: .reference(id("security", "appliances-targets"), "arn"))
          ], loadBalancerArn: .reference(id("security", "gwlb"), "arn")))
      Declare(
        "appliance-a",
        AWS.Instance(
          ami: "ami-0123456789abcdef0", instanceType: "c7i.xlarge", sourceDestCheck: false,
          subnetId: .reference(ElementID("security", "appliances", key: "a"), "id")),
        title: "Appliance a")
      Declare(
        "attachment-a",
        AWS.LbTargetGroupAttachment(
          targetGroupArn: .reference(id("security", "appliances-targets"), "arn"),
          targetId: .reference(id("security", "appliance-a"), "id")))
      Declare(
        "service",
        AWS.VpcEndpointService(
          acceptanceRequired: false,
          gatewayLoadBalancerArns: .value(.list([ref("security", "gwlb", at: "arn")]))),
        title: "Inspection endpoint service")
    }
    VPC("app", cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24)
      Subnets("endpoints", prefixLength: 28) { Route(to: .internetGateway) }
      for zone in ["a", "b"] {
        Declare(
          "gwlbe-\(zone)",
          AWS.VpcEndpoint(
            vpcId: .reference(id("app", "vpc"), "id"),
            serviceName: .reference(id("security", "service"), "service_name"),
            subnetIds: .value(.list([.reference(ElementID("app", "endpoints", key: zone), "id")])),
            vpcEndpointType: "GatewayLoadBalancer"), title: "Inspection endpoint \(zone)")
      }
      Declare(
        "to-inspection",
        AWS.Route(
          routeTableId: .value(ref("app", "public", "route-table", at: "id")),
          destinationCidrBlock: "0.0.0.0/0", vpcEndpointId: .reference(id("app", "gwlbe-a"), "id")))
      group("app", "web", from: [("0.0.0.0/0", 443)], to: [("0.0.0.0/0", 443)])
      Declare(
        "web",
        AWS.Instance(
          ami: "ami-0123456789abcdef0", associatePublicIpAddress: true, instanceType: "t4g.small",
          subnetId: .reference(ElementID("app", "public", key: "a"), "id"),
          vpcSecurityGroupIds: .value(.list([ref("app", "web-group", at: "id")]))),
        title: "Web server")
    }
  }
}

/// The network account of a landing zone: hub shared by RAM; spokes of other accounts; IPAM.
func landingZone(_ environment: Environment) -> Region {
  Region(.ireland) {
    TransitGateway("hub") {
      TransitGatewayRouteTable("spokes") {
        Associates("shared-services"); TransitGatewayRoute(to: "egress")
      }
      TransitGatewayRouteTable("central") {
        Associates("egress"); Propagates("shared-services")
      }
    }
    EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
    VPC("shared-services", prefixLength: 20, transitGateway: "hub") {
      Subnets("private", prefixLength: 24) { Route(to: .transitGateway) }
      VPCEndpoints(interfaces: ["ssm", "ec2messages"])
    }
    Input(
      "spoke_accounts", type: "list(string)", description: "Accounts that share the hub.",
      example: .list(["333333333333"]))
    Declare(
      "share", AWS.RamResourceShare(name: "hub", allowExternalPrincipals: false),
      title: "Share of the hub")
    Declare(
      "share-hub",
      AWS.RamResourceAssociation(
        resourceArn: .reference(id("hub", "transit-gateway"), "arn"),
        resourceShareArn: .reference(id("share"), "arn")))
    Declare(
      "share-organization",
      AWS.RamPrincipalAssociation(
        principal: "arn:aws:organizations::222222222222:organization/o-aaaaaaaaaa",
        resourceShareArn: .reference(id("share"), "arn")))
    Declare("ipam", AWS.VpcIpam(operatingRegions: [.init(regionName: "eu-west-1")]), title: "IPAM")
    Declare(
      "pool", type: "aws_vpc_ipam_pool",
      arguments: [
        "address_family": "ipv4", "ipam_scope_id": ref("ipam", at: "private_default_scope_id"),
        "locale": "eu-west-1",
      ], title: "Pool of addresses")
    Declare(
      "organization", type: "aws_organizations_organization",
      arguments: [
        "feature_set": "ALL",
        "aws_service_access_principals": .list(["ram.amazonaws.com", "sso.amazonaws.com"]),
      ], title: "Organisation")
    Declare(
      "workloads", type: "aws_organizations_organizational_unit",
      arguments: ["name": "Workloads", "parent_id": ref("organization", at: "roots")],
      title: "Workloads OU")
    Declare(
      "scp", type: "aws_organizations_policy",
      arguments: [
        "name": "guardrails",
        "content": .json([
          "Version": "2012-10-17",
          "Statement": .list([["Effect": "Deny", "Action": "ec2:CreateVpc", "Resource": "*"]]),
        ]),
      ], title: "Guardrails")
    Declare(
      "trail", type: "aws_cloudtrail",
      arguments: [
        "name": "organization", "s3_bucket_name": "acme-trail", "is_organization_trail": true,
        "is_multi_region_trail": true,
      ], title: "Trail")
    Declare(
      "guardduty", type: "aws_guardduty_detector", arguments: ["enable": true], title: "GuardDuty")
    Declare(
      "spoke-attachment", type: "aws_ec2_transit_gateway_vpc_attachment_accepter",
      arguments: [
        "transit_gateway_attachment_id": "tgw-attach-0123456789abcdef0", "provider": "aws.network",
      ], title: "Attachment of another account")
  }
}

/// Cloud WAN.
func cloudWAN(_ environment: Environment) -> Region {
  Region(.ireland) {
    Declare(
      "global", type: "aws_networkmanager_global_network", arguments: ["description": "global"],
      title: "Global network")
    Declare(
      "core", type: "aws_networkmanager_core_network",
      arguments: [
        "global_network_id": ref("global", at: "id"), "create_base_policy": true,
        "base_policy_regions": .list(["eu-west-1", "us-east-1"]),
      ], title: "Core network")
    Declare(
      "policy", type: "aws_networkmanager_core_network_policy_attachment",
      arguments: [
        "core_network_id": ref("core", at: "id"),
        "policy_document": .json([
          "version": "2021.12",
          "core-network-configuration": [
            "asn-ranges": .list(["64512-65534"]),
            "edge-locations": .list([["location": "eu-west-1"]]),
          ], "segments": .list([["name": "prod"]]),
        ]),
      ])
    VPC("orders", cidr: "10.20.0.0/16") {
      Subnets("private", prefixLength: 24)
      Declare(
        "attachment", type: "aws_networkmanager_vpc_attachment",
        arguments: [
          "core_network_id": ref("core", at: "id"),
          "subnet_arns": .list([
            .reference(ElementID("orders", "private", key: "a"), "arn"),
            .reference(ElementID("orders", "private", key: "b"), "arn"),
          ]), "vpc_arn": ref("orders", "vpc", at: "arn"),
        ], title: "Attachment to Cloud WAN")
      Declare(
        "to-core",
        AWS.Route(
          routeTableId: .value(ref("orders", "private", "route-table", at: "id")),
          coreNetworkArn: .reference(id("core"), "arn"), destinationCidrBlock: "10.0.0.0/8"),
        dependsOn: [id("orders", "attachment")])
      group("orders", "web", to: [("10.0.0.0/8", 443)])
      Declare(
        "web",
        AWS.Instance(
          ami: "ami-0123456789abcdef0", instanceType: "t4g.small",
          subnetId: .reference(ElementID("orders", "private", key: "a"), "id"),
          vpcSecurityGroupIds: .value(.list([ref("orders", "web-group", at: "id")]))),
        title: "Web server")
    }
  }
}

/// ECS with CodeDeploy blue/green: the Service component cannot; raw ECS service, ALB, two target groups, pipeline.
func blueGreen(_ environment: Environment) -> Region {
  let vpc = "shop"
  return Region(.ireland) {
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
      group(vpc, "alb", from: [("0.0.0.0/0", 443)], to: [("web", 8080)])
      group(vpc, "web", from: [("alb", 8080)], to: [("0.0.0.0/0", 443)])
      Declare(
        "alb",
        AWS.Lb(
          internal: false, loadBalancerType: "application", name: "shop",
          securityGroups: .value(.list([ref(vpc, "alb-group", at: "id")])),
          subnets: .value(subnetIDs(vpc, "public"))), title: "Public load balancer")
      for colour in ["blue", "green"] {
        Declare(
          colour,
          AWS.LbTargetGroup(
            name: .value(.string(colour)), port: 8080, protocol: "HTTP", targetType: "ip",
            vpcId: .reference(id(vpc, "vpc"), "id")), title: "\(colour) targets")
      }
      Declare(
        "https",
        AWS.LbListener(
          defaultAction: [
            .init(type: "forward", targetGroupArn: .reference(id(vpc, "blue"), "arn"))
          ], loadBalancerArn: .reference(id(vpc, "alb"), "arn"),
          certificateArn:
            "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000",
          port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"),
        lifecycle: .init(ignoreChanges: ["default_action"]))
      Declare("cluster", AWS.EcsCluster(name: "shop"), title: "Shop cluster")
      Declare(
        "execution-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("ecs-tasks.amazonaws.com")), name: "execution"))
      Declare(
        "task",
        AWS.EcsTaskDefinition(
          containerDefinitions: .json(
            .list([
              [
                "name": "web", "image": "public.ecr.aws/nginx/nginx:1.27",
                "portMappings": .list([["containerPort": 8080]]),
              ]
            ])), family: "web", cpu: "256",
          executionRoleArn: .reference(id(vpc, "execution-role"), "arn"), memory: "512",
          networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"]))
      Declare(
        "web",
        AWS.EcsService(
          name: "web", cluster: .reference(id(vpc, "cluster"), "id"),
          deploymentController: .init(type: "CODE_DEPLOY"), desiredCount: 2, launchType: "FARGATE",
          loadBalancer: [
            .init(
              containerName: "web", containerPort: 8080,
              targetGroupArn: .reference(id(vpc, "blue"), "arn"))
          ],
          networkConfiguration: .init(
            subnets: .value(subnetIDs(vpc, "private")),
            securityGroups: .value(.list([ref(vpc, "web-group", at: "id")]))),
          taskDefinition: .reference(id(vpc, "task"), "arn")), title: "Web",
        dependsOn: [id(vpc, "https")],
        lifecycle: .init(ignoreChanges: ["task_definition", "load_balancer", "desired_count"]))
      Declare(
        "deploy-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("codedeploy.amazonaws.com")), name: "codedeploy")
      )
      Declare(
        "deploy-app", type: "aws_codedeploy_app",
        arguments: ["name": "shop", "compute_platform": "ECS"])
      Declare(
        "deploy", type: "aws_codedeploy_deployment_group",
        arguments: [
          "app_name": ref(vpc, "deploy-app", at: "name"), "deployment_group_name": "shop",
          "service_role_arn": ref(vpc, "deploy-role", at: "arn"),
          "deployment_config_name": "CodeDeployDefault.ECSCanary10Percent5Minutes",
          "deployment_style": .blocks([
            "deployment_type": "BLUE_GREEN", "deployment_option": "WITH_TRAFFIC_CONTROL",
          ]),
          "blue_green_deployment_config": .blocks([
            "deployment_ready_option": .blocks(["action_on_timeout": "CONTINUE_DEPLOYMENT"]),
            "terminate_blue_instances_on_deployment_success": .blocks([
              "action": "TERMINATE", "termination_wait_time_in_minutes": 10,
            ]),
          ]),
          "ecs_service": .blocks([
            "cluster_name": ref(vpc, "cluster", at: "name"),
            "service_name": ref(vpc, "web", at: "name"),
          ]),
          "load_balancer_info": .blocks([
            "target_group_pair_info": .blocks([
              "prod_traffic_route": .blocks(["listener_arns": .list([ref(vpc, "https", at: "arn")])]
              ),
              "target_group": .blocks(
                ["name": ref(vpc, "blue", at: "name")], ["name": ref(vpc, "green", at: "name")]),
            ])
          ]),
        ], title: "Blue/green deployment")
    }
  }
}

/// Multi-region: a second Region is tried by the `provider` meta-argument on raw resources.
func multiRegion(_ environment: Environment) -> Region {
  Region(.ireland) {
    VPC("primary", cidr: "10.20.0.0/16") { Subnets("data", prefixLength: 24) }
    Declare(
      "global", type: "aws_rds_global_cluster",
      arguments: [
        "global_cluster_identifier": "orders", "engine": "aurora-postgresql",
        "storage_encrypted": true,
      ], title: "Global database")
    Declare(
      "replica", type: "aws_rds_cluster",
      arguments: [
        "provider": "aws.frankfurt", "cluster_identifier": "orders-fra",
        "engine": "aurora-postgresql", "global_cluster_identifier": ref("global", at: "id"),
        "skip_final_snapshot": true,
      ], title: "Replica in Frankfurt")
    Declare(
      "table",
      AWS.DynamodbTable(
        name: "carts", attribute: [.init(name: "id", type: "S")], billingMode: "PAY_PER_REQUEST",
        hashKey: "id", replica: [.init(regionName: "eu-central-1")], streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES"), title: "Carts in two Regions")
    Declare("zone", AWS.Route53Zone(name: "example.com"))
    Declare(
      "check",
      AWS.Route53HealthCheck(
        type: "HTTPS", fqdn: "ireland.example.com", port: 443, resourcePath: "/health"))
    Declare(
      "failover",
      AWS.Route53Record(
        name: "www.example.com", type: "CNAME", zoneId: .reference(id("zone"), "zone_id"),
        failoverRoutingPolicy: .init(type: "PRIMARY"), healthCheckId: .reference(id("check"), "id"),
        records: ["ireland.example.com"], setIdentifier: "ireland", ttl: 60))
  }
}
