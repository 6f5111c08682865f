import Topology

/// Address blocks: valid, of a size that AWS accepts, inside their VPC, apart from each other.
///
/// Source: Amazon VPC user guide, "VPC CIDR blocks" and "Subnet sizing".
enum NetworkChecks {
  /// A resource with the block that it was given.
  private struct Block {
    let resource: Resource
    let network: IPv4Network
  }

  static func check(_ index: TopologyIndex) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let vpcs = blocks(ofType: "aws_vpc", index, &diagnostics)
    let subnets = blocks(ofType: "aws_subnet", index, &diagnostics)
    diagnostics += (vpcs + subnets).compactMap(size)
    diagnostics += overlaps(vpcs, what: "VPC")
    let subnetsOfVPC = Dictionary(grouping: subnets) { subnet -> ElementID? in
      guard case .reference(let vpc)? = subnet.resource["vpc_id"] else { return nil }
      return vpc.element
    }
    for vpc in vpcs {
      let own = subnetsOfVPC[vpc.resource.id] ?? []
      diagnostics += own.compactMap { outside(vpc, $0) }
      diagnostics += overlaps(own, what: "subnet")
    }
    return diagnostics
  }

  private static func blocks(
    ofType type: String, _ index: TopologyIndex, _ diagnostics: inout [Diagnostic]
  ) -> [Block] {
    index.topology.resources(ofType: type).compactMap { resource in
      guard let value = resource["cidr_block"],
        let text = index.topology.resolve(value).stringValue, !text.isEmpty
      else { return nil }
      guard let network = IPv4Network(text) else {
        // A VPC of the DSL has reported its own block already.
        if type == "aws_subnet" {
          diagnostics.append(.invalidCIDR(text, of: "'\(resource.id)'", at: resource.origin))
        }
        return nil
      }
      return Block(resource: resource, network: network)
    }
  }

  private static func size(_ block: Block) -> Diagnostic? {
    (16...28).contains(block.network.prefixLength)
      ? nil
      : .subnetSize(
        block.network.description, of: block.resource.id, at: block.resource.origin)
  }

  private static func outside(_ vpc: Block, _ subnet: Block) -> Diagnostic? {
    guard !vpc.network.contains(subnet.network) else { return nil }
    return Diagnostic(
      .subnetOutsideVPC, summary: "the subnet '\(subnet.resource.id)' is outside its VPC",
      detail:
        "Its block \(subnet.network) is not in \(vpc.network), the block of '\(vpc.resource.id)'.",
      remedy: "Choose a block inside \(vpc.network), or leave it out to have one allocated.",
      subject: subnet.resource.id, origin: subnet.resource.origin)
  }

  /// Pairs of overlapping blocks. Sorted by address, a block can only overlap those after it that
  /// begin before it ends.
  private static func overlaps(_ blocks: [Block], what: String) -> [Diagnostic] {
    let sorted = blocks.sorted { $0.network < $1.network }
    var diagnostics: [Diagnostic] = []
    for (position, block) in sorted.enumerated() {
      for other in sorted[(position + 1)...] {
        guard block.network.overlaps(other.network) else { break }
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
