import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// What is not known is named as what it is, and nothing is said that it could change.
@Suite struct UnknownCauseTests {
  private func expect(
    _ verdict: String, _ flow: FlowQuery, _ network: TestNetwork,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(verdicts(network, flow) == [verdict], sourceLocation: sourceLocation)
  }

  // MARK: Gateways

  /// A public service whose internet gateway another Terraform makes.
  @Test func theInternetGatewayMayBeOutsideOfTheModel() {
    var network = TestNetwork()
    network.vpc("spoke", "10.2.0.0/16")
    network.subnet("spoke/public", "a", "10.2.1.0/24")
    network.service("spoke/web", subnets: ["spoke/public[a]"], isPublic: true)
    // Without a route nothing leads out.
    expect("denied (not-published)", .tcp("internet", "spoke/web"), network)
    network.add(
      "spoke/route", "aws_route",
      [
        "route_table_id": TestNetwork.ref("spoke/public/route-table[a]"),
        "destination_cidr_block": "0.0.0.0/0", "gateway_id": "vgw-1",
      ])
    expect("denied (not-published)", .tcp("internet", "spoke/web"), network)
    network.set("spoke/route", "gateway_id", "igw-1")
    expect(
      "unknown (internet gateway that is not in the model)", .tcp("internet", "spoke/web"), network)
    #expect(network.model.reachable(from: .internet, to: .element(ElementID("spoke", "web"))) == [])
  }

  /// Two VPCs with the same block: the table has one of them, and which one no file says.
  @Test func equalBlocksAtATransitGateway() {
    var network = TestNetwork.direct()
    network.spoke("copy", second: 2)
    network.propagate("copy", to: "spokes")
    let doubt = "unknown (which of several attachments the transit gateway has an equal route to)"
    expect(doubt, .tcp("alpha/app", "beta/app"), network)
    expect(doubt, .tcp("alpha/app", "copy/app"), network)
    // So it is with a block inside another one.
    network.set("copy/vpc", "cidr_block", "10.2.0.0/17")
    expect(doubt, .tcp("alpha/app", "beta/app"), network)
    // A static route wins over an equal one.
    network.set("copy/vpc", "cidr_block", "10.2.0.0/16")
    network.transitRoute("spokes", "10.2.0.0/16", to: "beta")
    expect("accepted", .tcp("alpha/app", "beta/app"), network)
  }

  /// AWS has no such route; the peering is not outside of the model.
  @Test func aPeeringOfOtherVPCs() {
    var network = TestNetwork.peered()
    network.vpc("gamma", "10.3.0.0/16")
    network.set("alpha/peering", "vpc_id", TestNetwork.ref("gamma/vpc"))
    expect("no route (dead-route)", .tcp("alpha/app", "beta/app"), network)
  }

  // MARK: Rules

  /// The group has a rule; that it names a group of another VPC is why it does not hold.
  @Test func aRuleThatDoesNotHoldIsARule() {
    var network = TestNetwork.direct()
    network.remove("alpha/app-group/egress-all")
    network.egress("alpha/app-group", "beta", "beta/app-group", "tcp", 443)
    expect("denied (security-group-rules)", .tcp("alpha/app", "beta/app"), network)
  }

  @Test func rulesThatAreNotKnown() {
    var network = TestNetwork.direct()
    network.remove("beta/app-group/ingress-all")
    network.set("beta/app-group", "ingress", .input("rules"))
    expect(
      "unknown (security group rules that are not known)", .tcp("alpha/app", "beta/app"), network)
  }

  /// No network ACL looks at what stays in a subnet.
  @Test func anACLWhoseRulesAreNotKnownCountsAtTheBorderOfItsSubnet() {
    var network = TestNetwork.direct()
    network.service("alpha/near", subnets: ["alpha/workload[a]"])
    network.service("alpha/far", subnets: ["alpha/workload[b]"])
    network.acl("alpha/acl", subnets: ["alpha/workload[a]"])
    network.set("alpha/acl", "ingress", .input("rules"))
    network.set("alpha/acl", "egress", .input("rules"))
    network.service("alpha/one", subnets: ["alpha/workload[a]"])
    expect("accepted", .tcp("alpha/one", "alpha/near"), network)
    let doubt = "unknown (network ACL whose rules are not known)"
    expect(doubt, .tcp("alpha/one", "alpha/far"), network)
    expect(doubt, .tcp("alpha/far", "alpha/one"), network)
    // One direction is enough, for answers too.
    network.set("alpha/acl", "egress", nil)
    network.aclRule("alpha/acl", 100, "0.0.0.0/0", "-1", nil, isEgress: true)
    expect(doubt, .tcp("alpha/one", "alpha/far"), network)
  }

