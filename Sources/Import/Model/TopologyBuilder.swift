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
    _ surroundings: Surroundings, _ resources: [Resource], _ providers: [ElementID: String],
    name: String, environment: String
  ) {
    self.surroundings = surroundings
    self.resources = Self.placed(resources, surroundings, providers)
    self.name = name
    self.environment = environment
  }

  /// The resources with their accounts and Regions, where there are several; networks then say by
  /// their titles where they are.
  private static func placed(
    _ resources: [Resource], _ surroundings: Surroundings, _ providers: [ElementID: String]
  ) -> [Resource] {
    // What is not known may be another than the one that is.
    let accounts = Set(resources.map(\.place?.account))
    let regions = Set(resources.map(\.place?.region))
    let places = resources.map { place(of: $0, providers) }
    guard Set(places).count > 1 else {
      return resources.map { resource in
        var resource = resource
        resource.place = nil
        return resource
      }
    }
    let own = own(among: places, surroundings)
    return zip(resources, places).map { resource, place in
      var resource = resource
      resource.place = place
      resource.place?.isElsewhere = place != own
      if place == own { resource.place?.provider = nil }
      guard titled.contains(resource.type), accounts.count > 1 || regions.count > 1 else {
        return resource
      }
      var parts: [String] = []
      if accounts.count > 1 { parts += [place.account].compactMap(\.self) }
      if regions.count > 1 { parts += [place.region].compactMap(\.self) }
      // Of a file that is joined with others it may be said already.
      for told in [place.account, place.region].compactMap(\.self) {
        let suffix = " in \(told)"
        if resource.title.hasSuffix(suffix) { resource.title.removeLast(suffix.count) }
      }
      // What is not known tells nobody where it is.
      if !parts.isEmpty { resource.title += " in \(parts.joined(separator: ", "))" }
      return resource
    }
  }

  /// Two resources of which the account or the Region is not known are in one place where one provider
  /// makes both.
  private static func place(
    of resource: Resource, _ providers: [ElementID: String]
  ) -> ResourcePlace {
    var place = resource.place ?? ResourcePlace()
    if place.account == nil || place.region == nil {
      place.provider = providers[resource.id].flatMap { $0.isEmpty ? nil : $0 }
    }
    return place
  }

  /// The place of the environment: where most are of those in its account and Region.
  private static func own(
    among places: [ResourcePlace], _ surroundings: Surroundings
  ) -> ResourcePlace? {
    var counts: OrderedDictionary<ResourcePlace, Int> = [:]
    for place in places { counts[place, default: 0] += 1 }
    // Of several files joined, the first may tell the Region and another the account.
    let near = counts.filter { $0.key.region == surroundings.region }
    let fitting = near.filter { $0.key.account == surroundings.account }
    let candidates = fitting.isEmpty ? near.isEmpty ? counts : near : fitting
    let most = candidates.values.max()
    return candidates.first { $0.value == most }?.key
  }

  private static let titled: Set<String> = [AWS.Vpc.type, AWS.Ec2TransitGateway.type]

  /// The account and Region of the environment: of the place that is its own, where there are several.
  private var own: (account: String?, region: String?) {
    let own = resources.first { $0.place?.isElsewhere == false }?.place
    return own.map { ($0.account, $0.region) } ?? (surroundings.account, surroundings.region)
  }

  var topology: Topology {
    let (account, region) = own
    let words = name.split(separator: "-").joined(separator: " ")
    return Topology(
      name: name, title: words.prefix(1).uppercased() + words.dropFirst(), summary: "",
      environment: Environment(
        environment, account: account ?? "not known",
        zones: region == surroundings.region ? surroundings.zones : [],
        addresses: addresses),
      region: region.map { AWSRegion.known($0) }
        ?? AWSRegion("", title: "a Region that is not known"), resources: resources)
  }

  private static let withBlocks: Set<String> = [
    AWS.Vpc.type, AWS.VpcIpv4CidrBlockAssociation.type,
  ]

  /// The blocks of all VPCs, each once.
  private var addresses: String {
    var blocks: [String] = []
    for vpc in resources where Self.withBlocks.contains(vpc.type) {
      if let block = vpc["cidr_block"]?.stringValue, IPv4Network(block) != nil,
        !blocks.contains(block)
      {
        blocks.append(block)
      }
    }
    return blocks.joined(separator: ", ")
  }
}
