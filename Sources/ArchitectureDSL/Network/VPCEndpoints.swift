import AWSResources
import Topology

/// Private access to AWS services from a VPC, without leaving AWS's network, for this account's
/// roles and resources alone.
///
/// ```swift
/// VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"], s3: true)
/// ```
/// Fargate tasks without a way to the internet need `ecr.api`, `ecr.dkr`, `logs` and S3 as a
/// gateway, and `secretsmanager` if they have secrets.
/// Source: Amazon ECR user guide, "Amazon ECR interface VPC endpoints".
public struct VPCEndpoints: VPCMember {
  let interfaces: [String]
  let s3: Bool
  let location: SourceLocation

  /// - Parameters:
  ///   - interfaces: Services by the last part of their endpoint's name.
  ///   - s3: Whether to add a gateway endpoint for S3, which has no hourly price.
  public init(
    interfaces: [String], s3: Bool = true, fileID: String = #fileID, line: Int = #line
  ) {
    self.interfaces = interfaces
    self.s3 = s3
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim("endpoints", as: "set of VPC endpoints", within: scope.vpc ?? "", at: location)
    registry.add(
      DeclaredEndpoints(
        vpc: scope.vpc ?? "", id: scope.element("endpoints"), hasInterfaces: !interfaces.isEmpty,
        hasS3: s3))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName],
      let declared = lowering.registry.endpoints[vpcName]
    else { return }
    for service in interfaces {
      lowering.check(
        service, as: .awsName, "the service of an endpoint", of: declared.id, at: location)
    }
    lowering.checkPrivateTier(
      of: vpc, for: "VPC endpoints", subject: declared.id, at: location)
    lowering.add(
      ComponentRecord(
        id: declared.id, kind: .endpoint, title: "VPC endpoints of the \(vpc.vpc.title)",
        parent: scope.parent,
        primary: interfaces.first.map { declared.id.child("interface", key: $0) } ?? declared.s3,
        location: location))
    if !interfaces.isEmpty { lowerInterfaces(declared, vpc: vpc, to: &lowering) }
    if let id = declared.s3 { lowerS3(id, vpc: vpc, to: &lowering) }
  }

  private func lowerInterfaces(
    _ declared: DeclaredEndpoints, vpc: DeclaredVPC, to lowering: inout Lowering
  ) {
    guard let tier = vpc.privateTier else { return }
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Interface endpoints of the \(vpc.name) VPC")),
        name: .value(lowering.name(vpc.name, "endpoints")),
        tags: .value(lowering.nameTag(vpc.name, "endpoints")),
        vpcId: .reference(vpc.resource, "id")),
      id: declared.securityGroup, name: "endpoints",
      title: "Security group of the interface endpoints", at: location)
    lowering.add(
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp", securityGroupId: .reference(declared.securityGroup, "id"),
        cidrIpv4: .reference(vpc.resource, "cidr_block"), description: "HTTPS from this VPC",
        fromPort: 443, toPort: 443),
      id: declared.id.child("ingress-from-vpc"), name: "endpoints-from-vpc",
      title: "The endpoints accept HTTPS from their VPC", at: location)
    for service in interfaces {
      lowering.add(
        AWS.VpcEndpoint(
          vpcId: .reference(vpc.resource, "id"), policy: .value(.json(Self.ownAccountOnly)),
          privateDnsEnabled: true,
          securityGroupIds: .value([.reference(declared.securityGroup, "id")]),
          serviceName: .value(
            .template(["com.amazonaws.", .context(.region), ".", .string(service)])),
          subnetIds: .value(vpc.subnetIDs(tier)),
          tags: .value(
            .object([
              "Name": .template([
                .string("\(lowering.architecture)-"), .context(.environment),
                .string("-\(vpc.name)-"), .string(service),
              ])
            ])), vpcEndpointType: "Interface"),
        id: declared.id.child("interface", key: service), name: "interface",
        title: "Endpoint for \(service)", at: location)
    }
  }

  /// Without a policy an endpoint carries any account's credentials to any account's resources,
  /// which is a way out for data past the firewall.
  private static let ownAccountOnly = Policy.document(
    Policy.statement(
      "Allow", ["*"], on: ["*"], sid: "OwnAccount", principal: "*", condition: ownAccount))

  /// Beside the account's own buckets, the one of Amazon ECR that image layers come from; ECR signs
  /// those requests itself.
  /// Source: Amazon ECR user guide, "Minimum Amazon S3 bucket permissions for Amazon ECR".
  private static let s3Policy = Policy.document(
    Policy.statement(
      "Allow", ["s3:GetObject"],
      on: [
        .template(["arn:aws:s3:::prod-", .context(.region), "-starport-layer-bucket/*"])
      ], sid: "ImageLayers", principal: "*"),
    Policy.statement(
      "Allow", ["s3:*"], on: ["*"], sid: "OwnAccount", principal: "*", condition: ownAccount))

  private static let ownAccount: Value = [
    "StringEquals": ["aws:PrincipalAccount": .context(.accountID)],
    // Actions that are about no resource, such as logging in to ECR, have no such key.
    "StringEqualsIfExists": ["aws:ResourceAccount": .context(.accountID)],
  ]

  private func lowerS3(_ id: ElementID, vpc: DeclaredVPC, to lowering: inout Lowering) {
    guard let tierName = vpc.privateTier,
      let tier = vpc.vpc.tiers.first(where: { $0.name == tierName })
    else { return }
    let isZonal = tier.routes.contains { $0.target.isZonal }
    let table = vpc.id.child(tierName)
    let tables: [Value] =
      isZonal
      ? vpc.zones.map { .reference(table.child("route-table", key: $0.key), "id") }
      : [.reference(table.child("route-table"), "id")]
    lowering.add(
      AWS.VpcEndpoint(
        vpcId: .reference(vpc.resource, "id"), policy: .value(.json(Self.s3Policy)),
        routeTableIds: .value(.list(tables)),
        serviceName: .value(.template(["com.amazonaws.", .context(.region), ".s3"])),
        tags: .value(lowering.nameTag(vpc.name, "s3")), vpcEndpointType: "Gateway"),
      id: id, name: "s3", title: "Gateway endpoint for S3", at: location)
  }
}

/// The endpoints of a VPC: what services may refer to.
package struct DeclaredEndpoints: Sendable {
  let vpc: String
  let id: ElementID
  let hasInterfaces: Bool
  let hasS3: Bool

  var securityGroup: ElementID { id.child("security-group") }
  var s3: ElementID? { hasS3 ? id.child("s3") : nil }
}
