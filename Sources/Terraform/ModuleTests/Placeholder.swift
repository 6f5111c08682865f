import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Values of the right form for what a test has no AWS to ask for: identifiers, ARNs, addresses.
struct Placeholder {
  let catalog: Catalog
  let environment: Int

  /// What stands before a zone's letter in the identifier of its firewall endpoint.
  static let endpointPrefix = "vpce-"

  private var topology: Topology { catalog.environments[environment] }

  // MARK: Values of the model

  /// The value with a placeholder for everything that only AWS knows.
  func fill(_ value: Value) -> Value {
    switch topology.resolve(value) {
    case .reference(let reference): return fill(reference)
    case .input(let name):
      return topology.inputs.first { $0.name == name }.map { $0.defaultValue ?? $0.example }
        ?? .null
    case .list(let values): return .list(values.map(fill))
    case .object(let members): return .object(members.mapValues(fill))
    case .blocks(let blocks): return .blocks(blocks.map { $0.mapValues(fill) })
    case .template(let parts): return topology.resolve(.template(parts.map(fill)))
    case .json(let inner): return .json(fill(inner))
    case let known: return known
    }
  }

  private func fill(_ reference: Reference) -> Value {
    guard let family = catalog.family(of: reference.element, environment: environment),
      let resource = catalog.resources(of: family, environment: environment)
        .first(where: { $0.id == reference.element })
    else { return .null }
    let whole = attribute(reference.attribute, of: resource)
    guard let key = reference.key, case .object(let members) = whole else { return whole }
    return members[topology.region.name(of: Zone(key))] ?? members[key] ?? whole
  }

  /// An attribute of a resource: what the model says of it, or something in its form.
  func attribute(_ name: String, of resource: Resource) -> Value {
    if DerivedAttribute.find(resource.type, name) != nil { return endpoints }
    if let value = resource[name] {
      let known = fill(value)
      if known != .null { return known }
    }
    let suffix = suffix(of: resource)
    if name == "arn" { return .string(Self.arn(of: resource.type, suffix, in: topology)) }
    if name == "id" || name.hasSuffix("_id") {
      let noun = name == "id" ? Self.prefix(of: resource.type) : Self.prefix(ofAttribute: name)
      return .string("\(noun)-\(suffix)")
    }
    if name == "public_ip" || name == "private_ip" { return "192.0.2.1" }
    if name.hasSuffix("cidr_block") { return "192.0.2.0/24" }
    return .string(suffix)
  }

  /// The endpoint of a firewall by the name of its zone.
  var endpoints: Value {
    .object(
      OrderedDictionary(
        uniqueKeysWithValues: topology.zones.sorted().map {
          (topology.region.name(of: $0), .string("\(Self.endpointPrefix)\($0.key)"))
        }))
  }

  /// What tells the resource from others: its key, its name or its component.
  private func suffix(of resource: Resource) -> String {
    let parts = [
      resource.name == "this" ? resource.id.component : resource.name, resource.id.key,
    ]
    return parts.compactMap { $0 }.joined(separator: "-").replacing("_", with: "-")
  }

  // MARK: Forms

  /// An ARN in the form that the service has.
  static func arn(of type: String, _ name: String, in topology: Topology) -> String {
    let account = topology.environment.account
    let region = topology.region.code
    let form = forms[type] ?? Form(service: service(of: type), resource: "\(noun(of: type))/")
    let isGlobal = form.service == "iam" || form.service == "s3"
    let owner = form.service == "s3" ? "" : account
    return "arn:aws:\(form.service):\(isGlobal ? "" : region):\(owner):\(form.resource)\(name)"
  }

  /// How an ARN goes on behind the account.
  private struct Form {
    let service: String
    let resource: String
  }

