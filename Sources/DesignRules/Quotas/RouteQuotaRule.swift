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

  func violations(in model: DesignModel) -> [Violation] {
    model.resources("aws_route_table").compactMap { table in
      let count = model.routes(of: table).count
      guard count > 50 else { return nil }
      return Violation(table, "'\(table.id)' has \(count) routes", "The default quota is 50.")
    }
  }
}
