import Topology

/// A security group names protocols and ports.
///
/// Source: AWS Security Hub user guide, control EC2.18.
struct OpenSecurityGroupRule: DesignRule {
  let code = DiagnosticCode.openSecurityGroup
  let severity = Diagnostic.Severity.warning
  let title = "A security group names protocols and ports"
  let why = "A rule for every protocol to or from everywhere makes the security group worthless."
  let remedy = "Name the protocol, the ports and the networks that are needed."
  let source = "AWS Security Hub user guide, control EC2.18"

  func violations(in model: DesignModel) -> [Violation] {
    model.securityGroupRules.filter {
      $0.transport == "-1" && !$0.networks.filter(["0.0.0.0/0", "::/0"].contains).isEmpty
    }.map {
      Violation(
        $0.block,
        $0.direction == .inbound
          ? "'\($0.block.id)' admits everything" : "'\($0.block.id)' sends everything everywhere")
    }
  }
}
