import AWSResources
import Topology

extension AWSModel {
  /// Transit gateways: attachments of every kind, tables, associations and propagations.
  ///
  /// Source: AWS, "How AWS Transit Gateway works": each attachment is associated with one table,
  /// which decides for what comes from it; a static route wins over an equal propagated one.
  mutating func readTransitGateways() {
    for view in all(AWS.Ec2TransitGateway.View.self) {
      let id = view.resource.id
      let table = values.standIn(for: id, .transitRouteTable)
      transitGateways[id] = TransitGateway(
        id: id,
        carriesGroups: enabled(view.securityGroupReferencingSupport, unless: false),
        associatesByDefault: enabled(view.defaultRouteTableAssociation, unless: true),
        propagatesByDefault: enabled(view.defaultRouteTablePropagation, unless: true),
        defaultTable: table)
    }
    for view in all(AWS.Ec2TransitGatewayRouteTable.View.self) {
      guard let gateway = values.link(view.transitGatewayId).value else {
        note(
          view.resource.id, "transit_gateway_id", "table of a transit gateway that is not known",
          in: .everywhere)
        continue
      }
      addTable(view.resource.id, of: gateway, isImplicit: false)
    }
    for gateway in transitGateways.values where transitTables[gateway.defaultTable] == nil {
      addTable(gateway.defaultTable, of: gateway.id, isImplicit: true)
    }
    readAttachments()
    let associations = readAssociations()
    let propagations = readPropagations()
    for attachment in transitAttachments.values {
      let table = associations.tables[attachment.id] ?? associations.open.map { .unknown($0) }
      join(attachment, table, propagations[attachment.id] ?? [])
    }
    readTransitRoutes()
  }

  private func enabled(_ field: Field<String>, unless fallback: Bool) -> Known<Bool> {
    values.text(field).map { $0 == "enable" }.or(fallback)
  }

  private mutating func addTable(
    _ id: TransitTable.ID, of gateway: TransitGateway.ID, isImplicit: Bool
  ) {
    transitTables[id] = TransitTable(id: id, gateway: gateway, isImplicit: isImplicit)
    transitGateways[gateway]?.tables.append(id)
  }

  // MARK: Attachments

  private mutating func readAttachments() {
    for view in all(AWS.Ec2TransitGatewayVpcAttachment.View.self) {
      let vpc = values.link(view.vpcId)
      let kind: TransitAttachment.Kind =
        if let vpc = vpc.value, vpcs[vpc] != nil { .vpc(vpc) } else { .outside }
      noteOpenEnd(of: view.resource.id, vpc.unknown, "vpc_id", "VPC")
      noteOpenEnd(
        of: view.resource.id, values.link(view.transitGatewayId).unknown, "transit_gateway_id",
        "transit gateway")
      noteOpenEnd(
        of: view.resource.id, values.links(view.subnetIds).unknowns.first, "subnet_ids", "subnets")
      add(
        TransitAttachment(
          id: view.resource.id, kind: kind, gateway: values.link(view.transitGatewayId),
          subnets: values.links(view.subnetIds),
          appliance: enabled(view.applianceModeSupport, unless: false),
          carriesGroups: enabled(view.securityGroupReferencingSupport, unless: true)))
    }
    for view in all(AWS.VpnConnection.View.self)
    where !values.link(view.transitGatewayId).isAbsent {
      add(foreign(view.resource.id, .vpn, values.link(view.transitGatewayId)))
    }
    for view in all(AWS.Ec2TransitGatewayConnect.View.self) {
      add(foreign(view.resource.id, .connect, values.link(view.transitGatewayId)))
    }
    for view in all(AWS.Ec2TransitGatewayPeeringAttachment.View.self) {
      add(foreign(view.resource.id, .peering, values.link(view.transitGatewayId)))
    }
    for view in all(AWS.DxGatewayAssociation.View.self) {
      let gateway = values.link(view.associatedGatewayId)
      guard gateway.value.map({ transitGateways[$0] != nil }) ?? true else { continue }
      add(foreign(view.resource.id, .directConnect, gateway))
    }
  }

  /// Any VPC may be the one that is attached, unless its id is one that the model does not hold.
  private mutating func noteOpenEnd(
    of attachment: ElementID, _ unknown: Unknown?, _ argument: String, _ noun: String
  ) {
    guard let unknown else { return }
    if case .outside = unknown { return }
    note(
      attachment, argument,
      "transit gateway attachment whose \(noun) \(noun == "subnets" ? "are" : "is") not known",
      in: .everywhere, .adds)
  }

