import AWSResources
import ArchitectureDSL
import Topology

/// Raw resources that the internet reaches in AWS, and requirements that say it does not.
func soundness(_ name: String) -> Region {
  let vpc = "shop"
  return Region(.ireland) {
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("data", prefixLength: 24)
      Admits(.tcp, from: "0.0.0.0/0", port: PortRange(1, through: 65535))
      group(vpc, "open", from: [("0.0.0.0/0", 5432), ("0.0.0.0/0", 22)], to: [("0.0.0.0/0", 443)])
      if name == "sound-rds" {
        Declare(
          "subnets", AWS.DbSubnetGroup(subnetIds: .value(subnetIDs(vpc, "public")), name: "shop"))
        Declare(
          "database",
          AWS.DbInstance(
            instanceClass: "db.t4g.micro",
            dbSubnetGroupName: .reference(id(vpc, "subnets"), "name"), engine: "postgres",
            publiclyAccessible: true,
            vpcSecurityGroupIds: .value(.list([ref(vpc, "open-group", at: "id")]))))
      }
      if name == "sound-asg" {
        Declare(
          "template",
          AWS.LaunchTemplate(
            imageId: "ami-0123456789abcdef0", instanceType: "t4g.micro", name: "web",
            networkInterfaces: [
              .init(
                associatePublicIpAddress: "true",
                securityGroups: .value(.list([ref(vpc, "open-group", at: "id")])))
            ]))
        Declare(
          "web", type: "aws_autoscaling_group",
          arguments: [
            "min_size": 1, "max_size": 1, "vpc_zone_identifier": subnetIDs(vpc, "public"),
            "launch_template": .blocks(["id": ref(vpc, "template", at: "id")]),
          ])
      }
      if name == "sound-msk" {
        Declare(
          "kafka", type: "aws_msk_cluster",
          arguments: [
            "cluster_name": "k", "kafka_version": "3.8.x", "number_of_broker_nodes": 2,
            "broker_node_group_info": .blocks([
              "instance_type": "kafka.m7g.large", "client_subnets": subnetIDs(vpc, "public"),
              "security_groups": .list([ref(vpc, "open-group", at: "id")]),
              "connectivity_info": .blocks([
                "public_access": .blocks(["type": "SERVICE_PROVIDED_EIPS"])
              ]),
            ]),
          ])
      }
      if name == "sound-spot" {
        Declare(
          "spot", type: "aws_spot_instance_request",
          arguments: [
            "ami": "ami-0123456789abcdef0", "instance_type": "t4g.micro",
            "associate_public_ip_address": true,
            "subnet_id": .reference(ElementID(vpc, "public", key: "a"), "id"),
            "vpc_security_group_ids": .list([ref(vpc, "open-group", at: "id")]),
          ])
      }
      if name == "sound-classic" {
        Declare(
          "classic", type: "aws_elb",
          arguments: [
            "subnets": subnetIDs(vpc, "public"),
            "security_groups": .list([ref(vpc, "open-group", at: "id")]),
            "listener": .blocks([
              "instance_port": 22, "instance_protocol": "tcp", "lb_port": 22, "lb_protocol": "tcp",
            ]),
          ])
      }
      if name == "sound-vgw" {
        Declare("vgw", AWS.VpnGateway(vpcId: .reference(id(vpc, "vpc"), "id")))
        Declare(
          "router", AWS.CustomerGateway(type: "ipsec.1", bgpAsn: "65010", ipAddress: "203.0.113.10")
        )
        Declare(
          "vpn",
          AWS.VpnConnection(
            customerGatewayId: .reference(id(vpc, "router"), "id"), type: "ipsec.1",
            vpnGatewayId: .reference(id(vpc, "vgw"), "id")))
        Declare(
          "propagation",
          AWS.VpnGatewayRoutePropagation(
            routeTableId: .value(ref(vpc, "data", "route-table", at: "id")),
            vpnGatewayId: .reference(id(vpc, "vgw"), "id")))
        Declare(
          "box",
          AWS.Instance(
            ami: "ami-0123456789abcdef0", instanceType: "t4g.micro",
            subnetId: .reference(ElementID(vpc, "data", key: "a"), "id"),
            vpcSecurityGroupIds: .value(.list([ref(vpc, "open-group", at: "id")]))))
      }
      if name == "sound-ipv6" {
        Declare(
          "block", type: "aws_vpc_ipv6_cidr_block_association",
          arguments: [
            "vpc_id": ref(vpc, "vpc", at: "id"), "ipv6_ipam_pool_id": "ipam-pool-0123456789abcdef0",
            "ipv6_netmask_length": 56,
          ])
        Declare(
          "six", type: "aws_subnet",
          arguments: [
            "vpc_id": ref(vpc, "vpc", at: "id"), "cidr_block": "10.20.200.0/24",
            "ipv6_cidr_block": "2600:1f18:0:1::/64", "assign_ipv6_address_on_creation": true,
            "availability_zone": "eu-west-1a",
          ])
        Declare("six-table", AWS.RouteTable(vpcId: .reference(id(vpc, "vpc"), "id")))
        Declare(
          "six-route",
          AWS.Route(
            routeTableId: .reference(id(vpc, "six-table"), "id"), destinationIpv6CidrBlock: "::/0",
            gatewayId: .value(ref(vpc, "internet-gateway", at: "id"))))
        Declare(
          "six-association",
          AWS.RouteTableAssociation(
            routeTableId: .reference(id(vpc, "six-table"), "id"),
            subnetId: .reference(id(vpc, "six"), "id")))
        Declare(
          "six-acl", type: "aws_network_acl",
          arguments: [
            "vpc_id": ref(vpc, "vpc", at: "id"), "subnet_ids": .list([ref(vpc, "six", at: "id")]),
            "ingress": .blocks([
              "rule_no": 100, "action": "allow", "protocol": "-1", "from_port": 0, "to_port": 0,
              "ipv6_cidr_block": "::/0",
            ]),
            "egress": .blocks([
              "rule_no": 100, "action": "allow", "protocol": "-1", "from_port": 0, "to_port": 0,
              "ipv6_cidr_block": "::/0",
            ]),
          ])
        Declare(
          "six-rule",
          AWS.VpcSecurityGroupIngressRule(
            ipProtocol: "tcp", securityGroupId: .reference(id(vpc, "open-group"), "id"),
            cidrIpv6: "::/0", fromPort: 22, toPort: 22))
        Declare(
          "box",
          AWS.Instance(
            ami: "ami-0123456789abcdef0", instanceType: "t4g.micro", ipv6AddressCount: 1,
            subnetId: .reference(id(vpc, "six"), "id"),
            vpcSecurityGroupIds: .value(.list([ref(vpc, "open-group", at: "id")]))))
      }
    }
    Require("Nothing of the shop can be reached from the internet") {
      Traffic(from: .internet, to: .anywhere).isRefused()
    }
    if name == "sound-rds-named" || name == "sound-rds" {
      Require("Nobody reaches the database") {
        Traffic(from: .anywhere, to: "shop/database").isRefused()
      }
    }
    if name == "sound-vgw" {
      Require("The office cannot reach the box") {
        Traffic(from: .network("192.168.0.0/16"), to: "shop/box").isRefused()
      }
    }
  }
}

