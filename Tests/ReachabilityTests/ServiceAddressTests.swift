import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Rules about addresses before a gateway endpoint: of its service a state tells the addresses, and
/// else only AWS knows them.
///
/// Source: AWS PrivateLink guide, "Gateway endpoints": traffic goes to the public addresses of the
/// service; "AWS-managed prefix lists".
@Suite struct ServiceAddressTests {
  private static let flow = FlowQuery.tcp("alpha/app", "alpha/storage")
  private static let doubt =
    "unknown (which addresses com.amazonaws.ap-southeast-1.s3 has, which only AWS knows)"

  private static func network(
    _ blocks: [String]? = nil, _ change: (inout TestNetwork) -> Void = { _ in }
  ) -> TestNetwork {
    var network = TestNetwork.storage()
    if let blocks {
      network.set("alpha/storage", "cidr_blocks", .list(blocks.map { .string($0) }))
    }
    change(&network)
    return network
  }

  private static func acl(
    _ network: inout TestNetwork, _ outbound: [(number: Int, block: String, action: String)]
  ) {
    network.acl("alpha/acl", subnets: ["alpha/workload[a]", "alpha/workload[b]"])
    network.aclRule("alpha/acl", 100, "0.0.0.0/0", "-1", nil)
    for rule in outbound {
      network.aclRule(
        "alpha/acl", rule.number, rule.block, "-1", nil, isEgress: true, action: rule.action)
    }
  }

  private static func onlyTo(_ network: inout TestNetwork, _ blocks: [String]) {
    network.remove("alpha/app-group/egress-all")
    for (index, block) in blocks.enumerated() {
      network.egress("alpha/app-group", "block-\(index)", block, "tcp", 443)
    }
  }

  private func expect(
    _ verdict: String, _ network: TestNetwork,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let said = verdicts(network, Self.flow)
    #expect(said == [verdict], sourceLocation: sourceLocation)
    let outcomes = network.model.outcomes(
      from: Self.flow.source, to: Self.flow.destination,
      packets: [PacketClass(protocols: IntervalSet(6), destinationPorts: IntervalSet(443))])
    if verdict == "accepted" {
      #expect(outcomes.allSatisfy { $0.result.isSuccess }, sourceLocation: sourceLocation)
    } else {
      #expect(outcomes.contains { !$0.result.isSuccess }, sourceLocation: sourceLocation)
    }
  }

  @Test func nothingDecidesByAddress() {
    expect("accepted", Self.network())
    expect("accepted", Self.network(["52.218.0.0/17", "3.5.64.0/21"]))
    expect("accepted", Self.network { Self.acl(&$0, [(100, "0.0.0.0/0", "allow")]) })
  }

  /// Private addresses are never those of a service.
  @Test func rulesAboutPrivateAddressesDoNotMatter() {
    expect(
      "accepted",
      Self.network { Self.acl(&$0, [(90, "10.0.0.0/8", "deny"), (100, "0.0.0.0/0", "allow")]) })
    expect("denied (security-group-rules)", Self.network { Self.onlyTo(&$0, ["10.0.0.0/8"]) })
  }

  @Test func onlyAWSKnowsWhatIsRefused() {
    expect(
      Self.doubt,
      Self.network { Self.acl(&$0, [(90, "52.0.0.0/8", "deny"), (100, "0.0.0.0/0", "allow")]) })
    expect(Self.doubt, Self.network { Self.acl(&$0, [(100, "52.218.0.0/17", "allow")]) })
    expect(Self.doubt, Self.network { Self.onlyTo(&$0, ["52.218.0.0/17"]) })
    // What comes first decides for all.
    expect(
      "accepted",
      Self.network { Self.acl(&$0, [(90, "0.0.0.0/0", "allow"), (100, "52.0.0.0/8", "deny")]) })
  }

  @Test func anotherRouteMayBeMoreSpecific() {
    expect(
      Self.doubt,
      Self.network { network in
        for zone in TestNetwork.zones {
          network.route("alpha/workload", zone, "52.218.1.0/24", .transit)
        }
      })
  }

  @Test func aStateTellsTheAddresses() {
    let blocks = ["52.218.0.0/17", "3.5.64.0/21"]
    let some = "unknown (which address alpha/storage has)"
    expect(
      some,
      Self.network(blocks) {
        Self.acl(&$0, [(90, "52.0.0.0/8", "deny"), (100, "0.0.0.0/0", "allow")])
      })
    expect(
      "accepted",
      Self.network(blocks) {
        Self.acl(&$0, [(100, "52.218.0.0/17", "allow"), (110, "3.5.64.0/21", "allow")])
      })
    expect(
      "denied (network-acl)",
      Self.network(["52.218.0.0/17"]) {
        Self.acl(&$0, [(90, "52.0.0.0/8", "deny"), (100, "0.0.0.0/0", "allow")])
      })
    expect("accepted", Self.network(blocks) { Self.onlyTo(&$0, blocks) })
    expect(some, Self.network(blocks) { Self.onlyTo(&$0, ["52.218.0.0/17"]) })
    expect(
      "denied (security-group-rules)", Self.network(blocks) { Self.onlyTo(&$0, ["1.1.1.0/24"]) })
  }
}
