import Topology

/// A VPC through which clients on the internet reach the other networks of a transit gateway.
///
/// ```swift
/// IngressVPC("ingress", prefixLength: 20, transitGateway: "hub") {
///   ApplicationLoadBalancer("web", …)
/// }
/// ```
/// Source: AWS, "Centralized inbound inspection".
public struct IngressVPC: VPCConvertible {
  public let vpc: VPC

  public init(
    _ name: String, title: String? = nil, prefixLength: Int, transitGateway: String,
    flowLogRetention: Int? = nil, @VPCBuilder _ members: () -> [any VPCMember],
    fileID: String = #fileID, line: Int = #line
  ) {
    let tiers: [any VPCMember] = [
      Subnets(
        "public", prefixLength: 24,
        routes: {
          Route(to: .internetGateway, fileID: fileID, line: line)
          Route(
            "environment", destination: .environment, to: .transitGateway, fileID: fileID,
            line: line)
        }, fileID: fileID, line: line),
      Subnets(VPC.transitTier, prefixLength: 28, fileID: fileID, line: line),
    ]
    vpc = VPC(
      name: name, title: title, addresses: .allocated(prefixLength: prefixLength), zones: nil,
      transitGateway: transitGateway, applianceMode: false, natGateways: .onePerZone,
      flowLogRetention: flowLogRetention, members: tiers + members(),
      location: SourceLocation(file: fileID, line: line))
  }
}
