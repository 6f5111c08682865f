import Topology

/// Texts whose characters AWS restricts (PLB084).
enum RestrictedTextChecks {
  /// Source: Amazon EC2 API reference, "IpPermission" and "CreateSecurityGroup": descriptions have
  /// up to 255 characters of `a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*`.
  static func check(_ topology: Topology) -> [Diagnostic] {
    topology.resources.flatMap { resource -> [Diagnostic] in
      guard isSecurityGroupOrRule(resource.type) else { return [] }
      return descriptions(in: resource).compactMap { text -> Diagnostic? in
        guard SecurityGroupText.spelled(text) != text else { return nil }
        return Diagnostic(
          .refusedText, summary: "the description '\(text)' is not one that AWS takes",
          detail:
            "'\(resource.id)' has it. Descriptions of security groups and their rules have at "
            + "most 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*.",
          remedy: "Write '\(SecurityGroupText.spelled(text))'.", subject: resource.id,
          origin: resource.origin)
      }
    }
  }

  private static func isSecurityGroupOrRule(_ type: String) -> Bool {
    ["aws_security_group", "aws_default_security_group", "aws_security_group_rule"].contains(type)
      || type.hasPrefix("aws_vpc_security_group_")
  }

  private static func descriptions(in resource: Resource) -> [String] {
    let own = [resource["description"]?.stringValue]
    let inline = ["ingress", "egress"].flatMap { name -> [String?] in
      switch resource[name] {
      case .blocks(let blocks): blocks.map { $0["description"]?.stringValue }
      default: []
      }
    }
    return (own + inline).compactMap(\.self)
  }
}
