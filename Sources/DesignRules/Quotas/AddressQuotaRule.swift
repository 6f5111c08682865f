import AWSModel
import AWSResources
import Topology

/// A Region has at most five Elastic IP addresses, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct AddressQuotaRule: DesignRule {
  let code = DiagnosticCode.addressQuota
  let severity = Diagnostic.Severity.warning
  let title = "A Region has at most five Elastic IP addresses, unless AWS was asked for more"
  let why = "Every account begins with five addresses per Region; allocating one more fails."
  let remedy =
    #"Request an increase of the quota "EC2-VPC Elastic IPs" before the first apply, then "#
    + "accept the finding."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    Quota.exceededPerRegion(
      by: model.all(AWS.Eip.View.self).map(\.resource), limit: 5, noun: "Elastic IP address",
      plural: "Elastic IP addresses")
  }
}
