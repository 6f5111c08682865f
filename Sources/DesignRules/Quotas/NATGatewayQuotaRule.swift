import Topology

/// A zone has at most five NAT gateways, unless AWS was asked for more.
///
/// Source: Amazon VPC user guide, "Amazon VPC quotas".
struct NATGatewayQuotaRule: DesignRule {
  let code = DiagnosticCode.natGatewayQuota
  let severity = Diagnostic.Severity.warning
  let title = "A zone has at most five NAT gateways, unless AWS was asked for more"
  let why = "Every account begins with five per zone; creating one more fails."
  let remedy =
    #"Request an increase of the quota "NAT gateways per Availability Zone", or let networks "#
    + "share one."
  let source = #"Amazon VPC user guide, "Amazon VPC quotas""#

  func violations(in model: DesignModel) -> [Violation] {
    let gateways = model.resources("aws_nat_gateway")
    let zones = gateways.map { model.target(of: $0, "subnet_id").flatMap { model.zone(of: $0) } }
    return Set(zones.compactMap { $0 }).sorted().flatMap { zone in
      Quota.exceeded(
        by: zip(gateways, zones).filter { $0.1 == zone }.map(\.0), limit: 5, noun: "NAT gateway")
    }
  }
}
