import AWSModel
import AWSResources
import Topology

/// Reads the managed resources of AWS out of a document, with the edges between them.
struct ResourceReading {
  private let document: TerraformDocument
  private let resolver: ReferenceResolver
  private let identities: [ElementID]
  private let mock: MockedPlan?
  private(set) var resources: [Resource] = []
  private(set) var edges: [Edge] = []

  init(_ document: TerraformDocument, _ mock: MockedPlan?) {
    self.document = document
    self.mock = mock
    resolver = ReferenceResolver(document)
    identities = document.instances.map { ElementID(address: $0) }
  }

  mutating func read() {
    var places: [Int: Int] = [:]
    var endpointSubnets: [Int: Set<Int>] = [:]
    for (index, instance) in document.instances.enumerated()
    where instance.isOfAWS && !instance.isData {
      var reader = ArgumentReader(resolver, identities, index, mock)
      let arguments = reader.arguments()
      edges += reader.edges
      endpointSubnets.merge(reader.endpointSubnets) { $0.union($1) }
      places[index] = resources.count
      resources.append(
        Resource(
          id: identities[index], type: TypeAlias.resolved(instance.type), name: instance.name,
          arguments: arguments,
          title: ResourceTitle.of(instance), origin: .state(address: instance.address)))
    }
    markRulesThatMayBeDynamic()
    let mappings = FirewallMappings(resolver: resolver, identities: identities)
    for (firewall, subnets) in endpointSubnets.sorted(by: { $0.key < $1.key }) {
      guard let place = places[firewall] else { continue }
      mappings.fill(&resources[place], of: firewall, with: subnets, &edges)
    }
  }

  /// A security group whose rules are unknown as a whole has them in resources of their own. Where
  /// nothing else names the group's id, a dynamic block over something unknown may hold them.
  private mutating func markRulesThatMayBeDynamic() {
    guard document.kind == .plan else { return }
    let ruled = Set(
      edges.filter { $0.argument == Self.ruleOwner }.flatMap(\.targets).map(\.address))
    let instances = document.instances.reduce(into: [String: Instance]()) {
      if $1.type == AWS.SecurityGroup.type { $0[$1.address] = $1 }
    }
    for index in resources.indices where resources[index].type == AWS.SecurityGroup.type {
      let address = resources[index].origin.description
      guard let instance = instances[address], !ruled.contains(address),
        instance.values["id"] == .unknown
      else { continue }
      let open = ["ingress", "egress"].filter { instance.values[$0] == .unknown }
      guard open.count == 2, resources[index]["ingress"] == nil, resources[index]["egress"] == nil
      else { continue }
      for block in open {
        resources[index].arguments[block] = .input(Cause.dynamicBlock(block).text)
      }
    }
  }

  private static let ruleOwner = "security_group_id"
}
