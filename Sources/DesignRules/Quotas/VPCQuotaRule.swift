import AWSModel
import AWSResources
import Topology

/// A Region has at most five VPCs, its default one among them, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct VPCQuotaRule: DesignRule {
  let code = DiagnosticCode.vpcQuota
  let severity = Diagnostic.Severity.warning
  let title = "A Region has at most five VPCs, its default one among them"
  let why =
    "Every account begins with five VPCs and internet gateways per Region, and with one of "
    + "each in its default VPC; creating one more fails."
  let remedy =
    #"Request an increase of the quota "VPCs per Region" before the first apply, or delete the "#
    + "default VPC; then accept the finding."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    let vpcs = model.all(AWS.Vpc.View.self).map(\.resource)
    return Quota.perRegion(vpcs).flatMap { vpcs in
      guard vpcs.count == 5 else { return Quota.exceeded(by: vpcs, limit: 5, noun: "VPC") }
      return [
        Violation(
          vpcs[4], "5 VPCs beside the default VPC, where the default quota is 5",
          "The last of them is '\(vpcs[4].id)'.")
      ]
    }
  }
}
