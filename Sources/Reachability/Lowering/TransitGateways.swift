import Topology

extension Lowering {
  /// Transit gateways: route tables with associations and propagations, and the choice of a zone.
  ///
  /// Source: AWS, "How AWS Transit Gateway works": each attachment is associated with one table,
  /// which decides for what comes from it; a static route wins over an equal propagated one.
  mutating func lowerTransitGateways() {
    for gateway in reader.resources("aws_ec2_transit_gateway") {
      let attachments = reader.resources(
        "aws_ec2_transit_gateway_vpc_attachment", where: "transit_gateway_id", is: gateway.id)
      var lowered = LoweredTransitGateway(
        carriesGroups: reader.text(gateway["security_group_referencing_support"]) == "enable")
      let node = network.add(
        Node(
          element: gateway.id, role: .router, title: reader.title(gateway),
          location: gateway.location))
      let zones = zoneTable(attachments)
      var arrivals: [[ZoneSelector.Arrival]] = []
      for attachment in attachments {
        arrivals.append(arrivalStages(attachment, carriesGroups: lowered.carriesGroups))
      }
      let tableIDs = transitTables(of: gateway, attachments)
      let tables = tableIDs.map { transitTable($0, of: gateway, attachments) }
      let allZones = Set(arrivals.flatMap { $0.map(\.zone) }).sorted()
      let dropped = network.add(
        .lose(
          .transitBlackhole, Provenance(gateway),
          detail: "The transit gateway's route drops the destination on purpose."))
      let foreign = network.add(
        .unknown(feature: "transit gateway attachment other than of a VPC", Provenance(gateway)))
      for zone in allZones {
        let exits =
          attachments.indices.map { index in
            network.add(
              .select(
                selector(
                  for: attachments[index], memory: index, from: zone, arrivals[index], zones)))
          } + [dropped, foreign]
        for (id, table) in zip(tableIDs, tables) {
          let forward = network.add(
            .forward(table: table, exits: exits, missing: .transitNoRoute))
          lowered.tableStages[.init(table: id, zone: zone)] = network.add(
            .enter(node: node, then: forward))
        }
      }
      transitGateways[gateway.id] = lowered
    }
  }

  /// The way from a subnet into the transit gateway: through the attachment's interface in the
  /// same zone, which must exist.
  mutating func transitEntry(_ id: ElementID, from subnet: ElementID, vpc: ElementID) -> Int {
    guard let gateway = transitGateways[id] else {
      return network.add(
        .lose(.deadRoute, origin(subnet), detail: "The transit gateway \(id) does not exist."))
    }
    let attachment = reader.resources(
      "aws_ec2_transit_gateway_vpc_attachment", where: "vpc_id", is: vpc
    ).first { reader.target($0["transit_gateway_id"]) == id }
    guard let attachment else {
      return network.add(
        .lose(
          .deadRoute, origin(id), detail: "The VPC \(vpc) has no attachment to the transit gateway."
        ))
    }
    let zone = subnetIndex[subnet].flatMap { network.subnets[$0].zone }
    let entrance = reader.targets(attachment["subnet_ids"]).first { candidate in
      subnetIndex[candidate].flatMap { network.subnets[$0].zone } == zone
    }
    guard let entrance else {
      return network.add(
        .lose(
          .transitZone, Provenance(attachment),
          detail: "The attachment \(attachment.id) has no subnet in zone \(zone?.key ?? "?"), so "
            + "packets of that zone to the transit gateway are dropped."))
    }
    let table = associatedTable(of: attachment, gateway: id)
    var then: Int
    if let table, let stage = gateway.tableStages[.init(table: table, zone: zone)] {
      then = stage
    } else {
      then = network.add(
        .lose(
          .transitAssociation, Provenance(attachment),
          detail: "The attachment \(attachment.id) is associated with no route table, so the "
            + "transit gateway drops what comes from it."))
    }
    then = network.add(.leaveDomain(then: then))
    if !gateway.carriesGroups {
      then = network.add(.loseLabels(.disabled(id), then: then))
    } else if !carriesGroups(attachment) {
      then = network.add(.loseLabels(.disabled(attachment.id), then: then))
    }
    // Towards the gateway both the sender's outbound and the attachment subnet's inbound ACL
    // count; the latter's outbound rules do not.
    let checked = inboundACL[entrance].map { network.add(.filter($0, then: then)) } ?? then
    return network.add(.enter(node: attachmentNode(attachment, in: entrance), then: checked))
  }

