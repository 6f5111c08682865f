import AWSResources
import Topology

/// The internet gateway's own route table: what comes in for these tiers goes to the endpoint of a
/// firewall first, in the zone of the subnet that it is for.
///
/// The tiers must answer the same way, by `Route(to: .firewall(…))`. A VPC has at most one.
///
/// ```swift
/// VPC("shop", cidr: "10.2.0.0/16") {
///   Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
///   Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
///   EdgeRouting(to: "public", through: "perimeter")
///   NetworkFirewall("perimeter") { … }
/// }
/// ```
/// Source: Amazon VPC user guide, "Gateway route tables"; AWS Network Firewall developer guide,
/// "Simple single zone architecture with an internet gateway".
public struct EdgeRouting: VPCMember {
  let tiers: [String]
  let firewall: String
  let location: SourceLocation

  /// - Parameters:
  ///   - tiers: The tiers of subnets whose packets from the internet are sent to the firewall.
  ///   - firewall: A firewall of the same VPC, by name.
  public init(
    to tiers: String..., through firewall: String, fileID: String = #fileID, line: Int = #line
  ) {
    self.tiers = tiers
    self.firewall = firewall
    location = SourceLocation(file: fileID, line: line)
  }

  /// The table belongs to the gateway, and is named so.
  private static let name = "internet-gateway"

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(Self.name, as: "internet gateway", within: scope.vpc ?? "", at: location)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName] else { return }
    guard vpc.usesInternetGateway else {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the VPC '\(vpcName)' has no internet gateway",
          detail: "Its edge routing is for what comes in through one.",
          remedy: "Add 'Route(to: .internetGateway)' to the firewall's tier.", subject: vpc.id,
          location: location))
      return
    }
    guard let inspector = vpc.firewall(firewall) else {
      lowering.reportUnknown(
        firewall, kind: "firewall in the VPC '\(vpcName)'", known: vpc.firewalls.map(\.name),
        usedBy: "The edge routing", at: location)
      return
    }
    let id = vpc.id.child(Self.name)
    let table = lowering.add(
      AWS.RouteTable(
        vpcId: .reference(vpc.resource, "id"), tags: .value(lowering.nameTag(vpcName, Self.name))),
      id: id.child("route-table"), name: Self.name,
      title: "Route table of the internet gateway of the \(vpc.vpc.title)", at: location)
    lowering.add(
      AWS.RouteTableAssociation(
        routeTableId: .reference(table, "id"), gatewayId: .reference(vpc.internetGateway, "id")),
      id: id.child("route-table-association"), name: Self.name,
      title: "Association of the internet gateway", at: location)
    for tier in tiers {
      if vpc.subnets[tier] == nil {
        lowering.reportUnknown(
          tier, kind: "tier of subnets", known: vpc.vpc.tiers.map(\.name),
          usedBy: "The edge routing", at: location)
      }
      for zone in vpc.zones(of: tier) {
        lowering.add(
          AWS.Route(
            routeTableId: .reference(table, "id"),
            destinationCidrBlock: .reference(vpc.subnet(tier, zone), "cidr_block"),
            vpcEndpointId: .value(
              .reference(inspector.resource(in: vpc.id), "endpoint_ids", key: zone.key))),
          id: id.child("\(tier)-route", key: zone.key), name: "\(Self.name)-\(tier)",
          title: "Route of the internet gateway to the \(tier) subnet in zone \(zone)",
          at: location)
      }
    }
  }
}
