import Topology

/// Reads the route tables of one family in one environment.
struct RouteReader {
  struct Route {
    /// The family of the route's resource; nil for the route that every table has by itself.
    let family: ElementID?
    let destination: Inline
    let target: Inline
  }

  struct Table {
    let environment: Int
    let key: String?
    let routes: [Route]
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
        environment: environment, key: tables[index].id.key,
        routes: [local(environment)]
          + routes[index].map { route in
            Route(
              family: route.family, destination: route.destination,
              target: text(
                route.target, of: tables[index].id.key, in: environment,
                among: peers(of: route.family, in: routes, tables: tables)))
          },
        associations: associationTexts(associations[index], tables[index].id.key, environment))
    }
  }

  // MARK: Routes

  private struct RawRoute {
    let family: ElementID?
    let destination: Inline
    let target: Value?
  }

  /// Every route table has it: addresses of the VPC are delivered within the VPC.
  /// Source: Amazon VPC User Guide, "Route table concepts".
  private func local(_ environment: Int) -> Route {
    Route(
      family: nil,
      destination: landscape.value(network.vpc.items[environment], "cidr_block", in: environment)
        ?? .none, target: "local")
  }

  private func routes(of table: Resource, in environment: Int) -> [RawRoute] {
    var routes: [RawRoute] = []
    if case .blocks(let blocks)? = table["route"] {
      routes += blocks.enumerated().map { index, block in
        RawRoute(
          family: table.id.family.child("route-\(index + 1)"),
          destination: destination(block["cidr_block"] ?? block["ipv6_cidr_block"], environment),
          target: Self.targets.lazy.compactMap { block[$0] }.first { $0 != .null })
      }
    }
    for route in landscape.referrers(of: table.id, type: "aws_route", through: "route_table_id") {
      guard let route = route.items[environment] else { continue }
      routes.append(
        RawRoute(
          family: route.id.family,
          destination: destination(
            Self.destinations.lazy.compactMap { route[$0] }.first, environment),
          target: Self.targets.lazy.compactMap { route[$0] }.first { $0 != .null }))
    }
    return routes
  }

  private static let destinations = [
    "destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id",
  ]

  private static let targets = [
    "gateway_id", "nat_gateway_id", "transit_gateway_id", "vpc_endpoint_id",
    "vpc_peering_connection_id", "network_interface_id", "egress_only_gateway_id",
    "carrier_gateway_id", "local_gateway_id", "core_network_arn",
  ]

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
    let part = reference.key == nil ? "" : " " + ValueText.part(of: reference.attribute)
    return .reference(
      reference.key == nil ? reference.element.family : reference.element,
      .text("\(title)\(part) in the same zone"))
  }

  // MARK: Associations

  private func associations(of table: Resource, in environment: Int) -> [Reference] {
    landscape.referrers(
      of: table.id, type: "aws_route_table_association", through: "route_table_id"
    ).compactMap { $0.items[environment] }.flatMap { association in
      (association["subnet_id"] ?? association["gateway_id"])?.references ?? []
    }
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
      if keys.count == 1, keys.first == key { return "\(landscape.link(family)) in the same zone" }
      return landscape.link(family, keys: keys, in: environment)
    }
  }
}

extension Reference {
  /// The key that the reference ends at: of a map's member, or else of the element.
  fileprivate var zone: String? { key ?? element.key }
}
