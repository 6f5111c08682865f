import AWSResources
import Topology

/// A route table of a transit gateway: which attachments use it, and where it sends their packets.
public struct TransitGatewayRouteTable: Sendable {
  let name: String
  let members: [Member]
  let location: SourceLocation

  /// What a transit gateway route table holds; written with ``Associates``, ``Propagates`` and
  /// ``TransitGatewayRoute``.
  public enum Member: Hashable, Sendable {
    case association(vpc: String, SourceLocation)
    case propagation(vpc: String, SourceLocation)
    case route(TransitGatewayRoute)
  }

  /// - Parameters:
  ///   - name: Unique within the transit gateway; part of the table's Terraform address.
  ///   - members: ``Associates``, ``Propagates`` and ``TransitGatewayRoute``, in any order. Two
  ///     routes to one destination are an error (PLB026), an attachment that is associated twice
  ///     too (PLB027).
  public init(
    _ name: String, @TransitGatewayRouteTableBuilder _ members: () -> [Member],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.members = members()
    location = SourceLocation(file: fileID, line: line)
  }

  func lower(in gateway: TransitGateway, to lowering: inout Lowering) {
    let id = ElementID(gateway.name, name)
    let capitalized = name.prefix(1).uppercased() + name.dropFirst()
    let table = lowering.add(
      AWS.Ec2TransitGatewayRouteTable(
        transitGatewayId: .reference(TransitGateway.resource(gateway.name), "id"),
        tags: .value(lowering.nameTag(gateway.name, name))),
      id: id.child("route-table"), name: name,
      title: "\(capitalized) route table", at: location)
    for member in members {
      switch member {
      case .association(let vpc, let location):
        guard let attachment = attachment(of: vpc, in: gateway, at: location, &lowering) else {
          continue
        }
        lowering.add(
          AWS.Ec2TransitGatewayRouteTableAssociation(
            transitGatewayAttachmentId: .reference(attachment, "id"),
            transitGatewayRouteTableId: .reference(table, "id")),
          id: id.child("association", key: vpc), name: name,
          title: "\(capitalized) association of the \(vpc) VPC", at: location)
      case .propagation(let vpc, let location):
        guard let attachment = attachment(of: vpc, in: gateway, at: location, &lowering) else {
          continue
        }
        lowering.add(
          AWS.Ec2TransitGatewayRouteTablePropagation(
            transitGatewayAttachmentId: .reference(attachment, "id"),
            transitGatewayRouteTableId: .reference(table, "id")),
          id: id.child("propagation", key: vpc), name: name,
          title: "\(capitalized) propagation of the \(vpc) VPC", at: location)
      case .route(let route):
        lower(route, id: id, table: table, in: gateway, to: &lowering)
      }
    }
  }

  private func lower(
    _ route: TransitGatewayRoute, id: ElementID, table: ElementID, in gateway: TransitGateway,
    to lowering: inout Lowering
  ) {
    var attachmentID: Argument<String>?
    if let vpc = route.vpc {
      guard let attachment = attachment(of: vpc, in: gateway, at: route.location, &lowering) else {
        return
      }
      attachmentID = .reference(attachment, "id")
    }
    let destination: Value
    switch route.destination {
    case .any: destination = "0.0.0.0/0"
    case .environment: destination = .context(.addressBlock)
    case .cidr(let text):
      if IPv4Network(text) == nil {
        lowering.diagnostics.append(
          .invalidCIDR(text, of: "a route of the table '\(name)'", at: .source(route.location)))
      }
      destination = .string(text)
    case .vpc(let other):
      guard let declared = lowering.registry.vpcs[other] else {
        lowering.reportUnknown(
          other, kind: "VPC", known: lowering.registry.vpcs.keys,
          usedBy: "A route of the table '\(name)'", at: route.location)
        return
      }
      destination = .reference(declared.resource, "cidr_block")
    case .tier(let tier):
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "a transit gateway has no routes to the tier '\(tier)'",
          detail: "A tier is spoken of inside its VPC; the table '\(name)' is outside of all.",
          remedy: "Lead the route to a VPC or to a block: .vpc(\"…\"), .cidr(\"…\").",
          location: route.location))
      return
    }
    lowering.add(
      AWS.Ec2TransitGatewayRoute(
        destinationCidrBlock: .value(destination),
        transitGatewayRouteTableId: .reference(table, "id"),
        blackhole: route.vpc == nil ? true : nil, transitGatewayAttachmentId: attachmentID),
      id: id.child("\(route.name)-route"), name: "\(name)-\(route.name)",
      title: "\(Words.sentence(route.name)) route of the \(name) route table", at: route.location)
  }

  private func attachment(
    of vpc: String, in gateway: TransitGateway, at location: SourceLocation,
    _ lowering: inout Lowering
  ) -> ElementID? {
    guard let declared = lowering.registry.vpcs[vpc] else {
      lowering.reportUnknown(
        vpc, kind: "VPC", known: lowering.registry.vpcs.keys,
        usedBy: "The route table '\(name)' of the transit gateway '\(gateway.name)'", at: location)
      return nil
    }
    guard declared.vpc.transitGateway == gateway.name else {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "the VPC '\(vpc)' is not attached to '\(gateway.name)'",
          detail: "The route table '\(name)' refers to its attachment.",
          remedy: "Attach it: VPC(\"\(vpc)\", …, transitGateway: \"\(gateway.name)\").",
          subject: declared.id, location: location))
      return nil
    }
    return declared.attachment
  }
}

