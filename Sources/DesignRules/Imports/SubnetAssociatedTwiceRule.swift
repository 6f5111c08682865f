import AWSModel
import AWSResources
import Topology

/// A subnet has one route table.
///
/// Source: Amazon VPC user guide, "Subnet route tables".
struct SubnetAssociatedTwiceRule: DesignRule {
  let code = DiagnosticCode.duplicateAssociation
  let severity = Diagnostic.Severity.error
  let title = "A subnet is associated with one route table"
  let why = "AWS refuses the second association with Resource.AlreadyAssociated."
  let remedy = "Remove one of the associations."
  let source = #"Amazon VPC user guide, "Subnet route tables""#

  func violations(in model: AWSModel) -> [Violation] {
    var first: [Subnet.ID: ElementID] = [:]
    return model.all(AWS.RouteTableAssociation.View.self).compactMap { view in
      guard let subnet = model.values.link(view.subnetId).value else { return nil }
      guard let other = first[subnet] else {
        first[subnet] = view.resource.id
        return nil
      }
      return model.leftover(
        view.resource.id, "'\(subnet)' is associated with two route tables",
        "'\(other)' associates it as well.")
    }
  }
}
