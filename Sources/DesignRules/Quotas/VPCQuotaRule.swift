import AWSModel
import AWSResources
import Topology

/// A Region has at most five VPCs, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct VPCQuotaRule: DesignRule {
  let code = DiagnosticCode.vpcQuota
  let severity = Diagnostic.Severity.warning
  let title = "A Region has at most five VPCs, unless AWS was asked for more"
  let why =
    "Every account begins with five VPCs and internet gateways per Region; creating one "
    + "more fails."
  let remedy =
    #"Request an increase of the quota "VPCs per Region" before the first apply, then accept "#
    + "the finding."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    Quota.exceeded(by: model.all(AWS.Vpc.View.self).map(\.resource), limit: 5, noun: "VPC")
  }
}
