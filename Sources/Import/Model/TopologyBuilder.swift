import OrderedCollections
import Topology

/// Puts imported resources together as the model of one environment.
struct TopologyBuilder {
  private let surroundings: Surroundings
  private let resources: [Resource]
  private let name: String

  init(_ surroundings: Surroundings, _ resources: [Resource], name: String) {
    self.surroundings = surroundings
    self.resources = resources
    self.name = name
  }

  var topology: Topology {
    Topology(
      name: name, title: name.prefix(1).uppercased() + name.dropFirst(), summary: "",
      environment: Environment(
        name, account: surroundings.account ?? "", zones: surroundings.zones, addresses: ""),
      region: AWSRegion(surroundings.region ?? ""), resources: resources)
  }
}
