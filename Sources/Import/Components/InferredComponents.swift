import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// What an author would have named in imported resources: networks, balancers, services, databases,
/// and what belongs to each; and who opens connections to whom.
///
/// ```swift
/// let inferred = InferredComponents(topology)
/// print(inferred.topology.components.map(\.title))
/// ```
package struct InferredComponents {
  let model: AWSModel
  var records: OrderedDictionary<ElementID, ComponentRecord> = [:]
  /// The component that each resource belongs to.
  var owners: [ElementID: ElementID] = [:]

  package init(_ topology: Topology) { model = AWSModel(topology) }

  /// The same resources with components and connections, networks by rank.
  package var topology: Topology {
    var copy = self
    return copy.infer()
  }

  private mutating func infer() -> Topology {
    addVPCs()
    addShared()
    addBalancers()
    addOccupants()
    addEndpoints()
    claimAll()
    tellApart()
    var topology = model.topology
    let exchanges = InferredConnections(self)
    if exchanges.usesInternet {
      records[Self.internet] = ComponentRecord(
        id: Self.internet, kind: .client, title: "Internet", origin: .state(address: "internet"))
    }
    for (member, owner) in owners where records[owner] != nil && member != owner {
      records[owner]?.members.append(member)
    }
    let places = Dictionary(
      topology.resources.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for id in records.keys {
      records[id]?.members.sort { (places[$0] ?? 0) < (places[$1] ?? 0) }
    }
    topology.components = Array(records.values)
    // What stands for a component goes by its name, on pages as in pictures.
    let titles = Dictionary(
      records.values.filter { $0.primary == $0.id }.map { ($0.id, $0.title) },
      uniquingKeysWith: { first, _ in first })
    for index in topology.resources.indices {
      guard let title = titles[topology.resources[index].id] else { continue }
      topology.resources[index].title = title
    }
    topology.connections = exchanges.connections
    sortNetworks(&topology)
    return topology
  }

  /// What stands for everything outside.
  static let internet = ElementID("internet")

  // MARK: Networks

  /// Networks in the order in which traffic from the internet meets them.
  private var rankedVPCs: [VPC] {
    let open = Set(model.internetGateways.values.compactMap(\.vpc.value))
    let inspected = Set(model.firewalls.values.compactMap(\.vpc.value))
    let entered = Set(
      model.loadBalancers.values.filter { $0.isInternal.value != true }
        .compactMap { self.vpc(of: $0.places.map(\.subnet)) })
    func rank(_ vpc: VPC) -> Int {
      if open.contains(vpc.id) { return entered.contains(vpc.id) ? 0 : 1 }
      return inspected.contains(vpc.id) ? 2 : 3
    }
    return model.vpcs.values.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }

  private mutating func addVPCs() {
    for vpc in rankedVPCs {
      guard let resource = model.resource(vpc.id) else { continue }
      add(
        ComponentRecord(
          id: vpc.id, kind: .vpc, title: ComponentTitle.of(resource),
          summary: vpc.networks.isEmpty
            ? "" : "A VPC with \(vpc.networks.map(\.description).joined(separator: ", ")).",
          primary: vpc.id, origin: resource.origin))
    }
  }

  private func sortNetworks(_ topology: inout Topology) {
    let ranked = rankedVPCs.map(\.id).compactMap { model.resource($0) }
    let places = topology.resources.indices.filter {
      model.vpcs[topology.resources[$0].id] != nil
    }
    guard ranked.count == places.count else { return }
    for (place, resource) in zip(places, ranked) { topology.resources[place] = resource }
  }

  func vpc(of subnets: [Subnet.ID]) -> ElementID? {
    subnets.lazy.compactMap { model.subnets[$0]?.vpc.value }.first
  }

  // MARK: What stands in networks, and beside them

  private mutating func addShared() {
    for gateway in model.transitGateways.values { add(gateway.id, .transitGateway, in: nil) }
    for firewall in model.firewalls.values {
      add(firewall.id, .firewall, in: firewall.vpc.value ?? vpc(of: firewall.subnets.elements))
    }
    for (type, kind) in [
      (AWS.EcsCluster.type, ComponentRecord.Kind.cluster), (AWS.EcrRepository.type, .registry),
      (AWS.KmsKey.type, .key),
    ] {
      for resource in model.resources(type) { add(resource.id, kind, in: nil) }
    }
  }

  private mutating func addBalancers() {
    let faces: [(Bool, ElementID, ElementID?)] = model.loadBalancers.values.map {
      ($0.isInternal.value == true, $0.id, vpc(of: $0.places.map(\.subnet)))
    }
    for isInternal in [false, true] {
      for (own, id, vpc) in faces where own == isInternal { add(id, .loadBalancer, in: vpc) }
    }
  }

  /// Members of a family that stand in one network with the same groups are one component.
  private mutating func addOccupants() {
    var families: OrderedDictionary<[ElementID], [Occupant]> = [:]
    for occupant in model.occupants.values
    where !occupant.isEndpoint && model.endpoints[occupant.id] == nil {
      guard let resource = model.resource(occupant.id), Self.isNamed(resource) else { continue }
      let vpc = vpc(of: occupant.places.map(\.subnet))
      let key = [occupant.id.family] + (vpc.map { [$0] } ?? []) + occupant.groups.elements.sorted()
      families[key, default: []].append(occupant)
    }
    let parts = Dictionary(grouping: families.keys, by: { $0[0] })
    var found: [(rank: Int, record: ComponentRecord, members: [Occupant])] = []
    for (key, members) in families {
      guard let first = members.first, let resource = model.resource(first.id) else { continue }
      let isWhole = parts[key[0]]?.count == 1 && members.count > 1
      let kind = Self.kind(of: resource)
      found.append(
        (
          Self.rank(of: resource),
          ComponentRecord(
            id: isWhole ? first.id.family : first.id, kind: kind,
            title: ComponentTitle.of(members.compactMap { model.resource($0.id) }),
            summary: members.count > 1 ? "\(members.count) of them, which are alike." : "",
            parent: vpc(of: first.places.map(\.subnet)), primary: first.id,
            origin: resource.origin), members
        ))
    }
    let sorted = found.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    for (_, record, members) in sorted {
      add(record)
      for member in members {
        owners[member.id] = record.id
        for other in member.alsoKnownAs where owners[other] == nil { owners[other] = record.id }
      }
    }
  }

  private mutating func addEndpoints() {
    for endpoint in model.endpoints.values {
      guard let resource = model.resource(endpoint.id) else { continue }
      var record = ComponentRecord(
        id: endpoint.id, kind: .endpoint, title: ComponentTitle.of(resource),
        parent: endpoint.vpc.value ?? vpc(of: endpoint.subnets.elements), primary: endpoint.id,
        origin: resource.origin)
      if let service = endpoint.service.value { record.summary = "Leads to \(service)." }
      add(record)
    }
  }

  private mutating func add(_ id: ElementID, _ kind: ComponentRecord.Kind, in parent: ElementID?) {
    guard let resource = model.resource(id) else { return }
    add(
      ComponentRecord(
        id: id, kind: kind, title: ComponentTitle.of(resource), parent: parent, primary: id,
        origin: resource.origin))
  }

  private mutating func add(_ record: ComponentRecord) {
    guard records[record.id] == nil else { return }
    var record = record
    if let parent = record.parent, records[parent] == nil {
      record = ComponentRecord(
        id: record.id, kind: record.kind, title: record.title, summary: record.summary,
        primary: record.primary, origin: record.origin)
    }
    records[record.id] = record
    if let primary = record.primary { owners[primary] = record.id }
  }

  // MARK: Kinds

  /// Interfaces belong to something else; a group of instances stands for what it launches.
  private static func isNamed(_ resource: Resource) -> Bool {
    guard !parts.contains(resource.type) else { return false }
    return switch ResourceTraits.of(resource.type).glyph {
    case .networkInterface, .natGateway, .attachment, .firewall, .loadBalancer: false
    default: true
    }
  }

  /// Parts of another component that stand in subnets themselves.
  private static let parts: Set<String> = [
    AWS.Ec2ClientVpnNetworkAssociation.type, AWS.Ec2ClientVpnRoute.type,
  ]

  private static func kind(of resource: Resource) -> ComponentRecord.Kind {
    switch ResourceTraits.of(resource.type).glyph {
    case .fileSystem, .mountTarget: .fileSystem
    case .service, .task: .service
    default: .other
    }
  }

  /// Callers before what they call.
  private static func rank(of resource: Resource) -> Int {
    switch ResourceTraits.of(resource.type).glyph {
    case .service, .task, .instance, .scaling, .cluster: 0
    case .function: 1
    case .database, .cache, .keyValue: 3
    case .fileSystem, .mountTarget, .bucket: 4
    default: 2
    }
  }

  // MARK: Belongings

  /// Gives each resource to the component that it is part of: what stands in a network to its VPC,
  /// what one component alone refers to to that one, and what names something to whom that belongs.
  private mutating func claimAll() {
    let resources = model.topology.resources
    var referrers: [ElementID: [ElementID]] = [:]
    for resource in resources {
      for target in resource.references.map(\.element) {
        referrers[target, default: []].append(resource.id)
      }
    }
    // Groups of any kind are of a VPC, too, and belong to who uses them.
    let shared: Set<String> = [AWS.SecurityGroup.type, AWS.LbTargetGroup.type]
    for resource in resources where !shared.contains(resource.type) && owners[resource.id] == nil {
      if let vpc = resource["vpc_id"]?.references.first?.element, records[vpc] != nil {
        owners[resource.id] = vpc
      }
    }
    var hasChanged = true
    var rounds = 0
    while hasChanged, rounds < 8 {
      hasChanged = false
      rounds += 1
      for resource in resources where owners[resource.id] == nil {
        let users = Set((referrers[resource.id] ?? []).compactMap { owners[$0] })
        if let user = users.first, users.count == 1, records[user]?.kind != .vpc {
          owners[resource.id] = user
          hasChanged = true
        }
      }
      for resource in resources where owners[resource.id] == nil {
        if let owner = namedOwner(of: resource) {
          owners[resource.id] = owner
          hasChanged = true
        }
      }
    }
  }

  /// The component of the first thing that the resource names; a key or a cluster has no parts.
  private func namedOwner(of resource: Resource) -> ElementID? {
    resource.references.lazy.compactMap { owners[$0.element] }.first { owner in
      switch records[owner]?.kind {
      case .key, .registry, .cluster, .endpoint, nil: false
      default: true
      }
    }
  }

  /// Components with the same title say which they are.
  private mutating func tellApart() {
    // What differs in kind says its kind, but a network, which gives the name.
    for (title, same) in Dictionary(grouping: records.values, by: \.title)
    where Set(same.map(noun)).count > 1 {
      for record in same where record.kind != .vpc {
        let noun = noun(record)
        records[record.id]?.title = "\(title) \(noun)"
      }
    }
    for (title, same) in Dictionary(grouping: records.values, by: \.title) where same.count > 1 {
      let words = differences(among: same)
      for (record, difference) in zip(same, words) {
        records[record.id]?.title = "\(title) (\(difference))"
      }
    }
  }

  private func noun(_ record: ComponentRecord) -> String {
    record.primary.flatMap { model.resource($0) }.map { ResourceTraits.of($0.type).short }
      ?? record.kind.rawValue
  }

  /// The modules around it, as a reader says them: `db default`.
  private static func moduleWords(_ id: ElementID) -> String? {
    let names = (id.path.last ?? "").split(separator: ".")
    let modules = zip(names, names.dropFirst()).filter { $0.0 == "module" }.map(\.1)
    guard let first = modules.first else { return nil }
    return first.split { $0 == "_" || $0 == "-" }.joined(separator: " ")
  }

  /// What tells each of them from the others: the first kind of words that all have and none
  /// shares.
  private func differences(among same: [ComponentRecord]) -> [String] {
    let candidates: [(ComponentRecord) -> String?] = [
      { $0.kind == .vpc ? model.vpcs[$0.id]?.networks.first?.description : nil },
      // As its tag has it: titles are being changed here.
      { $0.parent.flatMap { model.resource($0) }.map { ComponentTitle.of($0) } },
      { $0.id.key.map { $0.replacing("\"", with: "") } },
      { Self.moduleWords($0.id) },
      { $0.id.path.last.map { String($0.split(separator: ".").last ?? "") } },
    ]
    for text in candidates {
      let texts = same.compactMap(text)
      if texts.count == same.count, Set(texts).count == same.count { return texts }
    }
    return same.map(\.id.description)
  }
}
