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
  /// The address of each resource's provider.
  private(set) var providers: [ElementID: String] = [:]
  private(set) var edges: [Edge] = []
  /// The arguments that the configuration gives, by the resource; nothing of what has none.
  private(set) var given: [ElementID: Set<String>] = [:]
  /// What is taken as not given; see ``OmittedBlocks``.
  private(set) var omitted: [OmittedBlocks.Block] = []

  init(_ document: TerraformDocument, _ mock: MockedPlan?) {
    self.document = document
    self.mock = mock
    resolver = ReferenceResolver(document)
    identities = document.instances.map { ElementID(address: $0) }
  }

  mutating func read() {
    var order: [Int: Int] = [:]
    let places = Places(document)
    var endpointSubnets: [Int: Set<Int>] = [:]
    for (index, instance) in document.instances.enumerated()
    where instance.isOfAWS && !instance.isData {
      var reader = ArgumentReader(resolver, identities, index, mock)
      let arguments = reader.arguments()
      edges += reader.edges
      endpointSubnets.merge(reader.endpointSubnets) { $0.union($1) }
      order[index] = resources.count
      var resource = Resource(
        id: identities[index], type: TypeAlias.resolved(instance.type), name: instance.name,
        arguments: arguments, title: ResourceTitle.of(instance),
        origin: .state(address: instance.address))
      resource.place = places[index]
      providers[resource.id] = places.providers[index]
      given[resource.id] = resolver.scope(of: instance).flatMap {
        $0.configuration.blocks[instance.block].map { Set($0.expressions.keys) }
      }
      resources.append(resource)
    }
    tellApart(order)
    if document.kind == .plan {
      omitted = OmittedBlocks(document, edges).mark(&resources)
    }
    let mappings = FirewallMappings(resolver: resolver, identities: identities)
    for (firewall, subnets) in endpointSubnets.sorted(by: { $0.key < $1.key }) {
      guard let place = order[firewall] else { continue }
      mappings.fill(&resources[place], of: firewall, with: subnets, &edges)
    }
  }

  /// Where blocks of one module give one `Name` to what differs, as tags that are set for a whole
  /// module do, what the configuration calls it tells more.
  private mutating func tellApart(_ order: [Int: Int]) {
    struct Name: Hashable {
      let type: String
      let module: [ModuleStep]
      let title: String
    }
    var places: [Name: [(place: Int, instance: Instance)]] = [:]
    for (index, place) in order {
      let instance = document.instances[index]
      let resource = resources[place]
      let name = Name(type: resource.type, module: instance.module, title: resource.title)
      places[name, default: []].append((place, instance))
    }
    for same in places.values where Set(same.map(\.instance.name)).count > 1 {
      for (place, instance) in same {
        resources[place].title = ResourceTitle.configured(instance)
      }
    }
    nameModules(order)
  }

  /// What several modules call the same, and no tag does, has its module's name beside it.
  private mutating func nameModules(_ order: [Int: Int]) {
    struct Name: Hashable {
      let type: String
      let title: String
    }
    var places: [Name: [(place: Int, instance: Instance)]] = [:]
    for (index, place) in order {
      let (instance, resource) = (document.instances[index], resources[place])
      guard resource.title == ResourceTitle.configured(instance) else { continue }
      places[Name(type: resource.type, title: resource.title), default: []]
        .append((place, instance))
    }
    for same in places.values where Set(same.map(\.instance.module)).count > 1 {
      for (place, instance) in same {
        // The innermost module that not all of them are in.
        let others = same.map(\.instance.module).filter { $0 != instance.module }
        let step = instance.module.last { step in
          others.contains { other in !other.contains { $0.name == step.name } }
        }
        if let step { resources[place].title += " (\(step.name))" }
      }
    }
  }
}
