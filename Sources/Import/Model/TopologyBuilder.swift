import AWSResources
import OrderedCollections
import Topology

/// Puts imported resources together as the model of one environment.
struct TopologyBuilder {
  private let surroundings: Surroundings
  private let resources: [Resource]
  private let name: String
  private let environment: String

  init(
    _ surroundings: Surroundings, _ resources: [Resource], name: String, environment: String
  ) {
    self.surroundings = surroundings
    self.resources = Self.placed(resources)
    self.name = name
    self.environment = environment
  }

  /// The resources with their accounts and Regions, where there are several; networks then say by
  /// their titles where they are.
  private static func placed(_ resources: [Resource]) -> [Resource] {
    let accounts = Set(resources.compactMap(\.place?.account))
    let regions = Set(resources.compactMap(\.place?.region))
    let isInSeveral = accounts.count > 1 || regions.count > 1
    return resources.map { resource in
      var resource = resource
      guard isInSeveral else {
        resource.place = nil
        return resource
      }
      guard titled.contains(resource.type), let place = resource.place else { return resource }
      var parts: [String] = []
      if accounts.count > 1 { parts.append(place.account ?? "account not known") }
      if regions.count > 1 { parts.append(place.region ?? "Region not known") }
      resource.title += " in \(parts.joined(separator: ", "))"
      return resource
    }
  }

  private static let titled: Set<String> = [AWS.Vpc.type, AWS.Ec2TransitGateway.type]

  var topology: Topology {
    let words = name.split(separator: "-").joined(separator: " ")
    return Topology(
      name: name, title: words.prefix(1).uppercased() + words.dropFirst(), summary: "",
      environment: Environment(
        environment, account: surroundings.account ?? "not known", zones: surroundings.zones,
        addresses: addresses),
      region: surroundings.region.map { AWSRegion.known($0) }
        ?? AWSRegion("", title: "a Region that is not known"), resources: resources)
  }

  /// The smallest block that holds the blocks of all VPCs.
  private var addresses: String {
    let blocks = resources.filter { $0.type == AWS.Vpc.type }.compactMap {
      $0["cidr_block"]?.stringValue.flatMap { IPv4Network($0) }
    }
    guard let first = blocks.first else { return "" }
    var whole = first
    for block in blocks.dropFirst() { whole = Self.joined(whole, block) }
    return whole.description
  }

  private static func joined(_ one: IPv4Network, _ other: IPv4Network) -> IPv4Network {
    var length = min(one.prefixLength, other.prefixLength)
    while length > 0 {
      let kept = one.address.bits & (UInt32.max << UInt32(32 - length))
      if let block = IPv4Network(address: IPv4Address(bits: kept), prefixLength: length),
        block.contains(one), block.contains(other)
      {
        return block
      }
      length -= 1
    }
    return .any
  }
}
