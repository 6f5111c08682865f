import AWSModel
import Topology

/// A public NAT gateway has an Elastic IP address.
///
/// Source: Amazon VPC user guide, "NAT gateway basics".
struct NATWithoutAddressRule: DesignRule {
  let code = DiagnosticCode.natWithoutAddress
  let severity = Diagnostic.Severity.error
  let title = "A public NAT gateway has an Elastic IP address"
  let why = "AWS refuses a public NAT gateway without an address to translate to."
  let remedy = "Set allocation_id to an aws_eip, or connectivity_type to private."
  let source = #"Amazon VPC user guide, "NAT gateway basics""#

  func violations(in model: AWSModel) -> [Violation] {
    model.natGateways.values.filter {
      // What the user of the Terraform says may be private.
      $0.isPublic.value == true && $0.allocation.isAbsent
    }.compactMap { model.violation(of: $0.id, "'\($0.id)' has no public address") }
  }
}
