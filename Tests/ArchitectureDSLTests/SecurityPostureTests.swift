import ArchitectureDSL
import Testing
import Topology

/// Security groups and keys.
@Suite struct SecurityPostureTests {
  private let sample = Sample()

  private var rules: [Resource] {
    sample.topology.resources.filter { $0.type.hasPrefix("aws_vpc_security_group_") }
  }

  @Test func noRuleIsAboutAnyProtocolOrAnyPort() {
    #expect(rules.count > 10)
    for rule in rules {
      #expect(rule["ip_protocol"] != "-1", "\(rule.id)")
      #expect(rule["from_port"] != nil && rule["from_port"] == rule["to_port"], "\(rule.id)")
      #expect(rule["description"] != nil, "\(rule.id)")
    }
  }

  @Test func nobodyIsLetInFromAnywhere() {
    for rule in rules where rule.type.hasSuffix("_ingress_rule") {
      #expect(rule["cidr_ipv4"] != "0.0.0.0/0", "\(rule.id)")
    }
  }

  /// A reference to a group means nothing behind the firewall: packets come from another VPC.
  @Test func rulesBetweenVPCsNameAddresses() {
    let groups = Dictionary(
      uniqueKeysWithValues: sample.topology.resources(ofType: "aws_security_group").map {
        ($0.id, $0["vpc_id"])
      })
    for rule in rules {
      let other = rule["referenced_security_group_id"]?.references.first?.element
      let own = rule["security_group_id"]?.references.first?.element
      guard let other, let own else { continue }
      #expect(groups[other] == groups[own], "\(rule.id)")
    }
    #expect(
      rules.contains {
        $0["cidr_ipv4"] == .reference(ElementID("ingress", "vpc"), "cidr_block")
      })
  }

  @Test func theKeyRotatesAndServicesUseItForTheAccountOnly() {
    #expect(sample["encryption/key"]?["enable_key_rotation"] == true)
    guard case .json(let policy)? = sample.argument("policy", of: "encryption/key"),
      case .list(let statements)? = policy["Statement"]
    else {
      Issue.record("no policy")
      return
    }
    for statement in statements {
      guard statement["Principal"]?["Service"] != nil else {
        #expect(statement["Principal"] == ["AWS": "arn:aws:iam::123456789012:root"])
        continue
      }
      #expect(statement["Condition"] != nil, "\(statement)")
      #expect(statement["Action"] != "kms:*", "\(statement)")
    }
  }
}