  /// ARNs whose form does not follow from the type's name.
  /// Source: AWS, Service Authorization Reference.
  private static let forms: [String: Form] = [
    AWS.AcmCertificate.type: Form(service: "acm", resource: "certificate/"),
    AWS.BackupVault.type: Form(service: "backup", resource: "backup-vault:"),
    AWS.CloudwatchLogGroup.type: Form(service: "logs", resource: "log-group:"),
    AWS.CloudwatchMetricAlarm.type: Form(service: "cloudwatch", resource: "alarm:"),
    AWS.DbInstance.type: Form(service: "rds", resource: "db:"),
    AWS.EcrRepository.type: Form(service: "ecr", resource: "repository/"),
    AWS.EfsAccessPoint.type: Form(service: "elasticfilesystem", resource: "access-point/fsap-"),
    AWS.EfsFileSystem.type: Form(service: "elasticfilesystem", resource: "file-system/fs-"),
    AWS.IamPolicy.type: Form(service: "iam", resource: "policy/"),
    AWS.IamRole.type: Form(service: "iam", resource: "role/"),
    AWS.KmsKey.type: Form(service: "kms", resource: "key/"),
    AWS.LambdaFunction.type: Form(service: "lambda", resource: "function:"),
    AWS.Lb.type: Form(service: "elasticloadbalancing", resource: "loadbalancer/app/"),
    AWS.LbListener.type: Form(service: "elasticloadbalancing", resource: "listener/app/"),
    AWS.LbTargetGroup.type: Form(service: "elasticloadbalancing", resource: "targetgroup/"),
    AWS.NetworkfirewallFirewall.type: Form(service: "network-firewall", resource: "firewall/"),
    AWS.NetworkfirewallFirewallPolicy.type: Form(
      service: "network-firewall", resource: "firewall-policy/"),
    AWS.NetworkfirewallRuleGroup.type: Form(
      service: "network-firewall", resource: "stateful-rulegroup/"),
    AWS.S3Bucket.type: Form(service: "s3", resource: ""),
    AWS.SecretsmanagerSecret.type: Form(service: "secretsmanager", resource: "secret:"),
    AWS.ServiceDiscoveryService.type: Form(service: "servicediscovery", resource: "service/srv-"),
    AWS.SnsTopic.type: Form(service: "sns", resource: ""),
    AWS.SqsQueue.type: Form(service: "sqs", resource: ""),
    AWS.Wafv2WebAcl.type: Form(service: "wafv2", resource: "regional/webacl/"),
  ]

  private static func service(of type: String) -> String {
    let words = type.split(separator: "_").map(String.init)
    let service = words.count > 1 ? words[1] : type
    let isOfEC2 = ["eip", "nat", "route", "security", "subnet", "vpc"].contains(service)
    return isOfEC2 ? "ec2" : service
  }

  private static func noun(of type: String) -> String {
    ResourceTraits.of(type).identifier.replacing("_", with: "-")
  }

  /// What identifiers begin with, where that is not the type's noun.
  private static let prefixes = [
    AWS.Ec2ManagedPrefixList.type: "pl", AWS.Ec2TransitGateway.type: "tgw",
    AWS.Ec2TransitGatewayRouteTable.type: "tgw-rtb",
    AWS.Ec2TransitGatewayVpcAttachment.type: "tgw-attach", AWS.EfsAccessPoint.type: "fsap",
    AWS.EfsFileSystem.type: "fs", AWS.Eip.type: "eipalloc", AWS.InternetGateway.type: "igw",
    AWS.KmsKey.type: "key", AWS.NatGateway.type: "nat", AWS.RouteTable.type: "rtb",
    AWS.SecurityGroup.type: "sg", AWS.Subnet.type: "subnet", AWS.Vpc.type: "vpc",
    AWS.VpcEndpoint.type: "vpce",
  ]

  private static func prefix(of type: String) -> String { prefixes[type] ?? noun(of: type) }

  private static func prefix(ofAttribute name: String) -> String {
    let noun = String(name.dropLast(3))
    let type = prefixes.keys.sorted().first { $0.hasSuffix("_\(noun)") }
    return type.flatMap { prefixes[$0] } ?? noun.replacing("_", with: "-")
  }
}
