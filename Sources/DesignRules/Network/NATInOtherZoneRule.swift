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

  func violations(in model: DesignModel) -> [Violation] {
    var zonesByGateway: [ElementID: Set<String>] = [:]
    for table in model.resources("aws_route_table") {
      let zones = model.subnets(of: table).compactMap { model.zone(of: $0) }
      for nat in model.routes(of: table).compactMap({ model.target(of: $0, "nat_gateway_id") }) {
        zonesByGateway[nat.id, default: []].formUnion(zones)
      }
    }
    return model.resources("aws_nat_gateway").compactMap { nat in
      guard let own = model.target(of: nat, "subnet_id").flatMap({ model.zone(of: $0) }) else {
        return nil
      }
      let others = (zonesByGateway[nat.id] ?? []).subtracting([own]).sorted()
      guard !others.isEmpty else { return nil }
      return Violation(
        nat, "'\(nat.id)' serves other zones than its own",
        "It stands in \(own) and serves \(Words.list(others)) as well.")
    }
  }
}
