import AWSResources
import OrderedCollections
import Topology

/// The VPCs and subnets whose address block is another than in the generation before: AWS cannot change
/// it, so Terraform destroys them with everything in them and makes them again.
///
/// Source: Terraform AWS provider, "Resource: aws_vpc" and "Resource: aws_subnet" (`cidr_block`, forces
/// a new resource).
package enum ReplacedNetworks {
  private static let types: Set<String> = [AWS.Vpc.type, AWS.Subnet.type]

  /// A warning for each, in the order of declaration; none for the subnets of a VPC that has one.
  package static func diagnostics(_ topologies: [Topology], since previous: ModelDocument?)
    -> [Diagnostic]
  {
    guard let previous else { return [] }
    let replaced = topologies.flatMap { topology in
      let before = previous.environments.first {
        $0.environment.name == topology.environment.name
      }
      return before.map { changes(topology, since: $0) } ?? []
    }
    return OrderedDictionary(grouping: replaced, by: \.element).values.map(diagnostic)
  }

  private struct Change {
    let element: ElementID
    let resource: Resource
    let environment: String
    let before: String
    let now: String
  }

  private static func changes(_ topology: Topology, since previous: Topology) -> [Change] {
    let former = Dictionary(
      blocks(previous).map { ($0.resource.id, $0.block) }, uniquingKeysWith: { first, _ in first })
    let changes = blocks(topology).compactMap { resource, block -> Change? in
      guard let before = former[resource.id], before != block else { return nil }
      return Change(
        element: resource.id.keyed(nil), resource: resource,
        environment: topology.environment.name, before: before, now: block)
    }
    let networks = Set(
      changes.filter { $0.resource.type == AWS.Vpc.type }.map(\.resource.id.component))
    return changes.filter {
      $0.resource.type == AWS.Vpc.type || !networks.contains($0.resource.id.component)
    }
  }

  private static func blocks(_ topology: Topology) -> [(resource: Resource, block: String)] {
    topology.resources.compactMap { resource in
      guard types.contains(resource.type), let value = resource["cidr_block"],
        case .string(let block) = topology.resolve(value)
      else { return nil }
      return (resource, block)
    }
  }

  private static func diagnostic(_ changes: [Change]) -> Diagnostic {
    let first = changes[0]
    let isVPC = first.resource.type == AWS.Vpc.type
    let list = changes.map { change in
      let key = change.resource.id.key.map { " in zone \($0)" } ?? ""
      return "\(change.before) became \(change.now)\(key) (\(change.environment))"
    }
    let argument =
      isVPC
      ? "cidr: \"\(first.before)\""
      : "cidrs: [\"\(first.resource.id.key ?? "a")\": \"\(first.before)\"]"
    return Diagnostic(
      .replacedNetwork, severity: .warning,
      summary: "the address block of '\(first.element)' is not the one that was generated before",
      detail: "\(list.joined(separator: "; ")). AWS cannot change the block of "
        + "\(isVPC ? "a VPC" : "a subnet"), so Terraform destroys it with everything in it and makes "
        + "it again. A block that is allocated follows from what is declared before it.",
      remedy: "Where that is not meant, give it its block: '\(argument)'.",
      subject: first.element, origin: first.resource.origin)
  }
}
