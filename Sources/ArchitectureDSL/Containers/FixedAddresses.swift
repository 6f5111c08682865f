import AWSResources
import OrderedCollections
import Topology

/// The addresses that services' load balancers keep for good, one in each zone.
///
/// Who names no number gets the next free one, from 10 up, in the order of declaration. AWS keeps
/// the first four addresses of a subnet and the last.
/// Source: Amazon VPC user guide, "Subnet sizing".
struct FixedAddresses {
  private static let first = 10

  /// By service, which address of each subnet its load balancer takes.
  let numbers: [ElementID: Int]

  init(_ registry: Registry, vpc: String, tier: String) {
    let services = (registry.servicesByVPC[vpc] ?? []).filter { service in
      service.service.loadBalanced != nil
        && (service.tier ?? registry.vpcs[vpc]?.privateTier) == tier
    }
    var numbers: [ElementID: Int] = [:]
    for service in services { numbers[service.id] = service.service.loadBalanced?.hostNumber }
    var taken = Set(numbers.values)
    var next = Self.first
    for service in services where numbers[service.id] == nil {
      while taken.contains(next) { next += 1 }
      taken.insert(next)
      numbers[service.id] = next
    }
    self.numbers = numbers
  }
}

extension DeclaredService {
  /// The tier that the service's tasks stand in.
  func workloadTier(_ registry: Registry) -> String? { tier ?? registry.vpcs[vpc]?.privateTier }

  /// The load balancer's address in a zone; nil where it has none.
  func fixedAddress(in zone: Zone, registry: Registry) -> IPv4Address? {
    guard service.loadBalanced != nil, let declared = registry.vpcs[vpc],
      let tier = workloadTier(registry), let text = declared.subnets[tier]?[zone.key],
      let block = IPv4Network(text),
      let number = FixedAddresses(registry, vpc: vpc, tier: tier).numbers[id],
      // One that is outside is an error already.
      (0..<block.count).contains(number)
    else { return nil }
    return IPv4Address(bits: block.address.bits + UInt32(number))
  }

  /// PLB082: the number is not one of the subnet's that AWS gives away, or another's already.
  func addressProblems(_ registry: Registry) -> [Diagnostic] {
    guard let balanced = service.loadBalanced, let declared = registry.vpcs[vpc],
      let tier = workloadTier(registry)
    else { return [] }
    let numbers = FixedAddresses(registry, vpc: vpc, tier: tier).numbers
    guard let number = numbers[id] else { return [] }
    let blocks = declared.zones(of: tier).compactMap {
      declared.subnets[tier]?[$0.key].flatMap { IPv4Network($0) }
    }
    if let smallest = blocks.max(by: { $0.prefixLength < $1.prefixLength }),
      case let last = (1 << (32 - smallest.prefixLength)) - 2, !(4...max(4, last)).contains(number)
    {
      return [
        Diagnostic(
          .addressTaken,
          summary: "the load balancer of '\(name)' cannot have address \(number) of its subnets",
          detail: "A subnet of \(smallest) has \(1 << (32 - smallest.prefixLength)) addresses; AWS "
            + "keeps the first four and the last.",
          remedy: "Write a 'hostNumber' from 4 to \(last).", subject: id,
          location: balanced.location)
      ]
    }
    let other = registry.servicesByVPC[vpc]?.first {
      $0.id != id && numbers[$0.id] == number
    }
    guard let other, let place = other.service.loadBalanced?.location,
      balanced.hostNumber != nil, isBehind(other, in: registry)
    else { return [] }
    let free = (10...).first { !numbers.values.contains($0) } ?? 10
    return [
      Diagnostic(
        .addressTaken,
        summary: "the load balancers of '\(other.name)' and '\(name)' have one address",
        detail: "Both take address \(number) of each subnet of the tier '\(tier)'.",
        remedy: "Give one of them 'hostNumber: \(free)', or leave the number out.", subject: id,
        location: balanced.location, related: [RelatedPlace(.source(place), "the other one")])
    ]
  }

  private func isBehind(_ other: DeclaredService, in registry: Registry) -> Bool {
    let order = (registry.servicesByVPC[vpc] ?? []).map(\.id)
    return (order.firstIndex(of: other.id) ?? 0) < (order.firstIndex(of: id) ?? 0)
  }
}
