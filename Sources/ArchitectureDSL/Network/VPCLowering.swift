import AWSResources
import Topology

/// Adds the resources of a VPC: the network itself, its tiers, gateways, routes and attachment.
struct VPCLowering {
  let declared: DeclaredVPC
  private var vpc: VPC { declared.vpc }
  private var id: ElementID { declared.id }

  init(_ declared: DeclaredVPC) { self.declared = declared }

  func lower(to lowering: inout Lowering) {
    lowering.add(
      ComponentRecord(
        id: id, kind: .vpc, title: vpc.title, primary: declared.resource, location: vpc.location))
    lowering.add(
      AWS.Vpc(
        cidrBlock: .value(.string(declared.cidr)), enableDnsHostnames: true,
        enableDnsSupport: true, tags: .value(lowering.nameTag(vpc.name))),
      id: declared.resource, name: "this", title: vpc.title, at: vpc.location)
    lowering.add(
      AWS.DefaultSecurityGroup(tags: .value(lowering.nameTag(vpc.name, "default")), vpcId: vpcID),
      id: id.child("default-security-group"), name: "this",
      title: "Default security group of the \(vpc.title)",
      notes: ["": "Adopted without rules, so that nothing can use it by accident."],
      at: vpc.location)
    if declared.usesInternetGateway {
      lowering.add(
        AWS.InternetGateway(tags: .value(lowering.nameTag(vpc.name)), vpcId: vpcID),
        id: internetGateway, name: "this", title: "Internet gateway of the \(vpc.title)",
        at: vpc.location)
    }
    for tier in vpc.tiers { lower(tier, to: &lowering) }
    lowerNATGateways(to: &lowering)
    lowerAttachment(to: &lowering)
    NetworkACL(declared).lower(to: &lowering)
    FlowLog(
      subject: .vpc(declared.resource), owner: id, ownerTitle: vpc.title,
      retention: vpc.flowLogRetention ?? lowering.registry.retention.logs, location: vpc.location
    ).lower(to: &lowering)
  }

  private var vpcID: Argument<String> { .reference(declared.resource, "id") }
  private var internetGateway: ElementID { declared.internetGateway }

  private var natZones: [Zone] {
    switch vpc.natGateways {
    case .single: Array(declared.zones.prefix(1))
    case .onePerZone: declared.zones
    }
  }

  // MARK: Tiers

  private func lower(_ tier: Subnets, to lowering: inout Lowering) {
    guard let blocks = declared.subnets[tier.name] else { return }
    for zone in declared.zones {
      guard let block = blocks[zone.key] else { continue }
      lowering.add(
        AWS.Subnet(
          vpcId: vpcID, availabilityZone: .value(.context(.zoneName(zone.key))),
          cidrBlock: .value(.string(block)),
          tags: .value(lowering.nameTag(vpc.name, tier.name, zone: zone.key))),
        id: declared.subnet(tier.name, zone), name: tier.name,
        title: "\(Words.sentence(tier.name)) subnet in zone \(zone)",
        // Deleted last, too: a zone that is given up is left by what stands in it first.
        lifecycle: .replacedFirst, at: tier.location)
    }
    let isZonal = declared.isZonal(tier)
    if isZonal {
      for zone in declared.zones(of: tier.name) {
        lowerRouteTable(of: tier, key: zone.key, to: &lowering)
      }
    } else {
      lowerRouteTable(of: tier, key: nil, to: &lowering)
    }
    for zone in declared.zones(of: tier.name) {
      lowering.add(
        AWS.RouteTableAssociation(
          routeTableId: .reference(routeTable(tier, isZonal ? zone.key : nil), "id"),
          subnetId: .reference(declared.subnet(tier.name, zone), "id")),
        id: id.child(tier.name).child("route-table-association", key: zone.key), name: tier.name,
        title: "Association of the \(tier.name) subnet in zone \(zone)", at: tier.location)
    }
  }

  private func routeTable(_ tier: Subnets, _ key: String?) -> ElementID {
    id.child(tier.name).child("route-table", key: key)
  }