  // MARK: Attachments

  private mutating func attachmentNode(_ attachment: Resource, in subnet: ElementID) -> Int {
    if let existing = attachmentNodes[attachment.id]?[subnet] { return existing }
    let node = network.add(
      Node(
        element: attachment.id, role: .attachment, title: reader.title(attachment),
        subnet: subnet, zone: subnetIndex[subnet].flatMap { network.subnets[$0].zone },
        location: attachment.location))
    attachmentNodes[attachment.id, default: [:]][subnet] = node
    return node
  }

  /// Where packets emerge in the VPC: one interface for each zone, whose subnet's table goes on.
  private mutating func arrivalStages(
    _ attachment: Resource, carriesGroups: Bool
  ) -> [ZoneSelector.Arrival] {
    var arrivals: [ZoneSelector.Arrival] = []
    for subnet in reader.targets(attachment["subnet_ids"]) {
      guard let index = subnetIndex[subnet], let zone = network.subnets[index].zone,
        let exit = subnetExit[subnet]
      else {
        unmodelled("attachment subnet whose zone is not known", attachment)
        continue
      }
      var then = exit
      if carriesGroups, !self.carriesGroups(attachment) {
        then = network.add(.loseLabels(.disabled(attachment.id), then: then))
      }
      let node = attachmentNode(attachment, in: subnet)
      arrivals.append(
        .init(zone: zone, stage: network.add(.enter(node: node, then: then))))
    }
    return arrivals.sorted { $0.zone < $1.zone }
  }

  private func carriesGroups(_ attachment: Resource) -> Bool {
    reader.text(attachment["security_group_referencing_support"]) != "disable"
  }

  private func selector(
    for attachment: Resource, memory: Int, from zone: Zone, _ arrivals: [ZoneSelector.Arrival],
    _ zones: (table: Int, zones: [Zone])
  ) -> ZoneSelector {
    let isAppliance = reader.text(attachment["appliance_mode_support"]) == "enable"
    return ZoneSelector(
      memory: memory, origin: Provenance(attachment), title: reader.title(attachment),
      ingressZone: zone, arrivals: arrivals, keepsFlows: isAppliance, zoneTable: zones.table,
      zones: zones.zones,
      advice: "Appliance mode is off on \(attachment.id), so the transit gateway keeps each "
        + "direction in the zone where it began.")
  }

  /// The zone of every address behind the gateway.
  private mutating func zoneTable(_ attachments: [Resource]) -> (table: Int, zones: [Zone]) {
    let vpcs = Set(attachments.compactMap { reader.target($0["vpc_id"]) })
    var routes: [Route] = []
    let zones = Set(network.subnets.compactMap(\.zone)).sorted()
    for subnet in subnetOrder {
      guard let vpc = subnetVPC[subnet], vpcs.contains(vpc), let block = subnetBlock(subnet),
        let zone = subnetIndex[subnet].flatMap({ network.subnets[$0].zone }),
        let index = zones.firstIndex(of: zone)
      else { continue }
      routes.append(Route(to: block, target: "", origin: .none, exit: index))
    }
    let table = network.add(
      ForwardingTable(origin: .none, title: "zones of addresses", routes: routes))
    return (table, zones)
  }

  // MARK: Route tables

  private func transitTables(of gateway: Resource, _ attachments: [Resource]) -> [ElementID] {
    let declared = reader.resources(
      "aws_ec2_transit_gateway_route_table", where: "transit_gateway_id", is: gateway.id
    ).map(\.id)
    return declared + [Self.defaultTable(of: gateway.id)]
  }

  /// The table that a transit gateway has by itself unless that is turned off.
  private static func defaultTable(of gateway: ElementID) -> ElementID {
    gateway.child("default-route-table")
  }

