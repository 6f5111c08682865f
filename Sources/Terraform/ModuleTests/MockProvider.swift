import AWSResources
import OrderedCollections
import Topology

/// The `mock_provider` block of a module test: what AWS would answer.
///
/// Terraform makes up the rest, but only for types that are named here, and only the plan sees it
/// where `override_during` says so. What it makes up is no ARN, and no list has an element.
/// Source: Terraform, "Tests: mocking".
struct MockProvider {
  let catalog: Catalog
  let environment: Int
  let resources: [Resource]
  /// Attributes of resources that the module's outputs show.
  let shown: [(type: String, attribute: String)]

  private var topology: Topology { catalog.environments[environment] }

  var block: Block {
    var body = Body()
    body.append("override_during", .name("plan"))
    for (type, attributes) in types {
      var defaults: [HCLExpression.ObjectItem] = []
      if attributes.contains("arn") {
        let arn = Placeholder.arn(of: type, "example", in: topology)
        defaults.append(HCLExpression.ObjectItem("arn", .string(arn)))
      }
      if type == AWS.NetworkfirewallFirewall.type { defaults.append(firewallStatus) }
      body.append(
        Block(
          "mock_resource", [type],
          defaults.isEmpty ? [] : [.attribute("defaults", .object(defaults))]))
    }
    return Block("mock_provider", ["aws"], body)
  }

  /// The types whose attributes others read, with those attributes.
  private var types: [(String, Set<String>)] {
    let byID = Dictionary(resources.map { ($0.id, $0) }) { first, _ in first }
    var types: [String: Set<String>] = [:]
    for reference in resources.flatMap(\.references) {
      guard let target = byID[reference.element] else { continue }
      types[target.type, default: []].insert(reference.attribute)
    }
    // Rules read what AWS put into it before Terraform took it over.
    for resource in resources where resource.type == AWS.DefaultSecurityGroup.type {
      types[resource.type, default: []].insert("id")
    }
    for output in shown { types[output.type, default: []].insert(output.attribute) }
    return types.sorted { $0.key < $1.key }
  }

  private var firewallStatus: HCLExpression.ObjectItem {
    let states = topology.zones.sorted().map { zone -> HCLExpression in
      let attachment = HCLExpression.object([
        HCLExpression.ObjectItem("endpoint_id", .string("\(Placeholder.endpointPrefix)\(zone.key)"))
      ])
      return .object([
        HCLExpression.ObjectItem("availability_zone", .string(topology.region.name(of: zone))),
        HCLExpression.ObjectItem("attachment", .list([attachment])),
      ])
    }
    return HCLExpression.ObjectItem(
      "firewall_status",
      .list([.object([HCLExpression.ObjectItem("sync_states", .list(states))])]))
  }
}