  private func lowerRouteTable(of tier: Subnets, key: String?, to lowering: inout Lowering) {
    let scope = key.map { " in zone \($0)" } ?? ""
    lowering.add(
      AWS.RouteTable(
        vpcId: vpcID, tags: .value(lowering.nameTag(vpc.name, tier.name, zone: key))),
      id: routeTable(tier, key), name: tier.name,
      title: "\(Words.sentence(tier.name)) route table\(scope)", at: tier.location)
    for route in tier.routes { lower(route, of: tier, key: key, to: &lowering) }
  }

  private func lower(
    _ route: Route, of tier: Subnets, key: String?, to lowering: inout Lowering
  ) {
    let scope = key.map { " in zone \($0)" } ?? ""
    for destination in destinations(of: route, tier: tier, lowering: &lowering) {
      guard
        let target = target(
          of: route, tier: tier, key: key, destinationZone: destination.zone, lowering: &lowering)
      else { continue }
      let name = destination.zone.map { "\(route.name)-\($0)" } ?? route.name
      lowering.add(
        AWS.Route(
          routeTableId: .reference(routeTable(tier, key), "id"),
          destinationCidrBlock: .value(destination.block), gatewayId: target.gateway,
          natGatewayId: target.natGateway, transitGatewayId: target.transitGateway,
          vpcEndpointId: target.endpoint),
        id: id.child(tier.name).child("\(name)-route", key: key), name: "\(tier.name)-\(name)",
        title: "\(Words.sentence(name)) route of the \(tier.name) subnets\(scope)",
        // Terraform cannot see that the gateway works only once the VPC is attached to it.
        dependsOn: target.transitGateway == nil ? [] : [declared.attachment], at: route.location)
    }
  }

  /// A block that a route leads to; where it is a subnet's, with the key of its zone.
  private typealias Destination = (block: Value, zone: String?)

  private func destinations(
    of route: Route, tier: Subnets, lowering: inout Lowering
  ) -> [Destination] {
    switch route.destination {
    case .any: return [("0.0.0.0/0", nil)]
    case .environment: return [(.context(.addressBlock), nil)]
    case .cidr(let text):
      if IPv4Network(text) == nil {
        lowering.diagnostics.append(
          .invalidCIDR(text, of: "a route of the tier '\(tier.name)'", at: .source(route.location)))
      }
      return [(.string(text), nil)]
    case .vpc(let name):
      guard let other = lowering.registry.vpcs[name] else {
        lowering.reportUnknown(
          name, kind: "VPC", known: lowering.registry.vpcs.keys,
          usedBy: "A route of the tier '\(tier.name)'", at: route.location)
        return []
      }
      return [(.reference(other.resource, "cidr_block"), nil)]
    case .tier(let name):
      guard vpc.tiers.contains(where: { $0.name == name }) else {
        lowering.reportUnknown(
          name, kind: "tier of subnets", known: vpc.tiers.map(\.name),
          usedBy: "A route of the tier '\(tier.name)'", at: route.location)
        return []
      }
      return declared.zones(of: name).map {
        (.reference(declared.subnet(name, $0), "cidr_block"), $0.key)
      }
    }
  }

  /// The one argument of `aws_route` that names the target.
  private struct Target {
    var gateway: Argument<String>?
    var natGateway: Argument<String>?
    var transitGateway: Argument<String>?
    var endpoint: Argument<String>?
  }

  private func target(
    of route: Route, tier: Subnets, key: String?, destinationZone: String?,
    lowering: inout Lowering
  ) -> Target? {
    switch route.target {
    case .internetGateway:
      return Target(gateway: .reference(internetGateway, "id"))
    case .natGateway:
      let zone = vpc.natGateways == .single ? natZones.first?.key : key
      return Target(natGateway: .reference(id.child("nat", key: zone), "id"))
    case .transitGateway:
      guard let name = vpc.transitGateway else {
        lowering.diagnostics.append(
          Diagnostic(
            .unknownTarget, summary: "the VPC '\(vpc.name)' is attached to no transit gateway",
            detail: "A route of the tier '\(tier.name)' leads to the transit gateway.",
            remedy: "Name one with the VPC's 'transitGateway' argument.",
            subject: id.child(tier.name), location: route.location))
        return nil
      }
      guard lowering.registry.transitGateways[name] != nil else { return nil }
      return Target(transitGateway: .reference(TransitGateway.resource(name), "id"))
    case .firewall(let name):
      return endpoint(of: name, key: key, for: route, of: tier, lowering: &lowering)
    case .firewallOfDestination(let name):
      guard let destinationZone else {
        lowering.diagnostics.append(
          Diagnostic(
            .invalidArgument, summary: "the destination of the route '\(route.name)' has no zone",
            detail:
              "The route leads to the endpoint in its destination's zone, and only a subnet is in "
              + "one.",
            remedy: "Lead it to a tier, or use .firewall(\"\(name)\").",
            subject: id.child(tier.name), location: route.location))
        return nil
      }
      return endpoint(of: name, key: destinationZone, for: route, of: tier, lowering: &lowering)
    }
  }

