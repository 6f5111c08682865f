import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// What the clients of an AWS Client VPN endpoint reach.
///
/// Source: AWS Client VPN Administrator Guide, "Authorization rules" and "Routes".
@Suite struct ClientVPNTests {
  static let flow = FlowQuery.tcp("alpha/clients", "beta/app")

  /// Clients in a VPC that is peered with another one.
  static func network(_ change: (inout TestNetwork) -> Void = { _ in }) -> TestNetwork {
    var network = TestNetwork.peered()
    network.securityGroup("alpha/clients-group")
    network.egress("alpha/clients-group", "all", "0.0.0.0/0")
    network.add(
      "alpha/clients", "aws_ec2_client_vpn_endpoint",
      [
        "client_cidr_block": "172.16.0.0/22", "vpc_id": TestNetwork.ref("alpha/vpc"),
        "security_group_ids": [TestNetwork.ref("alpha/clients-group")],
      ])
    network.add(
      "alpha/association", "aws_ec2_client_vpn_network_association",
      [
        "client_vpn_endpoint_id": TestNetwork.ref("alpha/clients"),
        "subnet_id": TestNetwork.ref("alpha/workload[a]"),
      ])
    change(&network)
    return network
  }

  static func authorize(_ network: inout TestNetwork, _ block: String, group: String? = nil) {
    var arguments: TestNetwork.Arguments = [
      "client_vpn_endpoint_id": TestNetwork.ref("alpha/clients"),
      "target_network_cidr": .string(block),
    ]
    if let group {
      arguments["access_group_id"] = .string(group)
    } else {
      arguments["authorize_all_groups"] = true
    }
    let slug = block.replacing(".", with: "-").replacing("/", with: "-")
    network.add("alpha/rule-\(slug)", "aws_ec2_client_vpn_authorization_rule", arguments)
  }

  static func route(_ network: inout TestNetwork, _ block: String) {
    network.add(
      "alpha/vpn-route", "aws_ec2_client_vpn_route",
      [
        "client_vpn_endpoint_id": TestNetwork.ref("alpha/clients"),
        "destination_cidr_block": .string(block),
        "target_vpc_subnet_id": TestNetwork.ref("alpha/workload[a]"),
      ])
  }

  /// The same for the endpoint and for its association, one packet and all of them.
  private func expect(
    _ verdict: String, _ network: TestNetwork, to destination: String = "beta/app",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    for source in ["alpha/clients", "alpha/association"] {
      let flow = FlowQuery.tcp(source, destination)
      #expect(verdicts(network, flow) == [verdict], sourceLocation: sourceLocation)
      let reached = network.model.reachable(from: flow.source, to: flow.destination)
      #expect(reached.isEmpty == (verdict != "accepted"), sourceLocation: sourceLocation)
    }
  }

  @Test func nothingIsReachedWithoutARule() {
    let network = Self.network { Self.route(&$0, "10.2.0.0/16") }
    expect("denied (client-authorization)", network)
    expect("denied (client-authorization)", network, to: "alpha/app")
  }

  @Test func aRuleForAnotherNetworkDoesNotHelp() {
    expect(
      "denied (client-authorization)",
      Self.network {
        Self.route(&$0, "10.2.0.0/16")
        Self.authorize(&$0, "10.9.0.0/16")
      })
  }

  @Test func aRuleAndARouteLeadThere() {
    let network = Self.network {
      Self.route(&$0, "10.2.0.0/16")
      Self.authorize(&$0, "10.0.0.0/8")
    }
    expect("accepted", network)
    expect("accepted", network, to: "alpha/app")
  }

  /// The route to the endpoint's own VPC is there by itself, one to another is not.
  @Test func otherNetworksNeedARoute() {
    let network = Self.network { Self.authorize(&$0, "10.0.0.0/8") }
    expect("no route (no-route)", network)
    expect("accepted", network, to: "alpha/app")
  }

  /// The longest prefix decides, and who is in the group nobody knows.
  @Test func aRuleForOneGroupAdmitsSome() {
    expect(
      "unknown (Client VPN authorization rule for one group of clients)",
      Self.network {
        Self.route(&$0, "10.2.0.0/16")
        Self.authorize(&$0, "10.0.0.0/8")
        Self.authorize(&$0, "10.2.0.0/16", group: "engineers")
      })
  }

  @Test func aNetworkThatIsNotKnownMayBeAny() {
    expect(
      "unknown (Client VPN authorization rule whose network is not known)",
      Self.network {
        Self.route(&$0, "10.2.0.0/16")
        Self.authorize(&$0, "10.2.0.0/16")
        $0.set("alpha/rule-10-2-0-0-16", "target_network_cidr", .input("network"))
      })
  }
}
