/// Collects what is declared in a ``Region``; a misplaced component is a compile error that says
/// where it belongs.
@resultBuilder
public enum RegionBuilder {
  public static func buildExpression(_ member: any RegionMember) -> [any RegionMember] { [member] }
  public static func buildExpression(_ members: [any RegionMember]) -> [any RegionMember] {
    members
  }
  public static func buildBlock(_ members: [any RegionMember]...) -> [any RegionMember] {
    members.flatMap { $0 }
  }
  public static func buildOptional(_ members: [any RegionMember]?) -> [any RegionMember] {
    members ?? []
  }
  public static func buildEither(first: [any RegionMember]) -> [any RegionMember] { first }
  public static func buildEither(second: [any RegionMember]) -> [any RegionMember] { second }
  public static func buildArray(_ members: [[any RegionMember]]) -> [any RegionMember] {
    members.flatMap { $0 }
  }

  @available(*, unavailable, message: "subnets belong in a VPC: declare them in VPC { }")
  public static func buildExpression(_ member: Subnets) -> [any RegionMember] { [] }
  @available(
    *, unavailable,
    message: "a firewall belongs in a VPC: declare it in InspectionVPC { } or VPC { }"
  )
  public static func buildExpression(_ member: NetworkFirewall) -> [any RegionMember] { [] }
  @available(
    *, unavailable, message: "a cluster runs in a VPC: declare it in WorkloadVPC { } or VPC { }"
  )
  public static func buildExpression(_ member: ECSCluster) -> [any RegionMember] { [] }
  @available(*, unavailable, message: "a service runs in a cluster: declare it in ECSCluster { }")
  public static func buildExpression(_ member: Service) -> [any RegionMember] { [] }
  @available(
    *, unavailable,
    message: "a load balancer stands in a VPC: declare it in IngressVPC { } or VPC { }"
  )
  public static func buildExpression(_ member: ApplicationLoadBalancer) -> [any RegionMember] {
    []
  }
  @available(
    *, unavailable,
    message:
      "a file system has its mount targets in a VPC: declare it in WorkloadVPC { } or VPC { }"
  )
  public static func buildExpression(_ member: FileSystem) -> [any RegionMember] { [] }
  @available(
    *, unavailable,
    message:
      "a transit gateway route table belongs to a transit gateway: declare it in TransitGateway { }"
  )
  public static func buildExpression(_ member: TransitGatewayRouteTable) -> [any RegionMember] {
    []
  }
}