  // MARK: Ends

  @Test func whyAnEndHasNoInterface() {
    func instance(_ subnet: TestNetwork.Arguments?) -> TestNetwork {
      var network = TestNetwork.direct()
      if let subnet { network.add("alpha/subnet", "aws_subnet", subnet) }
      network.add(
        "alpha/host", "aws_instance",
        ["subnet_id": TestNetwork.ref("alpha/subnet"), "private_ip": "10.1.9.9"])
      return network
    }
    let flow = FlowQuery.tcp("alpha/host", "alpha/app")
    expect(
      "unknown (subnet whose VPC is not in the model)", flow,
      instance(["vpc_id": "vpc-1", "cidr_block": "10.1.9.0/24"]))
    expect(
      "unknown (subnet whose address block is not known)", flow,
      instance(["vpc_id": TestNetwork.ref("alpha/vpc"), "cidr_block": .input("block")]))
    expect(
      "unknown (IPv6, the only addresses of alpha/subnet)", flow,
      instance([
        "vpc_id": TestNetwork.ref("alpha/vpc"), "ipv6_native": true,
        "ipv6_cidr_block": "2001:db8::/64",
      ]))
  }

  /// There is a route; what is missing is a host.
  @Test func anAddressThatNothingOfTheModelHas() {
    var network = TestNetwork()
    network.vpc("alpha", "10.1.0.0/16")
    network.subnet("alpha/workload", "a", "10.1.1.0/24")
    network.add(
      "alpha/host", "aws_instance",
      ["subnet_id": TestNetwork.ref("alpha/workload[a]"), "private_ip": "10.1.1.10"])
    expect("denied (no-endpoint)", .tcp("alpha/host", "10.1.1.200"), network)
    let reasons = network.model.trace(.tcp("alpha/host", "10.1.1.200")).compactMap(\.verdict.reason)
    #expect(
      reasons.map(\.sentence) == [
        "Nothing of the model has the address 10.1.1.200, which is one of alpha/workload[a]."
      ])
  }

  /// An Elastic IP, and a route, name an instance of a state by its primary interface.
  @Test func aPrimaryInterfaceIsItsInstance() {
    var network = TestNetwork()
    network.vpc("alpha", "10.1.0.0/16")
    network.internetGateway("alpha")
    for (index, name) in ["alpha/public", "alpha/middle"].enumerated() {
      network.subnet(name, "a", "10.1.\(index + 1).0/24")
      network.route(name, "a", "0.0.0.0/0", .internet)
    }
    network.securityGroup("alpha/open")
    network.ingress("alpha/open", "all", "0.0.0.0/0")
    network.egress("alpha/open", "all", "0.0.0.0/0")
    for (name, subnet) in [("host", "public"), ("appliance", "middle")] {
      network.add(
        "alpha/\(name)", "aws_instance",
        [
          "id": .string("i-\(name)"), "subnet_id": TestNetwork.ref("alpha/\(subnet)[a]"),
          "primary_network_interface_id": .string("eni-\(name)"), "source_dest_check": false,
          "vpc_security_group_ids": [TestNetwork.ref("alpha/open")],
        ])
    }
    expect("denied (not-published)", .tcp("internet", "alpha/host"), network)
    network.add("alpha/address", "aws_eip", ["network_interface": "eni-host"])
    expect("accepted", .tcp("internet", "alpha/host"), network)
    network.remove("alpha/public/route-0-0-0-0-0[a]")
    network.add(
      "alpha/inspected", "aws_route",
      [
        "route_table_id": TestNetwork.ref("alpha/public/route-table[a]"),
        "destination_cidr_block": "0.0.0.0/0", "network_interface_id": "eni-appliance",
      ])
    expect(
      "unknown (forwarding by an instance)", .tcp("alpha/host", "internet"), network)
  }
}
