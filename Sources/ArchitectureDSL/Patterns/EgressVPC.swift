import Topology

/// A VPC through which the other networks of a transit gateway reach the internet, by NAT gateways.
///
/// ```swift
/// EgressVPC("egress", prefixLength: 20, transitGateway: "hub", natGateways: .onePerZone)
/// ```
/// Source: AWS, "Centralized egress to internet".
public struct EgressVPC: VPCConvertible {
  public let vpc: VPC

  public init(
    _ name: String, title: String? = nil, prefixLength: Int, transitGateway: String,
    natGateways: NATGateways = .onePerZone, flowLogRetention: Int? = nil,
    @VPCBuilder _ members: () -> [any VPCMember] = { [] },
    fileID: String = #fileID, line: Int = #line
  ) {
    let tiers: [any VPCMember] = [
      Subnets(
        "public", prefixLength: 24,
        routes: {
          Route(to: .internetGateway, fileID: fileID, line: line)
          Route(
            "return", destination: .environment, to: .transitGateway, fileID: fileID, line: line)
        }, fileID: fileID, line: line),
      Subnets(
        VPC.transitTier, prefixLength: 28,
        routes: { Route(to: .natGateway, fileID: fileID, line: line) }, fileID: fileID, line: line
      ),
    ]
    vpc = VPC(
      name: name, title: title, addresses: .allocated(prefixLength: prefixLength), zones: nil,
      transitGateway: transitGateway, applianceMode: false, natGateways: natGateways,
      flowLogRetention: flowLogRetention, members: tiers + members(),
      location: SourceLocation(file: fileID, line: line))
  }
}
