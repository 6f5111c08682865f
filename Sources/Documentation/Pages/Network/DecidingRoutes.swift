import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// The route tables of one family, each with every route that decides in it.
struct DecidingRoutes {
  struct Row {
    /// The family of the route's resource; nil for the route that every table has by itself.
    let family: ElementID?
    let destination: Inline
    let target: Inline
    /// Whether the target is not known, and the text says why.
    var isUnknown = false
  }

  struct Table {
    let environment: Int
    let id: ElementID
    let key: String?
    let routes: [Row]
    let associations: [Inline]
  }

  let family: Family
  let network: VPCReading
  let landscape: Landscape

  func tables(in environment: Int) -> [Table] {
    let tables = family.members.compactMap { $0.items[environment] }
    let routes = tables.map { self.routes(of: $0, in: environment) }
    let associations = tables.map { self.associations(of: $0, in: environment) }
    return tables.indices.map { index in
      Table(
        environment: environment, id: tables[index].id, key: tables[index].id.key,
        routes: local(tables[index], environment)
          + routes[index].map { route in
            Row(
              family: route.family, destination: route.destination,
              target: text(
                route.target, of: tables[index].id.key, in: environment,
                among: peers(of: route.family, in: routes, tables: tables)),
              isUnknown: isUnknown(route.target, in: environment))
          } + openings(of: tables[index], in: environment),
        associations: associationTexts(associations[index], tables[index].id.key, environment))
    }
  }

  // MARK: Routes

  private func isUnknown(_ target: Value?, in environment: Int) -> Bool {
    guard case .input(let name)? = target else { return false }
    return !landscape.isInput(name, in: environment)
  }

  private struct RawRoute {
    let family: ElementID?
    let destination: Inline
    let target: Value?
  }

  /// Every route table has them: addresses of the VPC are delivered within the VPC.
  /// Source: Amazon VPC User Guide, "Route table concepts".
  private func local(_ table: Resource, _ environment: Int) -> [Row] {
    let blocks = landscape.models[environment].routeTables[table.id]?.routes.count {
      $0.source == .local
    }
    let first = Row(
      family: nil,
      destination: landscape.value(network.vpc.items[environment], "cidr_block", in: environment)
        ?? .none, target: "local")
    // The first block stands as the VPC writes it; further ones are associated with it.
    let others = (landscape.models[environment].routeTables[table.id]?.routes ?? [])
      .filter { $0.source == .local }.dropFirst()
      .map { route -> Row in
        guard case .block(let block) = route.destination else { return first }
        return Row(family: nil, destination: .code(block.description), target: "local")
      }
    return blocks == 0 ? [] : [first] + others
  }

  /// Propagation, and routes whose destination is not known.
  private func openings(of table: Resource, in environment: Int) -> [Row] {
    let openings = landscape.models[environment].routeTables[table.id]?.openings ?? []
    return openings.map { opening in
      Row(
        family: opening.element.family, destination: "not known",
        target: RouteWords(landscape: landscape).target(opening, in: environment), isUnknown: true)
    }
  }

  private func routes(of table: Resource, in environment: Int) -> [RawRoute] {
    let model = landscape.models[environment]
    let blocks = Blocks<AWS.RouteTable.View.Route>(table.arguments, "route")
    var inline: [RouteDestination: Int] = [:]
    var routes: [RawRoute] = []
    for route in model.routeTables[table.id]?.routes ?? [] {
      switch route.source {
      case .local: continue
      case .inline:
        // Each inline route as it is written, in its order.
        let place = inline.count
        inline[route.destination] = place
        let block = blocks.elements.indices.contains(place) ? blocks.elements[place] : nil
        routes.append(
          RawRoute(
            family: table.id.family.child("route-\(place + 1)"),
            destination: destination(
              [block?.cidrBlock, block?.ipv6CidrBlock, block?.destinationPrefixListId]
                .lazy.compactMap { $0?.value }.first, environment),
            target: block.flatMap { Self.target(of: $0.arguments) }))
      case .declared:
        guard let resource = model.resource(route.element) else { continue }
        let view = AWS.Route.View(resource)
        routes.append(
          RawRoute(
            family: route.element.family,
            destination: destination(view.destination, environment), target: view.target))
      case .endpoint:
        guard case .service(let service) = route.destination,
          case .gatewayEndpoint(let endpoint) = route.target
        else { continue }
        routes.append(
          RawRoute(
            family: endpoint.family, destination: .text(Self.prefixList(of: service)),
            target: .reference(endpoint, "id")))
      }
    }
    return routes
  }

