import Topology

/// A VPC for workloads with no gateway of its own: all that leaves it goes to the transit gateway.
///
/// ```swift
/// WorkloadVPC("orders", prefixLength: 16, transitGateway: "hub") {
///   ECSCluster("orders", …) { … }
/// }
/// ```
public struct WorkloadVPC: VPCConvertible {
  /// The VPC that it is.
  public let vpc: VPC

  /// - Parameters:
  ///   - name: Unique in the region; the first part of the identity of everything in it, such as
  ///     `NAME/vpc`.
  ///   - title: What pictures and documents call it; by default the name in words.
  ///   - prefixLength: The size of its block, /16 to /28, of which the first free one of the
  ///     environment's addresses is taken (PLB011). Source: Amazon VPC user guide, "VPC CIDR
  ///     blocks".
  ///   - subnetPrefixLength: The size of each private subnet, /16 to /28 (PLB006).
  ///   - transitGateway: The name of the ``TransitGateway`` to attach to (PLB002).
  ///   - flowLogRetention: Days to keep the flow log; one of the numbers that CloudWatch Logs
  ///     accepts.
  ///   - members: What runs in it, and further tiers.
  public init(
    _ name: String, title: String? = nil, prefixLength: Int, subnetPrefixLength: Int = 24,
    transitGateway: String, flowLogRetention: Int? = nil,
    @VPCBuilder _ members: () -> [any VPCMember] = { [] },
    fileID: String = #fileID, line: Int = #line
  ) {
    let tiers: [any VPCMember] = [
      Subnets(
        "private", prefixLength: subnetPrefixLength,
        routes: { Route(to: .transitGateway, fileID: fileID, line: line) }, fileID: fileID,
        line: line),
      Subnets(VPC.transitTier, prefixLength: 28, fileID: fileID, line: line),
    ]
    vpc = VPC(
      name: name, title: title, addresses: .allocated(prefixLength: prefixLength), zones: nil,
      transitGateway: transitGateway, applianceMode: false, natGateways: .onePerZone,
      flowLogRetention: flowLogRetention, members: tiers + members(),
      location: SourceLocation(file: fileID, line: line))
  }
}
