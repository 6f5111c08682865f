import Topology

/// What must hold between environments and for each environment's own settings.
enum EnvironmentChecks {
  static func check(_ topologies: [Topology]) -> [Diagnostic] {
    guard !topologies.isEmpty else { return [none] }
    return duplicates(topologies) + overlaps(topologies) + StateChecks.shared(topologies)
      + NameScopes.checkShared(topologies)
  }

  private static var none: Diagnostic {
    Diagnostic(
      .invalidEnvironment, summary: "the architecture has no environment",
      detail: "'environments' is empty, so that there is nothing to generate or to judge.",
      remedy: "Declare at least one Environment.")
  }

  /// What is wrong with an environment's own settings; with any of it nothing else can be judged.
  static func own(_ topology: Topology, region: SourceLocation) -> [Diagnostic] {
    let environment = topology.environment
    var problems: [(String, String)] = []
    if !Words.isName(environment.name) {
      problems.append(
        (
          "'\(environment.name)' cannot name an environment",
          "Use lowercase letters, digits and hyphens, beginning with a letter."
        ))
    }
    if environment.account.count != 12 || !environment.account.allSatisfy(\.isASCIIDigit) {
      problems.append(
        ("'\(environment.account)' is not an AWS account", "Write the account's 12 digits."))
    }
    let odd = environment.zones.map(\.key).filter { !("a"..."h").contains($0) || $0.count != 1 }
    if !odd.isEmpty {
      let letters = odd.compactMap { $0.last?.lowercased() }.filter { ("a"..."h").contains($0) }
      problems.append(
        (
          "\(odd.count == 1 ? "the zone" : "the zones") \(Words.list(odd.map { "'\($0)'" })) "
            + "\(odd.count == 1 ? "is" : "are") no \(odd.count == 1 ? "letter" : "letters")",
          letters.count == odd.count
            ? "Write \(Words.list(letters.map { "\"\($0)\"" })): the Region's code comes before it."
            : "Write the zone's letter, a to h: the Region's code comes before it."
        ))
    } else if environment.zones.isEmpty || Set(environment.zones).count != environment.zones.count
      || environment.zones != environment.zones.sorted()
    {
      problems.append(
        (
          "the zones [\(environment.zones.map(\.key).joined(separator: ", "))] cannot be used",
          "List at least one zone, each once, in alphabetical order."
        ))
    }
    if IPv4Network(environment.addresses) == nil {
      problems.append(
        (
          "'\(environment.addresses)' is not an IPv4 block",
          "Write four octets and a prefix length, such as 10.16.0.0/14."
        ))
    }
    problems += StateChecks.problems(topology)
    return partition(topology, at: region)
      + problems.map { summary, remedy in
        Diagnostic(
          .invalidEnvironment, summary: summary,
          detail: "It is a setting of the environment '\(environment.name)'.", remedy: remedy,
          location: environment.location, environment: environment.name)
      }
  }

  /// PLB085: ARNs and the names of services are those of the partition `aws`.
  /// Source: AWS General Reference, "Amazon Resource Names (ARNs)", on partitions.
  private static func partition(
    _ topology: Topology, at location: SourceLocation
  ) -> [Diagnostic] {
    let partitions = ["us-gov-": "aws-us-gov", "cn-": "aws-cn", "us-iso": "aws-iso"]
    let code = topology.region.code
    guard let (_, name) = partitions.first(where: { code.hasPrefix($0.key) }) else { return [] }
    return [
      Diagnostic(
        .unsupportedPartition, summary: "the Region '\(code)' is of the partition '\(name)'",
        detail: "ARNs, service principals and endpoints are written as in the partition 'aws', and "
          + "would be wrong there.",
        remedy: "Choose a Region of the partition 'aws'.", location: location,
        environment: topology.environment.name)
    ]
  }

  /// A tier keeps room for eight zones. Source: AWS, "Regions and Zones".
  private static let letters: Set<String> = ["a", "b", "c", "d", "e", "f", "g", "h"]

  private static func duplicates(_ topologies: [Topology]) -> [Diagnostic] {
    var names: Set<String> = []
    return topologies.compactMap { topology in
      let name = topology.environment.name
      guard !names.insert(name).inserted else { return nil }
      return Diagnostic(
        .duplicateName, summary: "two environments are named '\(name)'",
        detail: "Folders and resource names are made from it.",
        remedy: "Give one of the two another name.", location: topology.environment.location)
    }
  }

  /// Two environments that overlap could never be connected, and a route meant for one may catch
  /// the other's packets.
  private static func overlaps(_ topologies: [Topology]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let blocks = topologies.map(vpcs)
    for (position, first) in topologies.enumerated() {
      for (offset, second) in topologies.enumerated().dropFirst(position + 1) {
        if let a = IPv4Network(first.environment.addresses),
          let b = IPv4Network(second.environment.addresses), a.overlaps(b)
        {
          diagnostics.append(
            overlap(
              "the environments '\(first.environment.name)' and '\(second.environment.name)'", a, b,
              subject: nil, at: second.environment.location.map(Origin.source)))
        }
        for one in blocks[position] {
          for other in blocks[offset] where one.network.overlaps(other.network) {
            diagnostics.append(
              overlap(
                "'\(one.id)' in \(first.environment.name) and '\(other.id)' in "
                  + second.environment.name, one.network, other.network, subject: other.id,
                at: other.origin))
          }
        }
      }
    }
    return diagnostics
  }

  private static func overlap(
    _ what: String, _ first: IPv4Network, _ second: IPv4Network, subject: ElementID?,
    at origin: Origin?
  ) -> Diagnostic {
    Diagnostic(
      .overlappingNetworks, summary: "address blocks of two environments overlap",
      detail: "\(what.prefix(1).uppercased() + what.dropFirst()) have \(first) and \(second).",
      remedy: "Give each environment blocks of its own.", subject: subject, origin: origin)
  }

  private struct VPCBlock {
    let id: ElementID
    let network: IPv4Network
    let origin: Origin
  }

  private static func vpcs(_ topology: Topology) -> [VPCBlock] {
    topology.resources(ofType: "aws_vpc").compactMap { resource in
      resource["cidr_block"].flatMap { topology.resolve($0).stringValue }.flatMap(IPv4Network.init)
        .map { VPCBlock(id: resource.id, network: $0, origin: resource.origin) }
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