  private func associatedTable(of attachment: Resource, gateway id: ElementID) -> ElementID? {
    let association = reader.resources(
      "aws_ec2_transit_gateway_route_table_association", where: "transit_gateway_attachment_id",
      is: attachment.id
    ).first
    if let association { return reader.target(association["transit_gateway_route_table_id"]) }
    let gateway = reader.resource(id)
    let isDefault =
      reader.text(gateway?["default_route_table_association"]) != "disable"
      && reader.flag(attachment["transit_gateway_default_route_table_association"]) != false
    return isDefault ? Self.defaultTable(of: id) : nil
  }

  private func propagates(_ attachment: Resource, to table: ElementID, of gateway: Resource)
    -> Resource?
  {
    let propagation = reader.resources(
      "aws_ec2_transit_gateway_route_table_propagation", where: "transit_gateway_attachment_id",
      is: attachment.id
    ).first { reader.target($0["transit_gateway_route_table_id"]) == table }
    if let propagation { return propagation }
    let isDefault =
      table == Self.defaultTable(of: gateway.id)
      && reader.text(gateway["default_route_table_propagation"]) != "disable"
      && reader.flag(attachment["transit_gateway_default_route_table_propagation"]) != false
    return isDefault ? attachment : nil
  }

  private mutating func transitTable(
    _ id: ElementID, of gateway: Resource, _ attachments: [Resource]
  ) -> Int {
    let (dropped, foreign) = (attachments.count, attachments.count + 1)
    let indices = Dictionary(
      uniqueKeysWithValues: attachments.enumerated().map { ($0.element.id, $0.offset) })
    func exit(_ rule: Resource) -> (exit: Int, target: String) {
      if reader.flag(rule["blackhole"]) == true { return (dropped, "nowhere, on purpose") }
      let target = reader.target(rule["transit_gateway_attachment_id"])
      guard let target, let index = indices[target] else {
        return (foreign, target?.description ?? "an attachment outside the model")
      }
      return (index, title(ofVPC: attachments[index]))
    }
    var routes: [Route] = []
    func add(_ rule: Resource, to block: IPv4Network, preference: Int) {
      let (exit, target) = exit(rule)
      routes.append(
        Route(
          to: block, preference: preference, target: target, origin: Provenance(rule), exit: exit))
    }
    for rule in reader.resources(
      "aws_ec2_transit_gateway_route", where: "transit_gateway_route_table_id", is: id)
    {
      guard let block = reader.network(rule["destination_cidr_block"]) else {
        unmodelled("transit gateway route whose destination is not known", rule)
        continue
      }
      add(rule, to: block, preference: 0)
    }
    for rule in reader.resources("aws_ec2_transit_gateway_prefix_list_reference")
    where reader.target(rule["transit_gateway_route_table_id"]) == id {
      guard let blocks = rule["prefix_list_id"].flatMap({ prefixList($0) }) else {
        unmodelled("transit gateway route to a prefix list that is not in the model", rule)
        continue
      }
      for block in blocks { add(rule, to: block, preference: 1) }
    }
    for (index, attachment) in attachments.enumerated() {
      guard let cause = propagates(attachment, to: id, of: gateway),
        let vpc = reader.target(attachment["vpc_id"])
      else { continue }
      for block in domains[vpc]?.networks ?? [] {
        routes.append(
          Route(
            to: block, preference: 2, target: title(ofVPC: attachment), origin: Provenance(cause),
            exit: index))
      }
    }
    let table = reader.resource(id)
    return network.add(
      ForwardingTable(
        origin: table.map { Provenance($0) } ?? Provenance(gateway),
        title: table.map { reader.phrase("transit gateway table", $0) }
          ?? "the default table of \(gateway.id)",
        routes: routes))
  }

  private func title(ofVPC attachment: Resource) -> String {
    let vpc = reader.target(attachment["vpc_id"])
    return vpc.flatMap(reader.resource).map { reader.the("VPC", $0.id) }
      ?? attachment.id.description
  }
}
