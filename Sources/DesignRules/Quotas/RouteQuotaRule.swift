import AWSModel
import Topology

/// A route table has at most fifty routes, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct RouteQuotaRule: DesignRule {
  let code = DiagnosticCode.routeQuota
  let severity = Diagnostic.Severity.warning
  let title = "A route table has at most fifty routes, unless AWS was asked for more"
  let why = "Every account begins with fifty static routes per table; adding one more fails."
  let remedy =
    #"Request an increase of the quota "Routes per route table", or summarise the routes by "#
    + "a prefix list."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: AWSModel) -> [Violation] {
    model.routeTables.values.compactMap { table in
      let count = table.routes.filter(\.isStatic).count
      guard count > 50, let resource = model.resource(table.id) else { return nil }
      return Violation(resource, "'\(table.id)' has \(count) routes", "The default quota is 50.")
    }
  }
}