  private func foreign(
    _ id: ElementID, _ kind: TransitAttachment.Kind, _ gateway: Known<TransitGateway.ID>
  ) -> TransitAttachment {
    TransitAttachment(
      id: id, kind: kind, gateway: gateway, subnets: Links(), appliance: .known(false),
      carriesGroups: .known(false))
  }

  private mutating func add(_ attachment: TransitAttachment) {
    transitAttachments[attachment.id] = attachment
    if let gateway = attachment.gateway.value {
      transitGateways[gateway]?.attachments.append(attachment.id)
    }
  }

  // MARK: Associations and propagations

  /// Which attachment has which table.
  private struct Associations {
    var tables: [TransitAttachment.ID: Known<TransitTable.ID>] = [:]
    /// Why it is not known whose an association is, where there is such a one.
    var open: Unknown?
  }

  private mutating func readAssociations() -> Associations {
    var associations = Associations()
    for view in all(AWS.Ec2TransitGatewayRouteTableAssociation.View.self) {
      let table = values.link(view.transitGatewayRouteTableId)
      guard let attachment = attachment(view.transitGatewayAttachmentId) else {
        note(
          view.resource.id, "transit_gateway_attachment_id",
          "association of a transit gateway attachment that is not known", in: .everywhere, .adds)
        // A literal id that the model does not hold is another's; anything else may be any one's.
        if case .unknown(let unknown) = values.link(view.transitGatewayAttachmentId) {
          if case .outside = unknown { continue }
          associations.open = unknown
        }
        continue
      }
      associations.tables[attachment] = table
    }
    return associations
  }

  private mutating func readPropagations() -> [TransitAttachment.ID: [(TransitTable.ID, ElementID)]]
  {
    var propagations: [TransitAttachment.ID: [(TransitTable.ID, ElementID)]] = [:]
    for view in all(AWS.Ec2TransitGatewayRouteTablePropagation.View.self) {
      let id = view.resource.id
      let table = values.link(view.transitGatewayRouteTableId).value
      guard let table, transitTables[table] != nil else {
        note(
          id, "transit_gateway_route_table_id",
          "propagation to a transit gateway table that is not known", in: .everywhere)
        continue
      }
      if let attachment = attachment(view.transitGatewayAttachmentId) {
        propagations[attachment, default: []].append((table, id))
      } else {
        // One of the model's own may be meant, but where it is named and not in the model.
        let isOutside = values.link(view.transitGatewayAttachmentId).unknown?.isOutside ?? false
        transitTables[table]?.openings.append(
          RouteOpening(
            feature: "routes of a transit gateway attachment that is not known", element: id,
            isPropagated: isOutside, coversModel: !isOutside))
      }
    }
    return propagations
  }

  /// The attachment that an argument names: by itself, or by an attribute of what is attached.
  func attachment<Wrapped>(_ field: Field<Wrapped>) -> TransitAttachment.ID? {
    guard let id = values.link(field).value else { return nil }
    return transitAttachments[id] == nil ? nil : id
  }

  private mutating func join(
    _ attachment: TransitAttachment, _ association: Known<TransitTable.ID>?,
    _ propagations: [(table: TransitTable.ID, element: ElementID)]
  ) {
    guard let gateway = attachment.gateway.value.flatMap({ transitGateways[$0] }) else { return }
    let view = self.view(AWS.Ec2TransitGatewayVpcAttachment.View.self, attachment.id)
    if let association {
      transitAttachments[attachment.id]?.table = association
    } else {
      let own = view.map { values.flag($0.transitGatewayDefaultRouteTableAssociation) } ?? .absent
      transitAttachments[attachment.id]?.table =
        Self.byDefault(own, gateway.associatesByDefault)
        .map { $0 ? gateway.defaultTable : nil }.flattened
    }
    for (table, element) in propagations { propagate(attachment, to: table, by: element) }
    let own = view.map { values.flag($0.transitGatewayDefaultRouteTablePropagation) } ?? .absent
    guard !propagations.contains(where: { $0.table == gateway.defaultTable }) else { return }
    switch Self.byDefault(own, gateway.propagatesByDefault) {
    case .known(true): propagate(attachment, to: gateway.defaultTable, by: attachment.id)
    case .unknown:
      transitTables[gateway.defaultTable]?.openings.append(
        RouteOpening(
          feature: "default propagation to a transit gateway table that is not known",
          element: attachment.id, coversModel: true))
    case .known(false), .absent: break
    }
  }

