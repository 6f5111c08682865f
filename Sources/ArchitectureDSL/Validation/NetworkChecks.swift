import Topology

/// Address blocks: valid, of a size that AWS accepts, inside their VPC, apart from each other where
/// packets can go from one to the other.
///
/// Source: Amazon VPC user guide, "VPC CIDR blocks" and "Subnet sizing".
struct NetworkChecks {
  /// A resource with the block that it was given.
  private struct Block {
    let resource: Resource
    let network: IPv4Network
    /// The VPC that it is a block of, or in.
    let vpc: String?
  }

  private let topology: Topology
  private let reading: ArgumentReading

  init(_ topology: Topology) {
    self.topology = topology
    reading = ArgumentReading(topology: topology)
  }

  func check() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let primary = blocks(ofType: "aws_vpc", &diagnostics) { "\($0.id)" }
    let secondary = blocks(ofType: "aws_vpc_ipv4_cidr_block_association", &diagnostics) {
      reading.identity($0["vpc_id"])
    }
    let subnets = blocks(ofType: "aws_subnet", &diagnostics) { reading.identity($0["vpc_id"]) }
    diagnostics += (primary + secondary + subnets).compactMap(size)
    let joined = JoinedNetworks(topology)
    diagnostics += overlaps(primary + secondary, what: "VPC") { first, second in
      guard let one = first.vpc, let other = second.vpc else { return false }
      return one == other || joined.join(one, other)
    }
    let blocksOfVPC = Dictionary(grouping: primary + secondary, by: \.vpc)
    let unknown = vpcsWithUnknownBlocks
    let subnetsOfVPC = Dictionary(grouping: subnets, by: \.vpc)
    for vpc in primary {
      let own = subnetsOfVPC[vpc.vpc] ?? []
      let blocks = blocksOfVPC[vpc.vpc] ?? []
      if !unknown.contains("\(vpc.resource.id)") {
        diagnostics += own.compactMap { outside(vpc.resource, blocks, $0) }
      }
      diagnostics += overlaps(own, what: "subnet") { _, _ in true }
    }
    return diagnostics
  }

  /// VPCs of which a block is chosen by an address manager or comes from an input.
  private var vpcsWithUnknownBlocks: Set<String> {
    Set(
      topology.resources(ofType: "aws_vpc_ipv4_cidr_block_association").compactMap {
        reading.given($0["cidr_block"])?.stringValue == nil ? reading.identity($0["vpc_id"]) : nil
      })
  }

  private func blocks(
    ofType type: String, _ diagnostics: inout [Diagnostic], vpc: (Resource) -> String?
  ) -> [Block] {
    topology.resources(ofType: type).compactMap { resource in
      guard let text = reading.given(resource["cidr_block"])?.stringValue else { return nil }
      guard let network = IPv4Network(text) else {
        // A VPC of the DSL has reported its own block already.
        if type != "aws_vpc" {
          diagnostics.append(.invalidCIDR(text, of: "'\(resource.id)'", at: resource.origin))
        }
        return nil
      }
      return Block(resource: resource, network: network, vpc: vpc(resource))
    }
  }

  private func size(_ block: Block) -> Diagnostic? {
    (16...28).contains(block.network.prefixLength)
      ? nil
      : .subnetSize(block.network.description, of: block.resource.id, at: block.resource.origin)
  }

  private func outside(_ vpc: Resource, _ blocks: [Block], _ subnet: Block) -> Diagnostic? {
    guard !blocks.contains(where: { $0.network.contains(subnet.network) }) else { return nil }
    let networks = Words.list(blocks.map(\.network.description))
    return Diagnostic(
      .subnetOutsideVPC, summary: "the subnet '\(subnet.resource.id)' is outside its VPC",
      detail:
        "Its block \(subnet.network) is not in \(networks), the "
        + "\(blocks.count == 1 ? "block" : "blocks") of '\(vpc.id)'.",
      remedy:
        "Choose a block inside \(Words.list(blocks.map(\.network.description), "or")), or leave it "
        + "out to have one allocated.",
      subject: subnet.resource.id, origin: subnet.resource.origin,
      related: [RelatedPlace(vpc.origin, "its VPC")])
  }

  /// Pairs of overlapping blocks that must be apart. Sorted by address, a block can only overlap
  /// those after it that begin before it ends.
  private func overlaps(
    _ blocks: [Block], what: String, where mustBeApart: (Block, Block) -> Bool
  ) -> [Diagnostic] {
    let sorted = blocks.sorted { $0.network < $1.network }
    var diagnostics: [Diagnostic] = []
    for (position, block) in sorted.enumerated() {
      for other in sorted[(position + 1)...] {
        guard block.network.overlaps(other.network) else { break }
        guard mustBeApart(block, other) else { continue }
        diagnostics.append(
          Diagnostic(
            .overlappingNetworks, summary: "the address blocks of two \(what)s overlap",
            detail:
              "'\(other.resource.id)' with \(other.network) overlaps '\(block.resource.id)' with "
              + "\(block.network).",
            remedy: "Give one of them another block, or leave it out to have one allocated.",
            subject: other.resource.id, origin: other.resource.origin,
            related: [RelatedPlace(block.resource.origin, "the other \(what)")]))
      }
    }
    return diagnostics
  }
}
