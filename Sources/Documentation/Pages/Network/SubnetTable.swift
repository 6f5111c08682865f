import Topology

/// The subnets of a VPC: tier, zone, address block, usable addresses.
struct SubnetTable: Section {
  let landscape: Landscape
  let network: VPCReading

  /// The first four addresses and the last one of every subnet are AWS's.
  /// Source: Amazon VPC User Guide, "Subnet CIDR blocks".
  static let reservedAddresses = 5

  var body: [Markdown] {
    if !network.subnets.isEmpty {
      Markdown.heading(3, "Subnets of \(network.title)")
      Markdown.table(
        Table(
          ["Subnet", "Zone"] + landscape.environmentTitles.map { Table.Column(.text($0)) }
            + [Table.Column("Usable addresses", isNumeric: true)],
          rows: network.subnets.map(row)))
    }
  }

  private func row(_ subnet: Aligned<Resource>) -> [Inline] {
    // The zone has a column of its own; what else tells subnets apart is in their titles.
    let family = landscape.family(subnet.id)
    let title = family.flatMap { $0.isTitledByKey ? $0.title : nil } ?? subnet.first.title
    return [.reference(subnet.id, .text(title)), zone(subnet)]
      + landscape.environments.indices.map { environment in
        landscape.value(subnet.items[environment], "cidr_block", in: environment) ?? .none
      } + [usable(subnet)]
  }

  private func zone(_ subnet: Aligned<Resource>) -> Inline {
    landscape.varying { environment in
      let topology = landscape.environments[environment].topology
      guard let value = subnet.items[environment]?["availability_zone"] else { return nil }
      let zone = topology.zones.first {
        topology.resolve(value) == .string(topology.region.name(of: $0))
      }
      return zone.map { .text($0.key) } ?? landscape.text(value, in: environment)
    } ?? .none
  }

  private func usable(_ subnet: Aligned<Resource>) -> Inline {
    landscape.varying { environment in
      landscape.block(subnet.items[environment], in: environment)
        .map { "\(max(0, $0.count - Self.reservedAddresses))" }
    } ?? .none
  }
}
