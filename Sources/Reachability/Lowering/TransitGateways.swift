import AWSModel
import Topology

extension NetworkLowering {
  /// Transit gateways: route tables with associations and propagations, and the choice of a zone.
  ///
  /// Source: AWS, "How AWS Transit Gateway works": each attachment is associated with one table,
  /// which decides for what comes from it; a static route wins over an equal propagated one.
  mutating func lowerTransitGateways() {
    for gateway in model.transitGateways.values {
      let attachments = gateway.attachments.compactMap { model.transitAttachments[$0] }
        .filter { if case .vpc = $0.kind { true } else { false } }
      var lowered = LoweredTransitGateway()
      let node = network.add(
        Node(
          element: gateway.id, role: .router, title: model.title(gateway.id),
          location: location(gateway.id)))
      let zones = zoneTable(attachments)
      var arrivals: [[ZoneSelector.Arrival]] = []
      for attachment in attachments {
        arrivals.append(arrivalStages(attachment, of: gateway))
      }
      let tables = gateway.tables.compactMap { model.transitTables[$0] }
        .map { (id: $0.id, index: lower($0, attachments)) }
      let allZones = Set(arrivals.flatMap { $0.map(\.zone) }).sorted()
      let dropped = network.add(
        .lose(
          .transitBlackhole, origin(gateway.id),
          detail: "The transit gateway's route drops the destination on purpose."))
      let foreign = network.add(
        .unknown(
          feature: "transit gateway attachment other than of a VPC", origin(gateway.id)))
      let rivals = network.add(
        .unknown(
          feature: "which of several attachments the transit gateway has an equal route to",
          origin(gateway.id)))
      for zone in allZones {
        let exits =
          attachments.indices.map { index in
            delivery(
              to: attachments[index], memory: index, from: zone, arrivals[index], zones)
          } + [dropped, foreign, rivals]
        for table in tables {
          let forward = network.add(
            .forward(table: table.index, exits: exits, missing: .transitNoRoute))
          lowered.tableStages[.init(table: table.id, zone: zone)] = network.add(
            .enter(node: node, then: forward))
        }
      }
      transitGateways[gateway.id] = lowered
    }
  }

  /// The way from a subnet into the transit gateway: through the attachment's interface in the
  /// same zone, which must exist.
  mutating func transitEntry(_ id: ElementID, from subnet: ElementID, vpc: ElementID) -> Int {
    guard let lowered = transitGateways[id], let gateway = model.transitGateways[id] else {
      return network.add(
        .lose(.deadRoute, origin(subnet), detail: "The transit gateway \(id) does not exist."))
    }
    let attachment = gateway.attachments.compactMap { model.transitAttachments[$0] }
      .first { $0.kind == .vpc(vpc) }
    guard let attachment else {
      return network.add(
        .lose(
          .deadRoute, origin(id), detail: "The VPC \(vpc) has no attachment to the transit gateway."
        ))
    }
    let zone = zone(ofSubnet: subnet)
    let entrance = attachment.subnets.elements.first {
      zone != nil && zone == self.zone(ofSubnet: $0)
    }
    guard let entrance else { return entryWithoutZone(attachment, zone) }
    var then = associatedStage(attachment, lowered, zone)
    then = network.add(.leaveDomain(then: then))
    then = carryingGroups(gateway.carriesGroups, gateway.id, then: then)
    if gateway.carriesGroups.value != false {
      then = carryingGroups(attachment.carriesGroups, attachment.id, then: then)
    }
    // Towards the gateway both the sender's outbound and the attachment subnet's inbound ACL
    // count; the latter's outbound rules do not.
    let checked = inboundACL[entrance].map { network.add(.filter($0, then: then)) } ?? then
    return network.add(.enter(node: attachmentNode(attachment.id, in: entrance), then: checked))
  }

  /// A zone or a subnet that is not known may be the right one.
  private mutating func entryWithoutZone(_ attachment: TransitAttachment, _ zone: Zone?) -> Int {
    let isOpen =
      zone == nil || !attachment.subnets.isComplete
      || attachment.subnets.elements.contains { self.zone(ofSubnet: $0) == nil }
    if isOpen {
      return network.add(
        .unknown(feature: "attachment subnet whose zone is not known", origin(attachment.id)))
    }
    return network.add(
      .lose(
        .transitZone, origin(attachment.id),
        detail: "The attachment \(attachment.id) has no subnet in zone \(zone?.key ?? "?"), so "
          + "packets of that zone to the transit gateway are dropped."))
  }

