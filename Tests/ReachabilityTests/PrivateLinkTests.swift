import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Endpoints for services of the author's own.
///
/// Source: AWS PrivateLink guide, "Create a service powered by AWS PrivateLink" and "Accept or reject
/// connection requests".
@Suite struct PrivateLinkTests {
  private static let name = "com.amazonaws.vpce.ap-southeast-1.vpce-svc-1"

  /// An endpoint in one VPC for a Network Load Balancer on port 443 in another.
  private static func network(_ change: (inout TestNetwork) -> Void = { _ in }) -> TestNetwork {
    var network = TestNetwork.direct()
    network.securityGroup("alpha/endpoint-group")
    network.ingress("alpha/endpoint-group", "all", "0.0.0.0/0")
    network.loadBalancer(
      "beta/balancer", subnets: ["beta/workload[a]", "beta/workload[b]"], service: "beta/app",
      type: "network")
    network.add(
      "beta/service", "aws_vpc_endpoint_service",
      [
        "acceptance_required": false,
        "network_load_balancer_arns": [TestNetwork.ref("beta/balancer", "arn")],
      ])
    network.add(
      "alpha/endpoint", "aws_vpc_endpoint",
      [
        "vpc_id": TestNetwork.ref("alpha/vpc"), "vpc_endpoint_type": "Interface",
        "service_name": TestNetwork.ref("beta/service", "service_name"),
        "subnet_ids": [TestNetwork.ref("alpha/workload[a]")],
        "security_group_ids": [TestNetwork.ref("alpha/endpoint-group")],
      ])
    change(&network)
    return network
  }

  private func expect(
    _ verdict: String, port: UInt16 = 443, _ network: TestNetwork,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let flow = FlowQuery.tcp("alpha/app", "alpha/endpoint", port)
    #expect(verdicts(network, flow) == [verdict], sourceLocation: sourceLocation)
    let reached = network.model.reachable(
      from: flow.source, to: flow.destination,
      packets: [
        PacketClass(protocols: IntervalSet(6), destinationPorts: IntervalSet(UInt32(port)))
      ])
    #expect(reached.isEmpty == (verdict != "accepted"), sourceLocation: sourceLocation)
  }

  @Test func theListenersOfTheServiceDecide() {
    expect("accepted", Self.network())
    expect("denied (listener)", port: 81, Self.network())
  }

  @Test func theServiceIsFoundByItsName() {
    let network = Self.network {
      $0.set("beta/service", "service_name", .string(Self.name))
      $0.set("alpha/endpoint", "service_name", .string(Self.name))
    }
    expect("accepted", network)
    expect("denied (listener)", port: 81, network)
  }

  @Test func aListenerWithoutTargetsServesNobody() {
    expect("denied (no-target)", Self.network { $0.set("beta/app", "load_balancer", nil) })
  }

  /// Where the load balancer has groups, they look at what comes through PrivateLink.
  @Test func theGroupsOfTheLoadBalancerCount() {
    func network(_ peer: String, _ change: (inout TestNetwork) -> Void = { _ in }) -> TestNetwork {
      Self.network {
        $0.securityGroup("beta/guard")
        $0.ingress("beta/guard", "peer", peer, "tcp", 443)
        $0.set("beta/balancer", "security_groups", [TestNetwork.ref("beta/guard")])
        change(&$0)
      }
    }
    expect("accepted", network("0.0.0.0/0"))
    expect(
      "unknown (security groups of the load balancer of an endpoint service)",
      network("10.2.0.0/16"))
    expect(
      "accepted",
      network("10.2.0.0/16") {
        $0.set(
          "beta/balancer", "enforce_security_group_inbound_rules_on_private_link_traffic", "off")
      })
  }

  @Test func aListenerWhosePortIsNotKnownMayBeTheOne() {
    expect(
      "unknown (listener whose port or protocol is not known)", port: 81,
      Self.network { $0.set("beta/balancer/listener", "port", .input("port")) })
  }

  @Test func aLoadBalancerThatIsNotKnownMayListen() {
    expect(
      "unknown (endpoint service whose load balancer is not known)", port: 81,
      Self.network { $0.set("beta/service", "network_load_balancer_arns", [.input("balancer")]) })
  }

  private static let pending =
    "unknown (VPC endpoint that nothing of the model accepts for its service)"

  @Test func somebodyMustAcceptTheEndpoint() {
    func network(_ change: (inout TestNetwork) -> Void = { _ in }) -> TestNetwork {
      Self.network {
        $0.set("beta/service", "acceptance_required", true)
        change(&$0)
      }
    }
    expect(Self.pending, network())
    expect(
      Self.pending, Self.network { $0.set("beta/service", "acceptance_required", .input("x")) })
    expect("accepted", network { $0.set("alpha/endpoint", "auto_accept", true) })
    expect(
      "accepted",
      network {
        $0.add(
          "beta/accepter", "aws_vpc_endpoint_connection_accepter",
          [
            "vpc_endpoint_service_id": TestNetwork.ref("beta/service"),
            "vpc_endpoint_id": TestNetwork.ref("alpha/endpoint"),
          ])
      })
    expect("accepted", network { $0.set("alpha/endpoint", "state", "available") })
  }

  @Test(arguments: ["rejected", "pendingAcceptance", "expired", "deleted"])
  func aStateTellsWhatHasBecomeOfTheConnection(state: String) {
    expect(
      "unknown (VPC endpoint whose connection to its service is in the state \(state))",
      Self.network {
        $0.remove("beta/service")
        $0.set("alpha/endpoint", "service_name", .string(Self.name))
        $0.set("alpha/endpoint", "state", .string(state))
      })
  }
}
