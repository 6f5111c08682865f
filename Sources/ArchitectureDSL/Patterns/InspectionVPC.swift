import Topology

/// A VPC whose only purpose is to send every packet between the networks of a transit gateway
/// through a firewall: in from the transit gateway, through the endpoint of the same zone, back to
/// the transit gateway.
///
/// ```swift
/// InspectionVPC("inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter") {
///   NetworkFirewall("perimeter") { … }
/// }
/// ```
/// Source: AWS, "Deployment models for AWS Network Firewall", centralized model.
public struct InspectionVPC: VPCConvertible {
  /// The VPC that it is.
  public let vpc: VPC

  /// - Parameter firewall: The firewall declared inside, by name.
  public init(
    _ name: String, title: String? = nil, cidr: String, transitGateway: String, firewall: String,
    flowLogRetention: Int? = nil, @VPCBuilder _ members: () -> [any VPCMember],
    fileID: String = #fileID, line: Int = #line
  ) {
    let tiers: [any VPCMember] = [
      Subnets(
        VPC.transitTier, prefixLength: 28,
        routes: { Route(to: .firewall(firewall), fileID: fileID, line: line) }, fileID: fileID,
        line: line),
      Subnets(
        NetworkFirewall.tier, prefixLength: 28,
        routes: { Route(to: .transitGateway, fileID: fileID, line: line) }, fileID: fileID,
        line: line),
    ]
    vpc = VPC(
      name: name, title: title, addresses: .given(cidr), zones: nil,
      transitGateway: transitGateway, applianceMode: true, natGateways: .onePerZone,
      flowLogRetention: flowLogRetention, members: tiers + members(),
      location: SourceLocation(file: fileID, line: line))
  }
}
