import Topology

/// What must hold between environments and for each environment's own settings.
enum EnvironmentChecks {
  static func check(_ topologies: [Topology]) -> [Diagnostic] {
    guard !topologies.isEmpty else { return [none] }
    return topologies.flatMap(own) + duplicates(topologies) + overlaps(topologies)
  }

  private static var none: Diagnostic {
    Diagnostic(
      .invalidEnvironment, summary: "the architecture has no environment",
      detail: "'environments' is empty, so that there is nothing to generate or to judge.",
      remedy: "Declare at least one Environment.")
  }

  private static func own(_ topology: Topology) -> [Diagnostic] {
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
    if environment.zones.contains(where: { !Self.letters.contains($0.key) }) {
      problems.append(
        (
          "the zones [\(environment.zones.map(\.key).joined(separator: ", "))] cannot be used",
          "Name each zone by its letter, from a to h."
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
    return problems.map { summary, remedy in
      Diagnostic(
        .invalidEnvironment, summary: summary,
        detail: "It is a setting of the environment '\(environment.name)'.", remedy: remedy,
        environment: environment.name)
    }
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
        remedy: "Give one of the two another name.")
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
              subject: nil, at: nil))
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