  /// What the walks and the sheets call the addresses of a service.
  static func prefixList(of service: String) -> String {
    "the \(service.split(separator: ".").last ?? "service") prefix list"
  }

  /// The target of a block of the table's own, whose arguments are those of a route's resource.
  private static func target(of arguments: OrderedDictionary<String, Value>) -> Value? {
    AWS.Route.View(
      Resource(
        id: ElementID("route"), type: AWS.Route.type, name: "", arguments: arguments, title: "",
        location: SourceLocation(file: "", line: 0))
    ).target
  }

  private func destination(_ value: Value?, _ environment: Int) -> Inline {
    value.map { landscape.text($0, in: environment) } ?? .none
  }

  /// The targets of one route in every table of the family, with each table's key.
  private func peers(
    of route: ElementID?, in routes: [[RawRoute]], tables: [Resource]
  ) -> [(key: String?, target: Reference)] {
    tables.indices.flatMap { index in
      routes[index].filter { $0.family == route }.compactMap { raw in
        guard case .reference(let reference)? = raw.target else { return nil }
        return (tables[index].id.key, reference)
      }
    }
  }

  /// The target by its title; where each table's target is its own zone's member of one family,
  /// the family and "in the same zone".
  private func text(
    _ target: Value?, of key: String?, in environment: Int,
    among peers: [(key: String?, target: Reference)]
  ) -> Inline {
    guard let target else { return .none }
    guard case .reference(let reference) = target, key != nil,
      peers.allSatisfy({ $0.key != nil && $0.target.zone == $0.key })
    else { return landscape.text(target, in: environment) }
    let family = landscape.family(reference.element)
    let title = family?.title ?? landscape.title(of: reference.element)
    let part = reference.key == nil ? "" : " " + ValueInline.part(of: reference.attribute)
    let zones = landscape.environments[environment].topology.zones.map(\.key)
    guard peers.allSatisfy({ $0.key.map(zones.contains) ?? false }) else {
      // Keys that are no zones, such as numbers, say nothing of where two things stand.
      return peers.count == 1
        ? landscape.text(target, in: environment)
        : .reference(
          reference.key == nil ? reference.element.family : reference.element,
          .text("\(title)\(part) of the same key"))
    }
    return .reference(
      reference.key == nil ? reference.element.family : reference.element,
      .text("\(title)\(part) in the same zone"))
  }

  // MARK: Associations

  private func associations(of table: Resource, in environment: Int) -> [Reference] {
    let known = landscape.models[environment].routeTables[table.id]
    return ((known?.subnets ?? []) + (known?.gateways ?? [])).map { Reference($0, "id") }
  }

  /// The associated subnets, by family: `Firewall subnet in the same zone`.
  private func associationTexts(
    _ references: [Reference], _ key: String?, _ environment: Int
  ) -> [Inline] {
    references.map(\.element.family).uniqued().map { id in
      let members = references.filter { $0.element.family == id }
      let keys = members.compactMap(\.element.key)
      guard let family = landscape.family(id), !keys.isEmpty else {
        return landscape.link(members.first?.element ?? id)
      }
      if keys.count == 1, keys.first == key, let key {
        let zones = landscape.environments[environment].topology.zones.map(\.key)
        if zones.contains(key) { return "\(landscape.link(family)) in the same zone" }
        if family.members.count > 1 { return "\(landscape.link(family)) of the same key" }
        return landscape.link(members.first?.element ?? id)
      }
      return landscape.link(family, keys: keys, in: environment)
    }
  }
}

extension Reference {
  /// The key that the reference ends at: of a map's member, or else of the element.
  fileprivate var zone: String? { key ?? element.key }
}
