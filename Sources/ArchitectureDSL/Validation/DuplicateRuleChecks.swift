import Topology

/// No security group has one rule twice (PLB066): AWS takes protocol, ports and peer for the rule,
/// whatever its description, and refuses the second one.
///
/// Source: Amazon EC2 API reference, "AuthorizeSecurityGroupEgress", `InvalidPermission.Duplicate`.
enum DuplicateRuleChecks {
  private static let peers = [
    "cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id",
  ]

  static func check(_ topology: Topology) -> [Diagnostic] {
    let reading = ArgumentReading(topology: topology)
    var first: [[String]: Resource] = [:]
    return topology.resources.compactMap { resource in
      guard let key = key(of: resource, reading) else { return nil }
      guard let earlier = first[key] else {
        first[key] = resource
        return nil
      }
      // Two elements of one identity are reported as such.
      guard earlier.id != resource.id else { return nil }
      return Diagnostic(
        .duplicateRule, summary: "'\(earlier.id)' and '\(resource.id)' are one rule",
        detail:
          "They have one security group, protocol, ports and peer; AWS refuses the second one.",
        remedy: "Declare the connection once, or give the two other ports.", subject: resource.id,
        origin: resource.origin, related: [RelatedPlace(earlier.origin, "the other one")])
    }
  }

  private static func key(of resource: Resource, _ reading: ArgumentReading) -> [String]? {
    guard
      resource.type == "aws_vpc_security_group_egress_rule"
        || resource.type == "aws_vpc_security_group_ingress_rule",
      let group = reading.identity(resource["security_group_id"])
    else { return nil }
    var key = [resource.type, group]
    for argument in ["ip_protocol", "from_port", "to_port"] {
      switch reading.given(resource[argument]) {
      case .string(let text)?: key.append(text.lowercased())
      case .int(let number)?: key.append("\(number)")
      case nil: key.append("")
      // What is not known may differ.
      default: return nil
      }
    }
    let known = peers.compactMap { name in
      reading.identity(resource[name]).map { "\(name)=\($0)" }
    }
    guard known.count == 1 else { return nil }
    return key + known
  }
}