/// A VPN behind the transit gateway: nobody from the office may reach the box. In AWS the office does.
func hybridSoundness() -> Region {
  Region(.ireland) {
    TransitGateway("hub") {
      TransitGatewayRouteTable("spokes") { Associates("orders") }
      TransitGatewayRouteTable("office") { Propagates("orders") }
    }
    VPC("orders", prefixLength: 16, transitGateway: "hub") {
      Subnets("private", prefixLength: 20) { Route(to: .transitGateway) }
      Admits(.tcp, from: "192.168.0.0/16", port: PortRange(1, through: 65535))
      group("orders", "box", from: [("192.168.0.0/16", 443)], to: [("192.168.0.0/16", 443)])
      Declare(
        "box",
        AWS.Instance(
          ami: "ami-0123456789abcdef0", instanceType: "m7i.large",
          subnetId: .reference(ElementID("orders", "private", key: "a"), "id"),
          vpcSecurityGroupIds: .value(.list([ref("orders", "box-group", at: "id")]))))
    }
    Declare(
      "router", AWS.CustomerGateway(type: "ipsec.1", bgpAsn: "65010", ipAddress: "203.0.113.10"))
    Declare(
      "vpn",
      AWS.VpnConnection(
        customerGatewayId: .reference(id("router"), "id"), type: "ipsec.1",
        transitGatewayId: .reference(id("hub", "transit-gateway"), "id")))
    Declare(
      "vpn-association",
      AWS.Ec2TransitGatewayRouteTableAssociation(
        transitGatewayAttachmentId: .reference(id("vpn"), "transit_gateway_attachment_id"),
        transitGatewayRouteTableId: .reference(id("hub", "office", "route-table"), "id")))
    Declare(
      "vpn-propagation",
      AWS.Ec2TransitGatewayRouteTablePropagation(
        transitGatewayAttachmentId: .reference(id("vpn"), "transit_gateway_attachment_id"),
        transitGatewayRouteTableId: .reference(id("hub", "spokes", "route-table"), "id")))
    Require("The box sends nothing to the office") {
      Traffic(from: "orders/box", to: .network("192.168.0.0/16")).isRefused()
    }
    Require("The office reaches nothing") {
      Traffic(from: .network("192.168.0.0/16"), to: "orders").isRefused()
    }
  }
}
