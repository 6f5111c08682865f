import Topology

/// Finds where a resource says in which subnets it stands and which security groups it has, through
/// subnet groups, templates and parents.
struct InterfaceReading {
  let model: AWSModel

  /// A template that takes from a template that takes from a third is as far as anything goes.
  private static let depthLimit = 4

  /// What the sources of the resource name.
  func links(
    _ sources: [InterfaceSource], of resource: Resource,
    _ member: KeyPath<OccupantTraits, [InterfaceSource]>, depth: Int = 0
  ) -> Links {
    guard depth < Self.depthLimit else { return Links(unknowns: [.unreadable("a circle")]) }
    var found = Links()
    for source in sources {
      if case .original = source, !found.isAbsent { continue }
      found = found + links(source, of: resource, member, depth: depth)
    }
    return found
  }

  private func links(
    _ source: InterfaceSource, of resource: Resource,
    _ member: KeyPath<OccupantTraits, [InterfaceSource]>, depth: Int
  ) -> Links {
    switch source {
    case .argument(let path): return links(at: path, of: resource)
    case .subnetGroup(let path, let type):
      return through(path, to: type, of: resource) { group in
        let traits = ResourceTraits.of(group.type)
        return traits.subnetsOfGroup.map { links(at: $0, of: group) } ?? Links()
      }
    case .template(let path, let type), .parent(let path, let type):
      return through(path, to: type, of: resource) { other in
        guard let traits = ResourceTraits.of(other.type).occupant else { return Links() }
        return links(traits[keyPath: member], of: other, member, depth: depth + 1)
      }
    case .original(let path, let type):
      return through(path, to: type, of: resource) { other in
        guard other.place == resource.place,
          let traits = ResourceTraits.of(other.type).occupant
        else { return Links() }
        return links(traits[keyPath: member], of: other, member, depth: depth + 1)
      }
    case .dependents(let type, let link, let argument):
      return model.resources(type).filter { dependent in
        model.values.values(at: link.steps, of: dependent)
          .contains { model.values.link($0).value == resource.id }
      }
      .map { links(at: argument, of: $0) }.reduce(Links(), +)
    }
  }

  private func links(at path: ArgumentPath, of resource: Resource) -> Links {
    model.values.values(at: path.steps, of: resource).map { model.values.links($0) }
      .reduce(Links(), +)
  }

  /// What follows from the element that an argument names by its id or name.
  private func through(
    _ path: ArgumentPath, to type: String, of resource: Resource, _ read: (Resource) -> Links
  ) -> Links {
    // So the provider writes the id of a launch template that is given by its name.
    let given = model.values.values(at: path.steps, of: resource).filter {
      model.values.text($0).value != "unknown"
    }
    return given.map { value -> Links in
      guard let other = element(value, of: type, beside: resource) else {
        return Links(unknowns: [model.values.reason(value)])
      }
      return read(other)
    }.reduce(Links(), +)
  }

  /// The resource of the type that the value refers to, or whose name it is: a name means what has
  /// it in the same account and Region.
  func element(_ value: Value, of type: String, beside resource: Resource) -> Resource? {
    if let found = model.values.link(value).value.flatMap({ model.resource($0) }),
      found.type == type || model.values.reference(value) != nil
    {
      return found
    }
    guard let text = model.values.text(value).value else { return nil }
    return model.resources(type).first { candidate in
      candidate.place == resource.place
        && ["name", "id", "identifier", "cluster_identifier"].contains {
          model.values.text(candidate[$0]).value == text
        }
    }
  }

