import Topology

/// A VPC through which the other networks of a transit gateway reach the internet, by NAT gateways.
///
/// ```swift
/// EgressVPC("egress", prefixLength: 20, transitGateway: "hub", natGateways: .onePerZone)
/// ```
/// Source: AWS, "Centralized egress to internet".
public struct EgressVPC: VPCConvertible {
  /// The VPC that it is.
  public let vpc: VPC

  /// - Parameters:
  ///   - name: Unique in the region; the first part of the identity of everything in it, such as
  ///     `NAME/vpc`.
  ///   - title: What pictures and documents call it; by default the name in words.
  ///   - prefixLength: The size of its block, /16 to /28, of which the first free one of the
  ///     environment's addresses is taken (PLB011). Source: Amazon VPC user guide, "VPC CIDR
  ///     blocks".
  ///   - transitGateway: The name of the ``TransitGateway`` to attach to (PLB002).
  ///   - natGateways: One for each zone, or a single one, which is lost with its zone.
  ///   - flowLogRetention: Days to keep the flow log; one of the numbers that CloudWatch Logs
  ///     accepts.
  ///   - members: What else stands in it.
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