  private mutating func associatedStage(
    _ attachment: TransitAttachment, _ gateway: LoweredTransitGateway, _ zone: Zone?
  ) -> Int {
    switch attachment.table {
    case .known(let table):
      if let stage = gateway.tableStages[.init(table: table, zone: zone)] { return stage }
    case .unknown:
      return network.add(
        .unknown(feature: "transit gateway table that is not known", origin(attachment.id)))
    case .absent: break
    }
    return network.add(
      .lose(
        .transitAssociation, origin(attachment.id),
        detail: "The attachment \(attachment.id) is associated with no route table, so the "
          + "transit gateway drops what comes from it."))
  }

  /// What becomes of the sender's groups where they are carried, lost, or nobody knows.
  private mutating func carryingGroups(
    _ carries: Known<Bool>, _ element: ElementID, then: Int
  ) -> Int {
    switch carries {
    case .known(true): then
    case .known(false), .absent: network.add(.loseLabels(.disabled(element), then: then))
    case .unknown: network.add(.blurLabels(then: then))
    }
  }

  // MARK: Attachments

  private mutating func attachmentNode(_ attachment: ElementID, in subnet: ElementID) -> Int {
    if let existing = attachmentNodes[attachment]?[subnet] { return existing }
    let node = network.add(
      Node(
        element: attachment, role: .attachment, title: model.title(attachment),
        subnet: subnet, zone: zone(ofSubnet: subnet), location: location(attachment)))
    attachmentNodes[attachment, default: [:]][subnet] = node
    return node
  }

  /// Where packets emerge in the VPC: one interface for each zone, whose subnet's table goes on.
  private mutating func arrivalStages(
    _ attachment: TransitAttachment, of gateway: TransitGateway
  ) -> [ZoneSelector.Arrival] {
    var arrivals: [ZoneSelector.Arrival] = []
    for subnet in attachment.subnets.elements {
      guard let zone = zone(ofSubnet: subnet), let exit = subnetExit[subnet] else {
        unmodelled("attachment subnet whose zone is not known", attachment.id)
        continue
      }
      var then = exit
      if gateway.carriesGroups.value != false {
        then = carryingGroups(attachment.carriesGroups, attachment.id, then: then)
      }
      let node = attachmentNode(attachment.id, in: subnet)
      arrivals.append(
        .init(zone: zone, stage: network.add(.enter(node: node, then: then))))
    }
    return arrivals.sorted { $0.zone < $1.zone }
  }

  /// The stage at which the gateway hands packets to an attachment.
  private mutating func delivery(
    to attachment: TransitAttachment, memory: Int, from zone: Zone,
    _ arrivals: [ZoneSelector.Arrival], _ zones: (table: Int, zones: [Zone])
  ) -> Int {
    let origin = origin(attachment.id)
    // A subnet that is not known, or whose zone is not, may be where it emerges.
    if !attachment.subnets.isComplete || arrivals.count < attachment.subnets.elements.count {
      return network.add(
        .unknown(feature: "attachment subnet whose zone is not known", origin))
    }
    if attachment.appliance.unknown != nil, arrivals.count > 1 {
      return network.add(.unknown(feature: "appliance mode that is not known", origin))
    }
    return network.add(
      .select(
        ZoneSelector(
          memory: memory, origin: origin, title: model.title(attachment.id),
          ingressZone: zone, arrivals: arrivals, keepsFlows: attachment.appliance.value == true,
          zoneTable: zones.table, zones: zones.zones,
          advice: "Appliance mode is off on \(attachment.id), so the transit gateway keeps each "
            + "direction in the zone where it began.")))
  }

  /// The zone of every address behind the gateway.
  private mutating func zoneTable(_ attachments: [TransitAttachment]) -> (table: Int, zones: [Zone])
  {
    let vpcs = Set(attachments.map(\.kind))
    var routes: [ForwardingRoute] = []
    let zones = Set(network.subnets.compactMap(\.zone)).sorted()
    for subnet in subnetOrder {
      guard let vpc = subnetVPC[subnet], vpcs.contains(.vpc(vpc)), let block = subnetBlock(subnet),
        let zone = zone(ofSubnet: subnet), let index = zones.firstIndex(of: zone)
      else { continue }
      routes.append(ForwardingRoute(to: block, target: "", origin: .none, exit: index))
    }
    let table = network.add(
      ForwardingTable(origin: .none, title: "zones of addresses", routes: routes))
    return (table, zones)
  }