  private func endpoint(
    of name: String, key: String?, for route: Route, of tier: Subnets, lowering: inout Lowering
  ) -> Target? {
    guard let firewall = declared.firewall(name) else {
      lowering.reportUnknown(
        name, kind: "firewall in the VPC '\(vpc.name)'", known: declared.firewalls.map(\.name),
        usedBy: "A route of the tier '\(tier.name)'", at: route.location)
      return nil
    }
    return Target(
      endpoint: .value(.reference(firewall.resource(in: id), "endpoint_ids", key: key)))
  }

  // MARK: Gateways

  private func lowerNATGateways(to lowering: inout Lowering) {
    if let given = vpc.natGatewayTier, !vpc.tiers.contains(where: { $0.name == given }) {
      lowering.reportUnknown(
        given, kind: "tier of subnets", known: vpc.tiers.map(\.name),
        usedBy: "The VPC '\(vpc.name)', for its NAT gateways,", at: vpc.location)
      return
    }
    guard declared.usesNATGateway else { return }
    guard let tier = vpc.natGatewayTier ?? declared.publicTier else {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the VPC '\(vpc.name)' has no subnet for its NAT gateways",
          detail:
            "A route leads to a NAT gateway, but no tier has a route to the internet gateway.",
          remedy:
            "Add a tier with 'Route(to: .internetGateway)', or name one with 'natGatewayTier'.",
          subject: id, location: vpc.location))
      return
    }
    let natZones = natZones.filter { declared.zones(of: tier).contains($0) }
    for zone in natZones {
      let address = lowering.add(
        AWS.Eip(
          domain: "vpc", tags: .value(lowering.nameTag(vpc.name, "nat", zone: zone.key))),
        id: id.child("nat-eip", key: zone.key), name: "nat",
        title: "Public address of the NAT gateway in zone \(zone)", at: vpc.location)
      lowering.add(
        AWS.NatGateway(
          subnetId: .reference(declared.subnet(tier, zone), "id"),
          allocationId: .reference(address, "allocation_id"),
          tags: .value(lowering.nameTag(vpc.name, zone: zone.key))),
        id: id.child("nat", key: zone.key), name: "this",
        title: "NAT gateway in zone \(zone)", dependsOn: [internetGateway], at: vpc.location)
    }
  }

  private func lowerAttachment(to lowering: inout Lowering) {
    guard let name = vpc.transitGateway else { return }
    guard lowering.registry.transitGateways[name] != nil else {
      lowering.reportUnknown(
        name, kind: "transit gateway", known: lowering.registry.transitGateways.keys,
        usedBy: "The VPC '\(vpc.name)'", at: vpc.location)
      return
    }
    lowering.add(
      AWS.Ec2TransitGatewayVpcAttachment(
        subnetIds: .value(declared.subnetIDs(VPC.transitTier)),
        transitGatewayId: .reference(TransitGateway.resource(name), "id"), vpcId: vpcID,
        applianceModeSupport: vpc.applianceMode ? "enable" : "disable",
        tags: .value(lowering.nameTag(vpc.name)),
        transitGatewayDefaultRouteTableAssociation: false,
        transitGatewayDefaultRouteTablePropagation: false),
      id: declared.attachment, name: "this",
      title: "Transit gateway attachment of the \(vpc.title)",
      notes: vpc.applianceMode
        ? [
          "appliance_mode_support":
            "Both directions of a flow must meet the same firewall endpoint; without this the reply may enter through another zone and is dropped."
        ] : [:],
      at: vpc.location)
  }
}
