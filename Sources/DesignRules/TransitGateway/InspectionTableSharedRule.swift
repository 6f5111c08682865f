import AWSModel
import Topology

/// An inspection attachment has a route table of its own.
///
/// Source: AWS, "Deployment models for AWS Network Firewall", centralized model.
struct InspectionTableSharedRule: DesignRule {
  let code = DiagnosticCode.inspectionTableShared
  let severity = Diagnostic.Severity.warning
  let title = "An inspection attachment has a route table of its own"
  let why =
    "The table that sends packets to inspection would send inspected packets there again, "
    + "in a circle."
  let remedy = "Associate the inspection attachment with a table that knows the other networks."
  let source = #"AWS, "Deployment models for AWS Network Firewall", centralized model"#

  func violations(in model: AWSModel) -> [Violation] {
    let inspecting = Set(model.inspectionAttachments.map(\.id))
    return model.transitTables.values.compactMap { table in
      let attachments = model.transitAttachments.values
        .filter { $0.table.value == table.id }.map(\.id)
      let others = attachments.filter { !inspecting.contains($0) }
      guard let own = attachments.first(where: inspecting.contains), !others.isEmpty else {
        return nil
      }
      return model.violation(
        of: table.isImplicit ? table.gateway : table.id,
        "'\(table.id)' serves inspected and uninspected traffic",
        "'\(own)' shares it with \(RuleWords.list(others.map { "'\($0)'" })).")
    }
  }
}
