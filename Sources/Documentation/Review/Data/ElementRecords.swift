import Topology

/// Every element, with what differs between the environments side by side.
struct ElementRecords {
  let landscape: Landscape
  let terraform: TerraformSummary

  var list: RecordList {
    let (components, resources) = (landscape.components, landscape.resources)
    return RecordList(count: components.count + resources.count) { index in
      index < components.count
        ? component(components[index]) : resource(resources[index - components.count])
    }
  }

  private func component(_ component: Aligned<ComponentRecord>) -> JSON {
    .members([
      "id": .string(component.id.description), "title": .string(component.first.title),
      "kind": .string(component.first.kind.words), "summary": .text(component.first.summary),
      "primary": component.first.primary.map { .string($0.description) },
      "owner": component.first.parent.map { .string($0.description) },
      "in": presence(component), "at": places(component.items.map { $0?.origin.place }),
    ])
  }

  private func resource(_ resource: Aligned<Resource>) -> JSON {
    .members([
      "id": .string(resource.id.description), "title": .string(resource.first.title),
      "type": .string(resource.first.type),
      "owner": landscape.owner(of: resource.id).map { .string($0.id.description) },
      "zone": zone(of: resource.id), "in": presence(resource),
      "at": places(resource.items.map { $0?.origin.place }),
      "module": modulePath(of: resource).map { .string($0) },
      "address": address(of: resource),
      "facts": .list(facts(of: resource)),
      "rules": .list(RuleRecords(landscape: landscape).rules(of: resource)),
      "notes": .list(
        (resource.first.notes.map { ($0.key, $0.value) }
          + resource.first.skippedChecks.map { ($0.key, $0.value) })
          .map { .array([.string($0.0), .string($0.1)]) }),
    ])
  }

  private func presence<Item>(_ element: Aligned<Item>) -> JSON? {
    element.isEverywhere ? nil : .array(element.environments.map { .number($0) })
  }

  private func places(_ places: [String?]) -> JSON {
    .array(places.compactMap(\.self).uniqued().map { .string($0) })
  }

  private func zone(of id: ElementID) -> JSON? {
    guard let key = id.key else { return nil }
    let isZone = landscape.environments.contains { index in
      index.topology.zones.contains { $0.key == key }
    }
    return isZone ? .string(key) : nil
  }

  /// The address within the module, one for all environments or one for each.
  private func address(of resource: Aligned<Resource>) -> JSON? {
    let module = modulePath(of: resource) ?? ""
    return JSON.varying(
      addresses(of: resource).map { $0.map { .string(String($0.dropFirst(module.count))) } }
    ).map { $0.count == 1 ? $0[0] : .array($0) }
  }

  /// The path of the module that holds the resource in every environment, which many others share.
  private func modulePath(of resource: Aligned<Resource>) -> String? {
    let paths = addresses(of: resource).compactMap { $0 }.map(Self.modulePath).uniqued()
    return paths.count == 1 && paths[0] != "" ? paths[0] : nil
  }

  private static func modulePath(of address: String) -> String {
    var rest = address[...]
    while rest.hasPrefix("module."), let end = rest.dropFirst(7).firstIndex(of: ".") {
      rest = rest[rest.index(after: end)...]
    }
    return String(address[..<rest.startIndex])
  }

  private func addresses(of resource: Aligned<Resource>) -> [String?] {
    landscape.environments.indices.map { environment in
      let name = landscape.environments[environment].topology.environment.name
      guard resource.items[environment] != nil else { return nil }
      return terraform.addresses[name]?[resource.id]
    }
  }

  /// The arguments, one by one; each has one value, or one for each environment.
  private func facts(of resource: Aligned<Resource>) -> [JSON] {
    let leaves = resource.items.map { item in
      (item.map { ArgumentLeaves($0).leaves } ?? []).filter { leaf in
        leaf.value != .null && leaf.path != "tags" && !leaf.path.hasPrefix("tags.")
      }
    }
    let words = RunText(landscape: landscape)
    let paths = leaves.flatMap { $0.map(\.path) }.uniqued()
    return paths.compactMap { path in
      let values = landscape.environments.indices.map { environment in
        leaves[environment].first { $0.path == path }
          .map { words.json(landscape.text($0.value, in: environment)) }
      }
      return JSON.varying(values).map { .array([.string(path)] + $0) }
    }
  }
}

extension JSON {
  /// One value where all environments that have one agree, else one for each environment; nil
  /// where none has one.
  static func varying(_ values: [JSON?]) -> [JSON]? {
    let known = values.compactMap { $0 }.uniqued()
    guard let first = known.first else { return nil }
    return known.count == 1 ? [first] : values.map { $0 ?? .null }
  }
}
