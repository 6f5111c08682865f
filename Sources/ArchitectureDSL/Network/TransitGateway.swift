import AWSResources
import Topology

/// A transit gateway with named route tables.
///
/// The default association and propagation are off: a VPC reaches only what its route table says.
/// All traffic is recorded in a flow log.
///
/// ```swift
/// TransitGateway("hub") {
///   TransitGatewayRouteTable("pre-inspection") {
///     Associates("orders", "billing")
///     TransitGatewayRoute(to: "inspection")
///   }
/// }
/// ```
/// Source: AWS, "Transit gateway design best practices".
public struct TransitGateway: RegionMember {
  let name: String
  let title: String
  let asn: Int
  let flowLogRetention: Int?
  let routeTables: [TransitGatewayRouteTable]
  let location: SourceLocation

  /// - Parameters:
  ///   - asn: The private autonomous system number of the Amazon side of BGP sessions.
  ///   - flowLogRetention: Days to keep the flow log; by default those of ``Defaults``.
  public init(
    _ name: String, title: String? = nil, asn: Int = 64512,
    flowLogRetention: Int? = nil,
    @ListBuilder<TransitGatewayRouteTable> routeTables: () -> [TransitGatewayRouteTable],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.title = title ?? "Transit gateway " + name
    self.asn = asn
    self.flowLogRetention = flowLogRetention
    self.routeTables = routeTables()
    location = SourceLocation(file: fileID, line: line)
  }

  static func resource(_ name: String) -> ElementID { ElementID(name, "transit-gateway") }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "transit gateway", at: location)
    for table in routeTables {
      registry.claim(
        table.name, as: "transit gateway route table", within: name, at: table.location)
    }
    registry.add(self)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    if !(64512...65534).contains(asn), !(4_200_000_000...4_294_967_294).contains(asn) {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "\(asn) is not a private autonomous system number",
          detail: "The transit gateway '\(name)' has it for its own side of BGP sessions.",
          remedy: "Write 64512 to 65534, or 4200000000 to 4294967294.", subject: ElementID(name),
          location: location))
    }
    let id = ElementID(name)
    let gateway = Self.resource(name)
    lowering.add(
      ComponentRecord(
        id: id, kind: .transitGateway, title: title, primary: gateway, location: location))
    lowering.add(
      AWS.Ec2TransitGateway(
        amazonSideAsn: .value(.int(asn)), autoAcceptSharedAttachments: "disable",
        defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable",
        description: .value(.string(title)), dnsSupport: "enable",
        tags: .value(lowering.nameTag(name))),
      id: gateway, name: "this", title: title, at: location)
    for table in routeTables { table.lower(in: self, to: &lowering) }
    FlowLog(
      subject: .transitGateway(gateway), owner: id, ownerTitle: title,
      retention: flowLogRetention ?? lowering.registry.retention.logs, location: location
    ).lower(to: &lowering)
  }
}
