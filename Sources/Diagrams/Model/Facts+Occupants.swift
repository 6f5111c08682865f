import AWSModel
import AWSResources
import Topology

/// Where things stand, from `AWSModel`, and what they are called there.
extension Facts {
  /// The subnets that something has, or may have, an interface in, each once.
  package func homes(of resource: Resource) -> [ElementID] {
    let id = resource.id
    let places: [ElementID]
    if let gateway = model.natGateways[id] {
      places = [gateway.subnet.value].compactMap(\.self)
    } else if let firewall = model.firewalls[id] {
      places = firewall.subnets.elements
    } else if let endpoint = model.endpoints[id] {
      places = endpoint.subnets.elements
    } else if let balancer = model.loadBalancers[id] {
      places = balancer.places.map(\.subnet)
    } else {
      places = model.occupants[id]?.places.map(\.subnet) ?? namedSubnets(resource)
    }
    var seen: Set<ElementID> = []
    return places.filter { seen.insert($0).inserted }
  }

  /// What no row and no schema knows stands where it says.
  private func namedSubnets(_ resource: Resource) -> [ElementID] {
    guard !ResourceTraits.isListed(resource.type), NetworkArguments.of(resource.type).isEmpty
    else { return [] }
    return resource.references.map(\.element).filter { model.subnets[$0] != nil }
  }

  /// Whether the model tells in which VPC something stands, but not in which subnet.
  package func isPlaceUnknown(_ id: ElementID) -> Bool {
    guard let occupant = model.occupants[id] else { return false }
    return !occupant.unknownPlaces.isEmpty
  }

  /// The VPC of a firewall, endpoint or load balancer of which no subnet is known; nil for all else.
  package func vpcWithoutSubnet(of resource: Resource) -> ElementID? {
    let id = resource.id
    if let firewall = model.firewalls[id] {
      return firewall.subnets.isComplete ? nil : firewall.vpc.value
    }
    if let endpoint = model.endpoints[id], endpoint.kind.value != .gateway {
      return endpoint.subnets.isComplete ? nil : endpoint.vpc.value
    }
    return nil
  }

  /// The file system that a resource is a mount target of.
  package func fileSystem(of resource: Resource) -> ElementID? {
    guard let view = model.view(AWS.EfsMountTarget.View.self, resource.id) else { return nil }
    return model.values.link(view.fileSystemId).value
  }

  /// What a resource is a part of that stands in the same subnets: the cluster of an instance, for
  /// example. Nil for what stands for itself.
  package func host(of resource: Resource) -> ElementID? {
    guard let traits = ResourceTraits.of(resource.type).occupant else { return nil }
    for case .parent(let path, let type) in traits.subnets + traits.groups {
      let isFromSubnets = traits.subnets.contains(.parent(path, type: type))
      guard isFromSubnets || Self.isPlaced(type, by: resource.type) else { continue }
      for value in model.values.values(at: path.steps, of: resource) {
        guard let parent = model.values.link(value).value, model.occupants[parent] != nil,
          index.resource(parent)?.type == type
        else { continue }
        return parent
      }
    }
    return nil
  }

  /// Whether things of one type stand where those of another that name them are, as a Client VPN
  /// endpoint stands where its associations are.
  private static func isPlaced(_ type: String, by other: String) -> Bool {
    (ResourceTraits.of(type).occupant?.subnets ?? []).contains {
      if case .dependents(other, _, _) = $0 { true } else { false }
    }
  }

  /// What a resource is called in a subnet: by the name that its author gave it, without its zone.
  package func name(_ resource: Resource) -> String {
    // A network interface goes by what it is attached to.
    if let holder = model.occupants[resource.id]?.alsoKnownAs.first.flatMap({ index.resource($0) }),
      resource.type == AWS.NetworkInterface.type
    {
      return title(holder)
    }
    let own = index.component(resource.id)
    if let own, own.primary == resource.id { return own.title }
    return resource.id.key == nil ? title(resource) : familyTitle([resource])
  }

  /// The name with what a small box says of it: `Bastion · t3.micro`.
  package func label(_ resource: Resource) -> String {
    // One in each zone that nobody names: the box says what it is.
    if model.natGateways[resource.id] != nil { return kind(resource) }
    return ([name(resource)] + [size(resource)].compactMap(\.self)).joined(separator: " · ")
  }

  /// The size that an author chose, in AWS's words: `db.r7g.large`.
  package func size(_ resource: Resource) -> String? {
    for argument in ["instance_type", "instance_class", "node_type", "replication_instance_class"] {
      if let text = text(resource, argument), !text.isEmpty { return text }
    }
    return nil
  }

  /// In how many of so many zones something stands, where that is not all of them.
  package func presence(of resource: Resource, zones: Int) -> String? {
    guard zones > 1 else { return nil }
    if let tasks = leastTasks(of: resource) {
      guard tasks < zones else { return nil }
      // What is scaled may be in more of them.
      let least = isScaled(resource) ? "at least " : ""
      return "in \(least)\(tasks == 1 ? "one" : "\(tasks)") of these zones"
    }
    guard let occupant = model.occupants[resource.id],
      let traits = ResourceTraits.of(resource.type).occupant
    else { return nil }
    switch traits.presence {
    case .all, .some: return nil
    case .two: return zones > 2 ? "in two of these zones" : nil
    case .one: return occupant.isInOnePlace ? "in one of these zones" : nil
    case .pair(let path):
      let flags = model.values.values(at: path.steps, of: resource)
      guard flags.contains(.bool(true)) else { return "in one of these zones" }
      return zones == 2 ? nil : "in two of these zones"
    }
  }

  /// Whether something that may stand in several zones is lost with the one it is in, as what there is
  /// one copy of is.
  package func isLostWithZone(_ resource: Resource) -> Known<Bool> {
    if let copies = model.copies(of: resource.id) {
      // Of several copies some are in other zones.
      return copies.count.map { $0 == 1 }
    }
    return model.occupants[resource.id]?.isLostWithZone ?? .known(false)
  }

  /// How many tasks a service of Amazon ECS runs at least; nil for anything else, and where the model
  /// does not know.
  package func leastTasks(of resource: Resource) -> Int? {
    guard let service = model.services[resource.id] else { return nil }
    if case .known(let least) = service.minimumTasks { return least }
    return service.desiredTasks.or(1).value
  }
}
