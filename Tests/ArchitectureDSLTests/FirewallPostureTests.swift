import ArchitectureDSL
import Testing
import Topology

/// What the firewall lets through unless somebody says so: nothing.
@Suite struct FirewallPostureTests {
  private let sample = Sample { _ in
    Sample.region {
      TransitGateway("second") {
        TransitGatewayRouteTable("spokes") { Associates("inspection-two") }
      }
      InspectionVPC(
        "inspection-two", cidr: "100.64.1.0/24", transitGateway: "second", firewall: "inner"
      ) {
        NetworkFirewall("inner", isProtected: false) {
          TrafficRules("calls") {
            Pass(.tcp, from: .vpc("ingress"), to: .vpc("workload"), port: 8080)
            Pass(.udp, from: .vpc("workload"), to: .vpc("ingress"), port: 8125)
          }
        }
      }
    }
  }

  private var policies: [Resource] {
    sample.topology.resources(ofType: "aws_networkfirewall_firewall_policy")
  }

  @Test func rulesAreInStrictOrderAndWhatNonePassesIsDroppedAndTold() {
    #expect(policies.count == 2)
    for policy in policies {
      let body = policy["firewall_policy"]?.bodies.first
      #expect(body?["stateful_engine_options"]?.bodies.first?["rule_order"] == "STRICT_ORDER")
      #expect(
        body?["stateful_default_actions"]
          == ["aws:drop_established_app_layer", "aws:alert_established_app_layer"])
      #expect(body?["stateless_default_actions"] == ["aws:forward_to_sfe"])
      #expect(body?["stateless_fragment_default_actions"] == ["aws:forward_to_sfe"])
    }
    for group in sample.topology.resources(ofType: "aws_networkfirewall_rule_group") {
      let options = group["rule_group"]?.bodies.first?["stateful_rule_options"]?.bodies.first
      #expect(options?["rule_order"] == "STRICT_ORDER")
    }
  }

  /// By default it is the firewall's own VPC, in which nothing runs.
  @Test func homeIsWhereTheSpokesAre() {
    for policy in policies {
      let home = policy["firewall_policy"]?.bodies.first?["policy_variables"]?.bodies
        .first?["rule_variables"]?.bodies.first
      #expect(home?["key"] == "HOME_NET")
      #expect(home?["ip_set"]?.bodies.first?["definition"] == [.context(.addressBlock)])
    }
  }

  /// Without it Suricata decides on the first packet, before any rule about an application.
  @Test func rulesOnTCPLookAtConnectionsToTheServer() {
    let rules =
      sample["inspection-two/inner/rules/calls"]
      ?? sample.topology.resources(ofType: "aws_networkfirewall_rule_group").first {
        $0.id.path.contains("calls")
      }
    let text = rules?["rule_group"]?.bodies.first?["rules_source"]?.bodies.first?["rules_string"]?
      .stringValue
    let lines = text?.split(separator: "\n") ?? []
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("pass tcp $INGRESS any -> $WORKLOAD 8080 (") == true)
    #expect(lines.first?.contains("flow:to_server;") == true)
    #expect(lines.last?.hasPrefix("pass udp $WORKLOAD any -> $INGRESS 8125 (") == true)
  }

  @Test func alertsAndFlowsAreLoggedAndEverythingIsEncrypted() {
    let key = Value.reference(ElementID("encryption", "key"), "arn")
    let parts = sample.topology.resources.filter {
      $0.type.hasPrefix("aws_networkfirewall_") && !$0.type.hasSuffix("_logging_configuration")
    }
    for part in parts {
      let encryption = part["encryption_configuration"]?.bodies.first
      #expect(encryption?["type"] == "CUSTOMER_KMS", "\(part.id)")
      #expect(encryption?["key_id"] == key, "\(part.id)")
    }
    let logging = sample.topology.resources(ofType: "aws_networkfirewall_logging_configuration")
    #expect(logging.count == 2)
    for configuration in logging {
      let destinations =
        configuration["logging_configuration"]?.bodies
        .first?["log_destination_config"]?.bodies ?? []
      #expect(destinations.map { $0["log_type"] } == ["ALERT", "FLOW"])
    }
  }

  @Test func protectionFollowsTheAuthor() {
    let protections = [
      "delete_protection", "subnet_change_protection", "firewall_policy_change_protection",
    ]
    let firewalls = sample.topology.resources(ofType: "aws_networkfirewall_firewall")
    #expect(
      firewalls.map { firewall in protections.map { firewall[$0] } } == [
        [true, true, true], [false, false, false],
      ])
  }
}
