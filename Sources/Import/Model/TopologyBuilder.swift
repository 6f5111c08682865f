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
    // What is not known may be another than the one that is.
    let accounts = Set(resources.map(\.place?.account))
    let regions = Set(resources.map(\.place?.region))
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

  /// The blocks of all VPCs, each once.
  private var addresses: String {
    var blocks: [String] = []
    for vpc in resources where vpc.type == AWS.Vpc.type {
      if let block = vpc["cidr_block"]?.stringValue, IPv4Network(block) != nil,
        !blocks.contains(block)
      {
        blocks.append(block)
      }
    }
    return blocks.joined(separator: ", ")
  }
}
