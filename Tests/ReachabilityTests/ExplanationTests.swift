import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// The classic mistakes, in the words that a network engineer would use.
@Suite struct ExplanationTests {
  private func sentence(
    _ flow: FlowQuery, _ base: TestNetwork, _ change: (inout TestNetwork) -> Void
  ) -> String {
    var network = base
    change(&network)
    let traces = network.model.trace(flow)
    return traces.first { !$0.verdict.isSuccess }?.blockers.first?.reason.sentence ?? story(traces)
  }

  @Test func applianceModeOff() {
    let text = sentence(.tcp("alpha/app", "beta/app"), .centralized()) {
      $0.set("inspection/attachment", "appliance_mode_support", "disable")
    }
    #expect(
      text == """
        The request passed the endpoint of zone a, but the response comes to the endpoint of zone b, \
        which has not seen the request and drops it. Appliance mode is off on \
        inspection/attachment, so the transit gateway keeps each direction in the zone where it \
        began.
        """)
  }

  @Test func endpointOfTheOtherZone() {
    let text = sentence(.tcp("alpha/app", "internet"), .centralized()) {
      $0.set(
        "inspection/public/route-10-0-0-0-8[a]", "vpc_endpoint_id",
        TestNetwork.ref("inspection/firewall", "endpoint_ids", key: "b"))
    }
    #expect(
      text == """
        The request passed the endpoint of zone a, but the response comes to the endpoint of zone b, \
        which has not seen the request and drops it.
        """)
  }

  @Test func missingReturnRoute() {
    let text = sentence(.tcp("alpha/app", "internet"), .centralized()) {
      $0.remove("inspection/public/route-10-0-0-0-8[a]")
    }
    #expect(
      text == """
        There is no route back to 10.1.1.5 at inspection/nat[a]: route table \
        inspection/public/route-table[a] sends 0.0.0.0/0 to the internet gateway, so the response \
        goes to the internet gateway, which drops packets to private addresses.
        """)
  }

  @Test func groupReferenceAcrossTheFirewall() {
    let text = sentence(.tcp("alpha/app", "beta/app"), .centralized()) {
      $0.set("hub/transit-gateway", "security_group_referencing_support", "enable")
      $0.remove("beta/app-group/ingress-all")
      $0.ingress("beta/app-group", "alpha", "alpha/app-group", "tcp", 443)
    }
    #expect(
      text == """
        Security group beta/app-group permits security group alpha/app-group by rule \
        beta/app-group/ingress-alpha, but inspection/firewall has come between, and a reference to \
        a group does not hold across it. Permit the sender's address block instead.
        """)
  }

  /// Security groups have no order; the rule that was written for a packet is the one that is named.
  @Test func theMostSpecificRuleOfASecurityGroupIsNamed() {
    func named(_ change: (inout TestNetwork) -> Void) -> [String] {
      var network = TestNetwork.peered()
      change(&network)
      let trace = network.model.trace(.tcp("alpha/app", "beta/app"))[0]
      #expect(trace.verdict == .accepted, "\(story([trace]))")
      return (trace.forward.first?.decisions ?? []).filter { $0.kind == .rule }
        .compactMap { $0.element?.description }
    }
    let group = "alpha/app-group"
    #expect(named { _ in } == ["\(group)/egress-all"])
    #expect(
      named {
        $0.egress(group, "wide", "10.0.0.0/8", "tcp", 443)
        $0.egress(group, "narrow", "10.2.0.0/16", "tcp", 443)
        $0.egress(group, "elsewhere", "10.3.0.0/16", "tcp", 443)
        $0.egress(group, "as-narrow", "10.2.0.0/16")
      } == ["\(group)/egress-narrow"])
    #expect(
      named {
        $0.egress(group, "narrow", "10.2.1.0/24", "tcp", 443)
        $0.egress(group, "by-name", "beta/app-group", "tcp", 443)
      } == ["\(group)/egress-by-name"])
    // What cannot be read does not make doubtful what another rule permits.
    #expect(
      named {
        $0.egress(group, "input", "10.2.0.0/16", "tcp", 443)
        $0.set("\(group)/egress-input", "cidr_ipv4", .input("clients"))
      } == ["\(group)/egress-all"])
  }

  @Test func unmatchedUDP() {
    let text = sentence(.udp("alpha/app", "beta/app", 8125), .centralized()) {
      $0.remove("inspection/rules")
      $0.ruleGroup("inspection/rules", "pass tcp any any -> any any (sid:1;)")
    }
    #expect(
      text == """
        Firewall policy inspection/firewall-policy refuses UDP 10.1.1.5:49152 to 10.2.1.5:8125: the \
        default action drop_established drops what no rule passes. UDP has no handshake, so a rule \
        must pass it from its first packet.
        """)
  }

  /// Under strict order a list of allowed domains needs a default action that drops.
  @Test func domainListWithoutADrop() throws {
    var network = TestNetwork.centralized()
    network.remove("inspection/rules")
    network.domainList("inspection/rules", [".example.com"])
    for index in network.resources.indices
    where network.resources[index].type == "aws_networkfirewall_firewall_policy" {
      guard case .blocks(var body)? = network.resources[index].arguments["firewall_policy"] else {
        continue
      }
      body[0]["stateful_default_actions"] = nil
      network.resources[index].arguments["firewall_policy"] = .blocks(body)
    }
    let flow = FlowQuery.tcp("alpha/app", "internet").named("elsewhere.invalid")
    let traces = network.model.trace(flow)
    let sentence = try #require(traces.first?.forward.first { $0.role == .inspector }).sentence
    #expect(
      sentence.contains(
        "no rule drops it, and the policy has no default action that does; rules that pass server "
          + "names refuse no other name by themselves"), "\(sentence)")
  }

  /// Spokes that propagate into the spokes' table reach each other without the firewall: nothing
  /// is refused, so only the list of hops tells.
  @Test func spokePropagationBypassesTheFirewall() {
    var network = TestNetwork.centralized()
    network.propagate("alpha", to: "spokes")
    network.propagate("beta", to: "spokes")
    let traces = network.model.trace(.tcp("alpha/app", "beta/app"))
    #expect(traces.allSatisfy { $0.verdict == .accepted })
    let inspectors = traces.flatMap(\.forward).filter { $0.role == .inspector }
    #expect(inspectors.isEmpty)
    let outcomes = network.model.outcomes(
      from: .element(ElementID("alpha", "app")), to: .element(ElementID("beta", "app")),
      watching: [ElementID("inspection", "firewall")])
    let marks = outcomes.filter { $0.result.isSuccess }.flatMap(\.forwardMarks)
    #expect(marks.isEmpty)
  }
}
