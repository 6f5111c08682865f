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

  func violations(in model: DesignModel) -> [Violation] {
    let logged = Set(
      model.resources("aws_flow_log").flatMap { model.targets(of: $0, "vpc_id") }.map(\.id))
    return model.resources("aws_vpc").filter { !logged.contains($0.id) }
      .map { Violation($0, "'\($0.id)' has no flow log") }
  }
}
