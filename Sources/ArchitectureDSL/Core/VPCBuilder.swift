/// Collects what is declared in a ``VPC``.
@resultBuilder
public enum VPCBuilder {
  public static func buildExpression(_ member: any VPCMember) -> [any VPCMember] { [member] }
  public static func buildExpression(_ members: [any VPCMember]) -> [any VPCMember] { members }
  public static func buildBlock(_ members: [any VPCMember]...) -> [any VPCMember] {
    members.flatMap { $0 }
  }
  public static func buildOptional(_ members: [any VPCMember]?) -> [any VPCMember] {
    members ?? []
  }
  public static func buildEither(first: [any VPCMember]) -> [any VPCMember] { first }
  public static func buildEither(second: [any VPCMember]) -> [any VPCMember] { second }
  public static func buildArray(_ members: [[any VPCMember]]) -> [any VPCMember] {
    members.flatMap { $0 }
  }

  @available(
    *, unavailable,
    message:
      "a transit gateway is regional: declare it in Region { } and attach the VPC with its 'transitGateway' argument"
  )
  public static func buildExpression(_ member: TransitGateway) -> [any VPCMember] { [] }
  @available(*, unavailable, message: "a VPC cannot hold a VPC: declare both in Region { }")
  public static func buildExpression(_ member: VPC) -> [any VPCMember] { [] }
  @available(*, unavailable, message: "a key is regional: declare it in Region { }")
  public static func buildExpression(_ member: EncryptionKey) -> [any VPCMember] { [] }
  @available(
    *, unavailable, message: "alarms watch the whole region: declare them in Region { }"
  )
  public static func buildExpression(_ member: Alarms) -> [any VPCMember] { [] }
  @available(*, unavailable, message: "a service runs in a cluster: declare it in ECSCluster { }")
  public static func buildExpression(_ member: Service) -> [any VPCMember] { [] }
}
