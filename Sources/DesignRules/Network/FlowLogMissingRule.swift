import AWSModel
import AWSResources
import Topology

/// Every VPC has a flow log.
///
/// Source: Amazon VPC user guide, "Logging IP traffic using VPC Flow Logs".
struct FlowLogMissingRule: DesignRule {
  let code = DiagnosticCode.flowLogMissing
  let severity = Diagnostic.Severity.warning
  let title = "Every VPC has a flow log"
  let why = "Without it nobody can tell later who talked to whom."
  let remedy = "Add an aws_flow_log for the VPC."
  let source = #"Amazon VPC user guide, "Logging IP traffic using VPC Flow Logs""#

  func violations(in model: AWSModel) -> [Violation] {
    let logged = model.all(AWS.FlowLog.View.self).map { model.values.link($0.vpcId) }
    // A flow log of a VPC that is not known may be any VPC's.
    guard !logged.contains(where: { $0.unknown != nil }) else { return [] }
    let vpcs = Set(logged.compactMap(\.value))
    return model.all(AWS.Vpc.View.self).map(\.resource).filter { !vpcs.contains($0.id) }
      .map { Violation($0, "'\($0.id)' has no flow log") }
  }
}
