/// Terraform's names in Swift's spelling.
enum SwiftName {
  /// `aws_ec2_transit_gateway` becomes `Ec2TransitGateway`, `subnet_mapping` `SubnetMapping`.
  static func type(_ name: String) -> String {
    words(name.hasPrefix("aws_") ? String(name.dropFirst(4)) : name).map(capitalised).joined()
  }

  /// `vpc_id` becomes `vpcId`, and `protocol` `` `protocol` ``.
  static func parameter(_ name: String) -> String {
    let words = words(name)
    let text = (words.prefix(1) + words.dropFirst().map(capitalised)).joined()
    return keywords.contains(text) ? "`\(text)`" : text
  }

  /// `vpc_id` becomes `vpcId`; what a view has for itself gets a suffix: `resource` becomes
  /// `resourceArgument`.
  static func property(_ name: String) -> String {
    let text = parameter(name)
    return text == "resource" || text == "arguments" ? text + "Argument" : text
  }

  /// `aws_vpc_endpoint` as a reader says it: `VPC endpoint`.
  static func sentence(_ type: String) -> String {
    let words = words(String(type.dropFirst(4))).map { spoken[$0] ?? $0 }
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Names that a nested type must not take, because the generated code uses them.
  static let reserved: Set<String> = [
    "AWS", "Any", "Argument", "ArgumentCollector", "BlockView", "Blocks", "Bool", "Field",
    "OrderedDictionary", "Protocol", "Resource", "ResourceView", "Self", "String", "TerraformBlock",
    "TerraformResource", "TimeoutsView", "Type", "Value", "View",
  ]

  private static func words(_ name: String) -> [String] {
    name.split(separator: "_").map(String.init)
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
  ]

  private static let spoken: [String: String] = [
    "acl": "ACL", "acm": "ACM", "cidr": "CIDR", "cloudwatch": "CloudWatch", "db": "DB",
    "dhcp": "DHCP", "dns": "DNS", "dynamodb": "DynamoDB", "ebs": "EBS", "ec2": "EC2", "ecr": "ECR",
    "ecs": "ECS", "efs": "EFS", "eip": "Elastic IP address", "elasticache": "ElastiCache",
    "http": "HTTP", "iam": "IAM", "ip": "IP", "ipam": "IPAM", "ipv4": "IPv4", "ipv6": "IPv6",
    "kinesis": "Kinesis", "kms": "KMS", "lambda": "Lambda", "lb": "load balancer",
    "nat": "NAT", "networkfirewall": "Network Firewall", "ram": "RAM", "rds": "RDS",
    "route53": "Route 53", "s3": "S3", "secretsmanager": "Secrets Manager", "sns": "SNS",
    "sqs": "SQS", "ssm": "SSM", "tls": "TLS", "vpc": "VPC", "vpn": "VPN", "wafv2": "WAFv2",
  ]
}