  /// Whether interfaces of the resource have public addresses.
  func isPublic(_ flag: PublicFlag, of resource: Resource, in subnets: [Subnet.ID]) -> Known<Bool> {
    switch flag {
    case .never: return .known(false)
    case .always: return .known(true)
    case .unknown: return .unknown(.unreadable("a public address"))
    case .asSubnet: return asSubnets(subnets)
    case .asSource: return asSource(resource, in: subnets)
    case .asDependents(let type, let link, let argument):
      return asDependents(of: resource, type, link, argument)
    case .flag(let path, let absent):
      return self.flag(path, of: resource)
        ?? isPublic(absent, of: resource, in: subnets)
    case .inverted(let path, let absent):
      return self.flag(path, of: resource)?.map { !$0 }
        ?? isPublic(absent, of: resource, in: subnets)
    case .value(let path, let public_, let absent):
      guard let value = model.values.values(at: path.steps, of: resource).first else {
        return isPublic(absent, of: resource, in: subnets)
      }
      return model.values.text(value).map { public_.contains($0) }
    case .given(let path):
      return .known(!model.values.values(at: path.steps, of: resource).isEmpty)
    }
  }

  /// Whether the resource is lost with one of its zones. How many copies a service keeps in the
  /// subnets that it is given nobody says; what only sends, such as a function, is kept in several.
  func isLostWithZone(_ traits: OccupantTraits, of resource: Resource) -> Known<Bool> {
    switch traits.presence {
    case .one: .known(true)
    case .pair(let path): flag(path, of: resource)?.map { !$0 } ?? .known(true)
    case .some where traits.listens != .no: .unknown(.unreadable("how many copies it has"))
    case .some, .two, .all: .known(false)
    }
  }

  private func flag(_ path: ArgumentPath, of resource: Resource) -> Known<Bool>? {
    guard let value = model.values.values(at: path.steps, of: resource).first else { return nil }
    let flag = model.values.flag(value)
    return flag.isAbsent ? nil : flag
  }

  private func asSubnets(_ subnets: [Subnet.ID]) -> Known<Bool> {
    let flags = subnets.compactMap { model.subnets[$0]?.mapsPublicAddresses }
    if flags.contains(where: { $0.value == true }) { return .known(true) }
    if flags.isEmpty { return .unknown(.unreadable("no subnet")) }
    return flags.first { $0.unknown != nil } ?? .known(false)
  }

  private func asSource(_ resource: Resource, in subnets: [Subnet.ID]) -> Known<Bool> {
    for source in ResourceTraits.of(resource.type).occupant?.groups ?? [] {
      guard case .template(let path, let type) = source,
        let value = model.values.values(at: path.steps, of: resource).first
      else { continue }
      guard let template = element(value, of: type, beside: resource),
        let traits = ResourceTraits.of(template.type).occupant
      else { return .unknown(model.values.reason(value)) }
      return isPublic(traits.isPublic, of: template, in: subnets)
    }
    return asSubnets(subnets)
  }

  private func asDependents(
    of resource: Resource, _ type: String, _ link: ArgumentPath, _ argument: ArgumentPath
  ) -> Known<Bool> {
    let dependents = model.resources(type).filter { dependent in
      model.values.values(at: link.steps, of: dependent)
        .contains { model.values.link($0).value == resource.id }
    }
    if dependents.isEmpty { return .unknown(.unreadable("a public address")) }
    let flags = dependents.map { flag(argument, of: $0) ?? .known(false) }
    if flags.contains(where: { $0.value == true }) { return .known(true) }
    return flags.first { $0.unknown != nil } ?? .known(false)
  }

  private func habit(_ values: [Value], among accepted: [String]) -> Occupant.Habit {
    let texts = values.map { model.values.text($0) }
    if texts.contains(where: { $0.value.map(accepted.contains) ?? false }) { return .yes }
    return texts.isEmpty || texts.contains { $0.unknown != nil } ? .unknown : .no
  }

  /// Whether the resource does what its type may do.
  func habit(_ tendency: OccupantTraits.Tendency, of resource: Resource) -> Occupant.Habit {
    switch tendency {
    case .yes: .yes
    case .no: .no
    case .unknown: .unknown
    case .given(let path, let accepted):
      habit(model.values.values(at: path.steps, of: resource), among: accepted)
    }
  }
}
