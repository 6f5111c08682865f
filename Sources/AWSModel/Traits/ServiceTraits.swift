/// What the resource types of a service have in common.
struct ServiceTraits: Hashable, Sendable {
  /// What the types' names begin with, for example `aws_sqs_`.
  let prefix: String
  /// The service in AWS's words, or the noun that the types belong to, for example `Amazon SQS`.
  let name: String
  let topic: FileTopic
  let glyph: GlyphKind
  /// The service in ARNs.
  let arn: String

  init(
    _ prefix: String, _ name: String, _ topic: FileTopic, _ glyph: GlyphKind, arn: String
  ) {
    self.prefix = prefix
    self.name = name
    self.topic = topic
    self.glyph = glyph
    self.arn = arn
  }

  /// The service of a type; where no name fits, one without words.
  static func of(_ type: String) -> ServiceTraits {
    byLength.first { type.hasPrefix($0.prefix) }
      ?? ServiceTraits(
        type.hasPrefix("aws_") ? "aws_" : "", "", .main, .resource,
        arn: type.split(separator: "_").dropFirst().first.map(String.init) ?? type)
  }

  private static let byLength = listed.sorted { $0.prefix.count > $1.prefix.count }

  /// What a type without a row is called: the service's name and the words of the type.
  func noun(of type: String) -> String {
    let words = type.dropFirst(prefix.count).split(separator: "_").map { word in
      Self.spellings[String(word)] ?? String(word)
    }
    let text = ([name].filter { !$0.isEmpty } + words).joined(separator: " ")
    return text.isEmpty ? type : text
  }

  /// The type's name in names of Terraform variables: without `aws_` and the services that the rest
  /// does not need.
  func identifier(of type: String) -> String {
    if let service = Self.dropped.first(where: type.hasPrefix) {
      return String(type.dropFirst(service.count))
    }
    return type.hasPrefix("aws_") ? String(type.dropFirst(4)) : type
  }

  private static let dropped = [
    "aws_appautoscaling_", "aws_cloudwatch_", "aws_ec2_", "aws_ecr_", "aws_ecs_", "aws_efs_",
    "aws_iam_", "aws_networkfirewall_", "aws_secretsmanager_", "aws_wafv2_",
  ]

  /// Words of types that are not written as they stand there.
  private static let spellings: [String: String] = [
    "acl": "ACL", "acm": "ACM", "ami": "AMI", "api": "API", "arn": "ARN", "as": "AS",
    "bgp": "BGP", "ca": "CA", "cidr": "CIDR", "config": "configuration", "db": "DB", "dhcp": "DHCP",
    "dkim": "DKIM",
    "dns": "DNS", "ebs": "EBS", "ec2": "EC2", "ecr": "ECR", "ecs": "ECS", "efs": "EFS",
    "eip": "Elastic IP address", "eks": "EKS", "elb": "Elastic Load Balancing", "emr": "EMR",
    "fsx": "FSx", "graphql": "GraphQL", "hsm": "HSM", "http": "HTTP", "https": "HTTPS",
    "iam": "IAM", "id": "ID", "igw": "internet gateway", "iot": "IoT", "ip": "IP",
    "ipam": "IPAM", "ipv4": "IPv4", "ipv6": "IPv6", "kms": "KMS", "lb": "load balancer",
    "mfa": "MFA", "mq": "MQ", "msk": "MSK", "mta": "MTA", "nat": "NAT", "nfs": "NFS",
    "oidc": "OIDC", "openid": "OpenID", "openzfs": "OpenZFS", "ou": "OU", "ram": "RAM",
    "rds": "RDS", "rest": "REST", "s3": "S3", "saml": "SAML", "ses": "SES", "smb": "SMB",
    "sms": "SMS", "sns": "SNS", "sql": "SQL", "sqs": "SQS", "ssh": "SSH", "ssl": "SSL",
    "ssm": "Systems Manager", "sso": "SSO", "tls": "TLS", "uri": "URI", "url": "URL",
    "voip": "VoIP", "vpc": "VPC", "vpn": "VPN", "waf": "WAF", "xml": "XML", "xray": "X-Ray",
    "xss": "XSS",
  ]
}