  // MARK: Route tables

  private mutating func lower(_ table: TransitTable, _ attachments: [TransitAttachment]) -> Int {
    let (dropped, foreign) = (attachments.count, attachments.count + 1)
    let rivals = rivalBlocks(of: table)
    let indices = Dictionary(
      uniqueKeysWithValues: attachments.enumerated().map { ($0.element.id, $0.offset) })
    var routes: [ForwardingRoute] = []
    for route in table.routes {
      let exit: Int
      let target: String
      switch route.target {
      case _ where rivals.contains(Rival(block: route.destination, source: route.source)):
        (exit, target) = (attachments.count + 2, "one of several attachments")
      case .blackhole: (exit, target) = (dropped, "nowhere, on purpose")
      case .attachment(let id):
        if let index = indices[id] {
          (exit, target) = (index, title(ofVPC: attachments[index]))
        } else {
          (exit, target) = (foreign, id.description)
        }
      case .unknown: (exit, target) = (foreign, "an attachment outside the model")
      }
      append(route, exit: exit, target: target, doubt: table.widestOpening, foreign, to: &routes)
    }
    if let doubt = table.widestOpening {
      routes.append(
        ForwardingRoute(
          to: .any, preference: 9, target: doubt.feature, origin: origin(doubt.element),
          exit: foreign))
    }
    let resource = model.resource(table.id)
    return network.add(
      ForwardingTable(
        origin: resource.map { Provenance($0) } ?? origin(table.gateway),
        title: resource.map { model.phrase("transit gateway table", $0) }
          ?? "the default table of \(table.gateway)",
        routes: routes))
  }

  /// A block by the kind of route that brings it.
  private struct Rival: Hashable {
    let block: IPv4Network
    let source: TransitRoute.Source
  }

  /// Blocks that several attachments bring, as where two VPCs have the same: whose route the table
  /// has depends on what was attached first.
  ///
  /// Source: AWS, "Transit gateway attachments to a VPC": where the block of a VPC is identical to
  /// that of one attached before, or overlaps it, its routes are not propagated.
  private func rivalBlocks(of table: TransitTable) -> Set<Rival> {
    var rivals: Set<Rival> = []
    for source in [TransitRoute.Source.list, .propagated] {
      let routes = table.routes.filter { $0.source == source }
        .sorted { $0.destination < $1.destination }
      // Blocks are disjoint or inside each other, and the larger one comes first.
      var group: [TransitRoute] = []
      func close() {
        guard Set(group.map(\.target)).count > 1 else { return }
        rivals.formUnion(group.map { Rival(block: $0.destination, source: source) })
      }
      for route in routes {
        let isInside =
          source == .list
          ? group.first?.destination == route.destination
          : group.first?.destination.contains(route.destination) ?? false
        if !isInside {
          close()
          group = []
        }
        group.append(route)
      }
      close()
    }
    return rivals
  }

  /// Adds a route. In a table that also gets routes which the model does not hold, one of those may
  /// be more specific, so the route is certain only for addresses of the model's own VPCs, and where
  /// such a route is declared for none.
  private func append(
    _ route: TransitRoute, exit: Int, target: String, doubt: RouteOpening?, _ foreign: Int,
    to routes: inout [ForwardingRoute]
  ) {
    let preference =
      switch route.source {
      case .declared: 0
      case .list: 1
      case .propagated: 2
      }
    let origin = origin(route.element)
    let own = doubt?.coversModel == true ? [] : modelNetworks
    let isCertain = doubt == nil || own.contains { $0.contains(route.destination) }
    routes.append(
      ForwardingRoute(
        to: route.destination, preference: preference,
        target: isCertain ? target : doubt?.feature ?? target, origin: origin,
        exit: isCertain ? exit : foreign))
    guard !isCertain else { return }
    for own in own where route.destination.contains(own) {
      routes.append(
        ForwardingRoute(
          to: own, titled: route.destination.description, preference: preference + 3,
          target: target, origin: origin, exit: exit))
    }
  }

  private func title(ofVPC attachment: TransitAttachment) -> String {
    guard case .vpc(let vpc) = attachment.kind else { return attachment.id.description }
    return model.the("VPC", vpc)
  }
}
