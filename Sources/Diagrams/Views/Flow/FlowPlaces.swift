import Reachability
import Topology

/// Knows where the elements of a network are drawn, for all of its flows.
struct FlowPlaces: Sendable {
  /// The VPC of each subnet that is drawn.
  let homes: [ElementID: ElementID]
  private let hubs: [ElementID: NetworkDrawing.Hub]
  private let gateways: [ElementID: ElementID]
  /// What stands for the subnet of each element of which it is not known.
  private let unknown: [ElementID: ElementID]
  private let facts: Facts

  init(_ model: NetworkDrawing, _ facts: Facts) {
    self.facts = facts
    hubs = Dictionary(model.hubs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var homes: [ElementID: ElementID] = [:]
    var gateways: [ElementID: ElementID] = [:]
    var unknown: [ElementID: ElementID] = [:]
    for vpc in model.vpcs {
      for subnet in vpc.tiers.flatMap(\.subnets) { homes[subnet.id] = vpc.id }
      for gateway in vpc.gateways { gateways[gateway.id] = vpc.id }
      for element in vpc.unplaced { unknown[element.id] = vpc.unknownSubnet }
    }
    self.homes = homes
    self.gateways = gateways
    self.unknown = unknown
  }

  /// The walk as a sheet may tell it: of what is in a subnet that is not known, it is through one of
  /// those that it may be in, which is no fact.
  func told(_ walk: DrawnWalk) -> DrawnWalk {
    guard !unknown.isEmpty else { return walk }
    func told(_ hop: Hop) -> Hop {
      hop.element.flatMap { unknown[$0] }.map(hop.standing) ?? hop
    }
    var walk = walk
    walk.forward = walk.forward.map(told)
    walk.reply = walk.reply.map(told)
    return walk
  }

  /// Where a sheet has the hop; nil where it has no place.
  func place(of hop: Hop) -> FlowItinerary.Place? {
    if hop.role == .outside { return .outside }
    guard let element = hop.element else { return nil }
    if let hub = hubs[element] {
      let deciders = Set(hop.decisions.compactMap(\.element))
      let table = hub.tables.first { table in
        deciders.contains(table.id)
          || table.routes.contains { !deciders.isDisjoint(with: $0.ids) }
      }
      return .hub(element, table: table?.id)
    }
    if let vpc = gateways[element] { return .border(vpc: vpc) }
    if let subnet = hop.subnet, homes[subnet] != nil { return .subnet(subnet) }
    if let resource = facts.index.resource(element), let vpc = facts.target(resource, "vpc_id") {
      return .border(vpc: vpc)
    }
    return hop.role == .peering ? .hub(element, table: nil) : nil
  }
}
