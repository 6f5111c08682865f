import AWSModel
import Topology

/// One element as `inventory --json` prints it.
package struct InventoryRecord: Hashable, Sendable, Encodable {
  package let id: String
  package let type: String
  /// The full Terraform address, as a plan of the environment prints it; nil for an element that
  /// the Terraform leaves out.
  package let address: String?
  package let title: String
  /// File and line where it is written; of Terraform whose folder is not given its address.
  package let location: String
  package let environment: String
  /// The component that it belongs to; nil for one declared directly in the Region.
  package let component: String?
  /// What of it the walks do not read although it can change where packets go, for example
  /// `Lambda function (vpc_config.subnet_ids)`; verdicts that depend on it are unknown.
  package let unread: [String]

  /// Every element of the environment, in the order of declaration.
  package static func all(
    of model: AWSModel, addresses: [ElementID: String], places: [ElementID: String] = [:]
  ) -> [InventoryRecord] {
    let topology = model.topology
    let components = Set(topology.components.map(\.id))
    let parents = Dictionary(
      topology.components.flatMap { component in component.members.map { ($0, component.id) } },
      uniquingKeysWith: { first, _ in first })
    let unread = Dictionary(grouping: model.ledger, by: \.element)
    return topology.resources.map { resource in
      InventoryRecord(
        id: resource.id.description, type: resource.type, address: addresses[resource.id],
        title: resource.title,
        location: places[resource.id] ?? resource.origin.description,
        environment: topology.environment.name,
        component: (parents[resource.id] ?? owner(of: resource.id, among: components))?
          .description,
        unread: (unread[resource.id] ?? []).map(\.feature))
    }
  }

  private static func owner(of id: ElementID, among components: Set<ElementID>) -> ElementID? {
    if components.contains(id) { return id }
    return (1...id.path.count).reversed().lazy
      .map { ElementID(path: Array(id.path.prefix($0))) }
      .first { components.contains($0) }
  }

  private enum CodingKeys: String, CodingKey {
    case id, type, address, title, location, environment, component, unread
  }

  /// Writes `null` for what is missing, so that every object has the same keys.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(type, forKey: .type)
    try container.encode(address, forKey: .address)
    try container.encode(title, forKey: .title)
    try container.encode(location, forKey: .location)
    try container.encode(environment, forKey: .environment)
    try container.encode(component, forKey: .component)
    try container.encode(unread, forKey: .unread)
  }
}
