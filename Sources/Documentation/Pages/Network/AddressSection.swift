import Topology

/// Whose addresses are whose: every VPC's block, environments side by side.
struct AddressSection: Section {
  let landscape: Landscape
  let networks: [VPCReading]

  var body: [Markdown] {
    if !networks.isEmpty {
      Markdown.heading(2, "Address plan")
      Markdown.table(
        Table(
          ["Network"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
          rows: [["The whole environment"] + blocks]
            + networks.map { network in
              [landscape.link(network)]
                + landscape.environments.indices.map { environment in
                  allBlocks(network, environment)
                    ?? landscape.value(
                      network.vpc.items[environment], "cidr_block", in: environment) ?? .none
                }
            }))
      Markdown.paragraph("Share of each block that subnets take:")
      Markdown.table(
        Table(
          ["VPC"] + landscape.environmentTitles.map { Table.Column(.text($0), isNumeric: true) },
          rows: networks.map { network in
            [landscape.link(network)] + landscape.environments.indices.map { usage(network, $0) }
          }))
    }
  }

  private var blocks: [Inline] {
    landscape.environments.map { .code($0.topology.environment.addresses) }
  }

  /// The blocks of a VPC that has several; nil of all others.
  private func allBlocks(_ network: VPCReading, _ environment: Int) -> Inline? {
    let blocks = knownBlocks(of: network, environment)
    return blocks.count > 1 ? .code(blocks.map(\.description).joined(separator: ", ")) : nil
  }

  private func knownBlocks(of network: VPCReading, _ environment: Int) -> [IPv4Network] {
    guard let vpc = network.vpc.items[environment] else { return [] }
    return landscape.models[environment].vpcs[vpc.id]?.networks ?? []
  }

  private func usage(_ network: VPCReading, _ environment: Int) -> Inline {
    guard let block = landscape.block(network.vpc.items[environment], in: environment) else {
      return .none
    }
    let whole = max(block.count, knownBlocks(of: network, environment).reduce(0) { $0 + $1.count })
    let used = network.subnets
      .compactMap { landscape.block($0.items[environment], in: environment)?.count }.reduce(0, +)
    return "\(used) of \(whole) (\(Self.percent(used, of: whole)))"
  }

  /// A whole percentage, rounded down, so that only a full block is `100%`.
  static func percent(_ part: Int, of whole: Int) -> String {
    let share = part * 100 / whole
    return share == 0 && part > 0 ? "<1%" : "\(share)%"
  }
}

extension Landscape {
  /// The VPC's title, leading to its section.
  func link(_ network: VPCReading) -> Inline {
    "\(.reference(network.id, .text(network.title)))\(presence(of: network.vpc))"
  }
}