/// A static route of a transit gateway route table.
public struct TransitGatewayRoute: Hashable, Sendable {
  let name: String
  let destination: Route.Destination
  /// The VPC that packets are sent to; nil drops them.
  let vpc: String?
  let location: SourceLocation

  /// The default route.
  public init(to vpc: String, fileID: String = #fileID, line: Int = #line) {
    self.init("default", destination: .any, to: vpc, fileID: fileID, line: line)
  }

  /// - Parameter name: What the destination is called; part of the identity.
  public init(
    _ name: String, destination: Route.Destination, to vpc: String, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.destination = destination
    self.vpc = vpc
    location = SourceLocation(file: fileID, line: line)
  }

  private init(name: String, blackhole: Route.Destination, location: SourceLocation) {
    self.name = name
    destination = blackhole
    vpc = nil
    self.location = location
  }

  /// A route that drops packets to the destination.
  public static func blackhole(
    _ name: String, destination: Route.Destination, fileID: String = #fileID, line: Int = #line
  ) -> TransitGatewayRoute {
    TransitGatewayRoute(
      name: name, blackhole: destination, location: SourceLocation(file: fileID, line: line))
  }
}

/// The VPCs whose packets a transit gateway route table decides on.
public struct Associates: Hashable, Sendable {
  let vpcs: [String]
  let location: SourceLocation

  /// - Parameter vpcs: Names of VPCs of this transit gateway; another name is an error (PLB002). An
  ///   attachment is associated with one table at most (PLB027). Source: Amazon VPC Transit
  ///   Gateways guide, "Transit gateway route tables".
  public init(_ vpcs: String..., fileID: String = #fileID, line: Int = #line) {
    self.vpcs = vpcs
    location = SourceLocation(file: fileID, line: line)
  }
}

/// The VPCs whose blocks a transit gateway route table learns.
public struct Propagates: Hashable, Sendable {
  let vpcs: [String]
  let location: SourceLocation

  /// - Parameter vpcs: Names of VPCs of this transit gateway; another name is an error (PLB002). A
  ///   table may learn from any number of them, and a VPC may propagate to any number of tables.
  public init(_ vpcs: String..., fileID: String = #fileID, line: Int = #line) {
    self.vpcs = vpcs
    location = SourceLocation(file: fileID, line: line)
  }
}

/// Collects what a transit gateway route table holds.
@resultBuilder
public enum TransitGatewayRouteTableBuilder {
  /// What the builder collects.
  public typealias Members = [TransitGatewayRouteTable.Member]

  public static func buildExpression(_ associations: Associates) -> Members {
    associations.vpcs.map { .association(vpc: $0, associations.location) }
  }
  public static func buildExpression(_ propagations: Propagates) -> Members {
    propagations.vpcs.map { .propagation(vpc: $0, propagations.location) }
  }
  public static func buildExpression(_ route: TransitGatewayRoute) -> Members { [.route(route)] }
  public static func buildBlock(_ members: Members...) -> Members { members.flatMap { $0 } }
  public static func buildOptional(_ members: Members?) -> Members { members ?? [] }
  public static func buildEither(first: Members) -> Members { first }
  public static func buildEither(second: Members) -> Members { second }
  public static func buildArray(_ members: [Members]) -> Members { members.flatMap { $0 } }
}
