import Topology

/// A VPC for workloads with no gateway of its own: all that leaves it goes to the transit gateway.
///
/// ```swift
/// WorkloadVPC("orders", prefixLength: 16, transitGateway: "hub") {
///   ECSCluster("orders", …) { … }
/// }
/// ```
public struct WorkloadVPC: VPCConvertible {
  public let vpc: VPC

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
