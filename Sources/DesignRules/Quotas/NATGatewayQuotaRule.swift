import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    var gateways: [Zone: [Resource]] = [:]
    for gateway in model.natGateways.values {
      guard let zone = gateway.subnet.value.flatMap({ model.subnets[$0]?.zone.value }),
        let resource = model.resource(gateway.id)
      else { continue }
      gateways[zone, default: []].append(resource)
    }
    return gateways.keys.sorted().flatMap { zone in
      Quota.exceeded(by: gateways[zone] ?? [], limit: 5, noun: "NAT gateway")
    }
  }
}