  /// Whether an attachment joins the default table: both it and its gateway must say so.
  private static func byDefault(_ own: Known<Bool>, _ gateway: Known<Bool>) -> Known<Bool> {
    if own.value == false || gateway.value == false { return .known(false) }
    if let unknown = own.unknown ?? gateway.unknown { return .unknown(unknown) }
    return .known(true)
  }

  private mutating func propagate(
    _ attachment: TransitAttachment, to table: TransitTable.ID, by element: ElementID
  ) {
    guard case .vpc(let id) = attachment.kind, let vpc = vpcs[id] else {
      transitTables[table]?.openings.append(
        RouteOpening(
          feature: attachment.kind.propagation, element: element, isPropagated: true))
      return
    }
    if vpc.networks.count < vpc.blocks.count {
      transitTables[table]?.openings.append(
        RouteOpening(
          feature: "routes of a VPC whose address block is not known", element: element,
          isPropagated: true))
    }
    for block in vpc.networks {
      transitTables[table]?.routes.append(
        TransitRoute(
          destination: block, target: .attachment(attachment.id), source: .propagated,
          element: element))
    }
  }

  // MARK: Routes

  private mutating func readTransitRoutes() {
    for view in all(AWS.Ec2TransitGatewayRoute.View.self) {
      let id = view.resource.id
      guard let table = table(view.transitGatewayRouteTableId, of: id) else { continue }
      let target = target(view.blackhole, view.transitGatewayAttachmentId)
      switch values.network(view.destinationCidrBlock) {
      case .known(let block):
        transitTables[table]?.routes.append(
          TransitRoute(destination: block, target: target, source: .declared, element: id))
      case .absent, .unknown:
        // A text that is no IPv4 block is one of IPv6.
        guard values.text(view.destinationCidrBlock).value == nil else { continue }
        transitTables[table]?.openings.append(
          RouteOpening(
            feature: "transit gateway route whose destination is not known", element: id,
            coversModel: true))
      }
    }
    for view in all(AWS.Ec2TransitGatewayPrefixListReference.View.self) {
      let id = view.resource.id
      guard let table = table(view.transitGatewayRouteTableId, of: id) else { continue }
      let target = target(view.blackhole, view.transitGatewayAttachmentId)
      guard let blocks = values.link(view.prefixListId).value.flatMap({ networks(ofList: $0) })
      else {
        transitTables[table]?.openings.append(
          RouteOpening(
            feature: "transit gateway route to a prefix list that is not in the model", element: id,
            coversModel: true))
        continue
      }
      for block in blocks {
        transitTables[table]?.routes.append(
          TransitRoute(destination: block, target: target, source: .list, element: id))
      }
    }
  }

  private mutating func table(_ field: Field<String>, of route: ElementID) -> TransitTable.ID? {
    if let table = values.link(field).value, transitTables[table] != nil { return table }
    note(route, field.name, "route of a transit gateway table that is not known", in: .everywhere)
    return nil
  }

  private func target(
    _ blackhole: Field<Bool>, _ field: Field<String>
  ) -> TransitRoute.Target {
    switch values.flag(blackhole) {
    case .known(true): return .blackhole
    case .unknown(let unknown): return .unknown(unknown)
    case .known(false), .absent: break
    }
    switch values.link(field) {
    case .known(let id):
      return transitAttachments[id] == nil
        ? .unknown(.outside(id.description)) : .attachment(id)
    case .unknown(let unknown): return .unknown(unknown)
    case .absent: return .unknown(.unreadable("no attachment"))
    }
  }
}

extension TransitAttachment.Kind {
  /// What its propagation brings, in AWS's words.
  var propagation: String {
    switch self {
    case .vpc: "routes of a VPC"
    case .vpn: "routes that a VPN connection propagates"
    case .directConnect: "routes that a Direct Connect gateway propagates"
    case .connect: "routes that a Connect attachment propagates"
    case .peering: "routes of a transit gateway peering"
    case .outside: "routes of a VPC outside the model"
    }
  }
}

extension Known where Value == ElementID? {
  /// An optional value that is not there is absent.
  var flattened: Known<ElementID> {
    switch self {
    case .known(let value): value.map { .known($0) } ?? .absent
    case .unknown(let unknown): .unknown(unknown)
    case .absent: .absent
    }
  }
}
