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
}
