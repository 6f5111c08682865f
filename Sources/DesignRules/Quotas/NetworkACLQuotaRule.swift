import AWSModel
import Topology

/// A network ACL has at most twenty entries in each direction, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct NetworkACLQuotaRule: DesignRule {
  let code = DiagnosticCode.networkACLQuota
  let severity = Diagnostic.Severity.warning
  let title =
    "A network ACL has at most twenty entries in each direction, unless AWS was asked for more"
  let why = "Every account begins with twenty entries per list and direction."
  let remedy =
    #"Request an increase of the quota "Rules per network ACL" (to 40 at most), or admit larger "#
    + "blocks."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    model.networkACLs.values.compactMap { list in
      for (isOutbound, direction) in [(false, "inbound"), (true, "outbound")] {
        let count = list.rules(isOutbound: isOutbound).count
        guard count > 20 else { continue }
        return model.violation(
          of: list.id, "'\(list.id)' has \(count) \(direction) entries",
          "The default quota is 20.")
      }
      return nil
    }
  }
}
