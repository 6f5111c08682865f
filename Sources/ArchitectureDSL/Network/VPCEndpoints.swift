import AWSResources
import OrderedCollections
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
  let tier: String?
  let location: SourceLocation

  /// - Parameters:
  ///   - interfaces: Services by the last part of their endpoint's name; one that AWS's list does not
  ///     have is told (PLB087).
  ///   - s3: Whether to add a gateway endpoint for S3, which has no hourly price.
  ///   - tier: The tier of subnets that they stand in; by default the first of the VPC that has no
  ///     route to an internet gateway (PLB080).
  public init(
    interfaces: [String], s3: Bool = true, tier: String? = nil, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.interfaces = interfaces
    self.s3 = s3
    self.tier = tier
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim("endpoints", as: "set of VPC endpoints", within: scope.vpc ?? "", at: location)
    registry.add(
      DeclaredEndpoints(
        vpc: scope.vpc ?? "", id: scope.element("endpoints"), services: interfaces, hasS3: s3))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName],
      let declared = lowering.registry.endpoints[vpcName]
    else { return }
    guard
      let tier = lowering.workloadTier(
        tier, in: vpc, for: "the VPC endpoints", at: location)
    else { return }
    lowering.diagnostics += interfaces.compactMap { problem(with: $0, subject: declared.id) }
    for service in interfaces {
      lowering.check(
        service, as: .awsName, "the service of an endpoint", of: declared.id, at: location)
    }
    lowering.add(
      ComponentRecord(
        id: declared.id, kind: .endpoint, title: "VPC endpoints of the \(vpc.vpc.title)",
        parent: scope.parent,
        primary: interfaces.first.map { declared.id.child("interface", key: $0) } ?? declared.s3,
        location: location))
    if !interfaces.isEmpty { lowerInterfaces(declared, vpc: vpc, tier: tier, to: &lowering) }
    if let id = declared.s3 { lowerS3(id, vpc: vpc, tier: tier, to: &lowering) }
  }

  private func lowerInterfaces(
    _ declared: DeclaredEndpoints, vpc: DeclaredVPC, tier: String, to lowering: inout Lowering
  ) {
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Interface endpoints of the \(vpc.name) VPC")),
        name: .value(lowering.name(vpc.name, "endpoints")),
        tags: .value(lowering.nameTag(vpc.name, "endpoints")),
        vpcId: .reference(vpc.resource, "id")),
      id: declared.securityGroup, name: "endpoints",
      title: "Security group of the interface endpoints", lifecycle: .replacedFirst, at: location)
    lowering.add(
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp", securityGroupId: .reference(declared.securityGroup, "id"),
        cidrIpv4: .reference(vpc.resource, "cidr_block"), description: "HTTPS from this VPC",
        fromPort: 443, toPort: 443),
      id: declared.ingress, name: "endpoints-from-vpc",
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

  /// A name that is not the last part of an endpoint's.
  private func problem(with service: String, subject: ElementID) -> Diagnostic? {
    func refuse(_ summary: String, _ detail: String, _ remedy: String) -> Diagnostic {
      Diagnostic(
        .invalidArgument, summary: summary, detail: detail, remedy: remedy, subject: subject,
        location: location)
    }
    if service == "s3" || service == "dynamodb", !(service == "s3" && s3) {
      return refuse(
        "an interface endpoint for '\(service)' has no private DNS name here",
        "AWS gives it one only in a VPC that has the gateway endpoint, too.",
        service == "s3"
          ? "Add 's3: true', or leave '\(service)' out of 'interfaces'."
          : "Leave '\(service)' out of 'interfaces' and declare an aws_vpc_endpoint.")
    }
    let isName = service.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || "-.".contains($0)
    }
    guard !isName || service.isEmpty || service.hasPrefix("com.amazonaws.") else {
      return EndpointServices.contains(service) ? nil : unknown(service, subject: subject)
    }
    let last = service.split(separator: ".").dropFirst(3).joined(separator: ".")
    return refuse(
      "'\(service)' is not the last part of an endpoint's name",
      "It is put behind com.amazonaws.<Region>.",
      last.isEmpty ? "Write a name such as \"ecr.api\"." : "Write \"\(last)\".")
  }

  /// PLB087: a name in the right form that AWS's list does not have. The list grows, so it is no error.
  private func unknown(_ service: String, subject: ElementID) -> Diagnostic {
    let names = EndpointServices.names
    let parts = [".", "-"].lazy.map { end in names.filter { $0.hasPrefix(service + end) } }
    let similar = parts.first { !$0.isEmpty } ?? Words.nearest(to: service, in: names)
    return Diagnostic(
      .unknownEndpointService, severity: .warning,
      summary: "no service of AWS with an endpoint is known by the name '\(service)'",
      detail: "AWS refuses an endpoint for a service that the Region does not have."
        + (similar.isEmpty ? "" : " Similar: \(Words.list(similar.prefix(3).map { "'\($0)'" }))."),
      remedy: "Look for it in what 'aws ec2 describe-vpc-endpoint-services' lists for the Region; "
        + "if it is there, it can stay.",
      subject: subject, location: location)
  }

  /// The route tables of a tier.
  private func tables(of name: String, in vpc: DeclaredVPC) -> [Value] {
    guard let tier = vpc.vpc.tiers.first(where: { $0.name == name }) else { return [] }
    let table = vpc.id.child(name)
    return vpc.isZonal(tier)
      ? vpc.zones(of: name).map { .reference(table.child("route-table", key: $0.key), "id") }
      : [.reference(table.child("route-table"), "id")]
  }

  private func lowerS3(
    _ id: ElementID, vpc: DeclaredVPC, tier: String, to lowering: inout Lowering
  ) {
    // Tasks fetch their image's layers from S3, wherever their cluster stands.
    let tiers = OrderedSet(
      [tier]
        + vpc.vpc.members.compactMap { ($0 as? ECSCluster).flatMap { $0.tier ?? vpc.privateTier } })
    let tables = tiers.flatMap { self.tables(of: $0, in: vpc) }
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
  let services: [String]
  let hasS3: Bool

  var hasInterfaces: Bool { !services.isEmpty }
  var interfaces: [ElementID] { services.map { id.child("interface", key: $0) } }
  var ingress: ElementID { id.child("ingress-from-vpc") }
  var securityGroup: ElementID { id.child("security-group") }
  var s3: ElementID? { hasS3 ? id.child("s3") : nil }
}
