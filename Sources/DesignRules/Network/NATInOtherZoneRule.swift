import AWSModel
import Topology

/// Every zone has a NAT gateway of its own.
///
/// Source: Amazon VPC user guide, "NAT gateway basics".
struct NATInOtherZoneRule: DesignRule {
  let code = DiagnosticCode.natInOtherZone
  let severity = Diagnostic.Severity.note
  let title = "Every zone has a NAT gateway of its own"
  let why =
    "When the zone of the NAT gateway fails, the others lose their way out, too; until then "
    + "every packet from them is paid for twice."
  let remedy =
    "Create one NAT gateway per zone, or accept the finding where the savings outweigh it."
  let source = #"Amazon VPC user guide, "NAT gateway basics""#

  func violations(in model: AWSModel) -> [Violation] {
    var zonesByGateway: [ElementID: Set<Zone>] = [:]
    for table in model.routeTables.values {
      let zones = table.subnets.compactMap { model.subnets[$0]?.zone.value }
      for case .natGateway(let gateway) in table.routes.map(\.target) {
        zonesByGateway[gateway, default: []].formUnion(zones)
      }
    }
    return model.natGateways.values.compactMap { nat in
      guard let own = nat.subnet.value.flatMap({ model.subnets[$0]?.zone.value }) else {
        return nil
      }
      let others = (zonesByGateway[nat.id] ?? []).subtracting([own]).sorted()
      guard !others.isEmpty else { return nil }
      return model.violation(
        of: nat.id, "'\(nat.id)' serves other zones than its own",
        "It stands in \(model.name(of: own)) and serves "
          + "\(RuleWords.list(others.map(model.name(of:)))) as well.")
    }
  }
}
