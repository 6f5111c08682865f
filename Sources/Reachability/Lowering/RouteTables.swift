import AWSModel
import Topology

extension NetworkLowering {
  /// Makes a forwarding table of every route table of every VPC.
  ///
  /// Source: AWS, "Route tables and VPC Traffic Gateway priority": the longest prefix wins; among
  /// equals a static route wins over one to a prefix list.
  mutating func readRouteTables() {
    for table in model.routeTables.values where domains[table.vpc] != nil {
      // The untouched main table is made where a subnet uses it.
      if table.isImplicit, table.subnets.isEmpty { continue }
      tables[table.id] = lower(table)
    }
  }

  private struct Entries {
    var routes: [ForwardingRoute] = []
    var targets: [RouteTarget] = []
    var destinations: [IPv4Network] = []

    mutating func add(
      _ block: IPv4Network, _ target: RouteTarget, preference: Int, from origin: Provenance,
      titled title: String? = nil, called name: String
    ) {
      routes.append(
        ForwardingRoute(
          to: block, titled: title, preference: preference, target: name, origin: origin,
          exit: targets.count))
      targets.append(target)
      destinations.append(block)
    }
  }

  private mutating func lower(_ table: RouteTable) -> LoweredRouteTable {
    var entries = Entries()
    let doubt = table.widestOpening
    let rivals = rivalListBlocks(of: table)
    for route in table.routes {
      let origin = origin(route.element)
      func add(_ block: IPv4Network, preference: Int, titled title: String? = nil) {
        var target = route.target
        if rivals.contains(block), preference == 3 {
          target = .unknown(.unreadable("two prefix lists with this block"))
        }
        append(
          block, target, preference: preference, from: origin, titled: title, doubt: doubt,
          to: &entries)
      }
      switch (route.destination, route.source) {
      case (.block(let block), .local):
        let refined = doubt.flatMap { $0.mayRefineLocal ? $0 : nil }
        let target = refined.map { RouteTarget.unknown(.unreadable($0.feature)) } ?? .local
        entries.add(block, target, preference: 2, from: origin, called: title(of: target))
      case (.block(let block), _): add(block, preference: 1)
      case (.list(_, let blocks), _): for block in blocks { add(block, preference: 3) }
      case (.service(let service), _):
        // Of the addresses only AWS knows; those of the model stand for them.
        guard let blocks = serviceRanges[service] else { continue }
        let name = service.split(separator: ".").last.map(String.init) ?? "service"
        // A route to some addresses of the outside may be more specific than the service's.
        let isOpen = standInRanges[service] != nil && hasOutsideRoute(table)
        let target =
          isOpen
          ? RouteTarget.unknown(.unreadable(Self.whichAddresses(of: service))) : route.target
        for block in blocks {
          entries.add(
            block, target, preference: 3, from: origin, titled: "the \(name) prefix list",
            called: title(of: target))
        }
      case (.ipv6, _): continue
      }
    }
    if let doubt {
      let anything = RouteTarget.unknown(.unreadable(doubt.feature))
      entries.add(
        .any, anything, preference: 9, from: origin(doubt.element), called: doubt.feature)
    }
    let resource = model.resource(table.id)
    let index = network.add(
      ForwardingTable(
        origin: resource.map { Provenance($0) } ?? origin(table.vpc),
        title: resource.map { title(ofTable: $0, in: table.vpc) }
          ?? "the main route table of \(table.vpc)",
        routes: entries.routes))
    return LoweredRouteTable(
      id: table.id, vpc: table.vpc, table: index, targets: entries.targets,
      destinations: entries.destinations)
  }

  /// Whether the table has a route to some addresses of the outside and not to all.
  private func hasOutsideRoute(_ table: RouteTable) -> Bool {
    table.routes.contains { route in
      switch route.destination {
      case .block(let block): maySplitServices(IntervalSet(block))
      case .list(_, let blocks): blocks.contains { maySplitServices(IntervalSet($0)) }
      case .service, .ipv6: false
      }
    }
  }

  /// Adds a route. In a table that also gets routes which the model does not hold, one of those may
  /// be more specific, so the route is certain only for addresses of the model's own VPCs, and where
  /// such a route is declared for none.
  private func append(
    _ block: IPv4Network, _ target: RouteTarget, preference: Int, from origin: Provenance,
    titled title: String?, doubt: RouteOpening?, to entries: inout Entries
  ) {
    guard let doubt else {
      entries.add(
        block, target, preference: preference, from: origin, titled: title,
        called: self.title(of: target))
      return
    }
    let own = doubt.coversModel ? [] : modelNetworks
    let isCertain = own.contains { $0.contains(block) }
    let shown = isCertain ? target : .unknown(.unreadable(doubt.feature))
    entries.add(
      block, shown, preference: preference, from: origin, titled: title,
      called: self.title(of: shown))
    guard !isCertain else { return }
    for own in own where block.contains(own) {
      entries.add(
        own, target, preference: preference + 3, from: origin,
        titled: title ?? block.description, called: self.title(of: target))
    }
  }

  /// Blocks that two prefix lists of the table lead to different targets: AWS picks one.
  private func rivalListBlocks(of table: RouteTable) -> Set<IPv4Network> {
    var targets: [IPv4Network: Set<RouteTarget>] = [:]
    for route in table.routes {
      guard case .list(_, let blocks) = route.destination else { continue }
      for block in blocks { targets[block, default: []].insert(route.target) }
    }
    return Set(targets.filter { $0.value.count > 1 }.keys)
  }

  /// A table's own title does not say which VPC it is in.
  private func title(ofTable table: Resource, in vpc: ElementID) -> String {
    let title = model.phrase("route table", table)
    return model.isTitled(table) ? "\(title) of \(model.the("VPC", vpc))" : title
  }

  private func title(of target: RouteTarget) -> String {
    switch target {
    case .local: "the VPC itself"
    case .internetGateway: "the internet gateway"
    case .natGateway(let id): model.the("NAT gateway", id)
    case .transitGateway: "the transit gateway"
    case .firewallEndpoint(let id):
      "the firewall endpoint of zone \(id.zone.isEmpty ? "?" : id.zone)"
    case .gatewayEndpoint(let id): model.the("gateway endpoint", id)
    case .peering(let id): model.the("peering connection", id)
    case .interface(let id): model.the("network interface", id)
    case .missing(let name): "\(name), which does not exist"
    default: "what is not modelled (\(feature(of: target)))"
    }
  }

  /// What a target is that the walks do not follow.
  func feature(of target: RouteTarget) -> String {
    switch target {
    case .virtualPrivateGateway: "route to a virtual private gateway"
    case .egressOnlyGateway: "route to an egress-only internet gateway"
    case .carrierGateway: "route to a carrier gateway"
    case .localGateway: "route to a local gateway"
    case .coreNetwork: "route to a Cloud WAN core network"
    case .loadBalancerEndpoint: "route to a Gateway Load Balancer endpoint"
    case .other(_, let type): "route to \(ResourceTraits.of(type).short)"
    case .unknown(.unreadable(let what), _): what
    case .unknown(.input(let name), _): "route to the input \(name)"
    case .unknown: "route to something outside the model"
    default: "route"
    }
  }
}
