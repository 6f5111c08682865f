extension ResourceTraits {
  /// Names, content delivery and media: what stands between the internet and a VPC.
  static let edge: [ResourceTraits] = [
    ResourceTraits(
      "aws_route53_zone", "Amazon Route 53 hosted zone", short: "hosted zone",
      topic: .dns, outputs: ["zone_id"]),
    ResourceTraits("aws_route53_record", "Amazon Route 53 record", short: "DNS record"),
    ResourceTraits("aws_route53_health_check", "Amazon Route 53 health check"),
    ResourceTraits(
      "aws_route53_zone_association", "VPC association of a hosted zone",
      plural: "VPC associations of hosted zones"),
    ResourceTraits(
      "aws_route53_vpc_association_authorization",
      "authorization to associate a VPC with a hosted zone",
      plural: "authorizations to associate VPCs with hosted zones"),
    ResourceTraits(
      "aws_route53_resolver_endpoint", "Amazon Route 53 Resolver endpoint",
      costs: [CostUnit("Resolver endpoint interfaces", .members("ip_address"))],
      // Inbound endpoints answer clients, outbound ones ask other resolvers.
      // Source: Amazon Route 53, "Values that you specify when you create or edit endpoints".
      occupant: OccupantTraits(
        in: ["ip_address.subnet_id"], groups: ["security_group_ids"],
        ports: .values(
          "direction",
          [
            "INBOUND": .fixed(tcp: [53, 443], udp: [53]),
            "INBOUND_DELEGATION": .fixed(tcp: [53, 443], udp: [53]),
            "OUTBOUND": .none,
          ], absent: .unknown),
        opens: .given("direction", in: ["OUTBOUND"]),
        listens: .given("direction", in: ["INBOUND", "INBOUND_DELEGATION"]), presence: .all)),
    ResourceTraits("aws_route53_resolver_rule", "Amazon Route 53 Resolver rule"),
    ResourceTraits(
      "aws_route53_resolver_rule_association", "Amazon Route 53 Resolver rule association"),
    ResourceTraits(
      "aws_route53_resolver_query_log_config",
      "Amazon Route 53 Resolver query logging configuration"),
    ResourceTraits(
      "aws_route53_resolver_query_log_config_association",
      "Amazon Route 53 Resolver query logging association"),
    ResourceTraits(
      "aws_route53_resolver_firewall_rule_group",
      "Amazon Route 53 Resolver DNS Firewall rule group"),
    ResourceTraits(
      "aws_route53_resolver_firewall_rule_group_association",
      "Amazon Route 53 Resolver DNS Firewall rule group association"),
    ResourceTraits(
      "aws_cloudfront_distribution", "Amazon CloudFront distribution",
      outputs: ["domain_name", "hosted_zone_id"], arn: ARNForm("cloudfront", "distribution/")),
    ResourceTraits(
      "aws_cloudfront_origin_access_control", "Amazon CloudFront origin access control"),
    ResourceTraits(
      "aws_cloudfront_origin_access_identity", "Amazon CloudFront origin access identity",
      plural: "Amazon CloudFront origin access identities"),
    ResourceTraits("aws_cloudfront_function", "Amazon CloudFront function"),
    ResourceTraits("aws_cloudfront_cache_policy", "Amazon CloudFront cache policy"),
    // CloudFront comes in through interfaces that it makes itself beside the origin.
    ResourceTraits("aws_cloudfront_vpc_origin", "Amazon CloudFront VPC origin"),
    ResourceTraits(
      "aws_globalaccelerator_accelerator", "AWS Global Accelerator accelerator",
      short: "global accelerator", costs: [CostUnit("global accelerators")],
      outputs: ["dns_name", "hosted_zone_id"]),
    ResourceTraits("aws_globalaccelerator_listener", "AWS Global Accelerator listener"),
    // Global Accelerator comes in through interfaces that it makes itself beside the endpoint.
    ResourceTraits(
      "aws_globalaccelerator_endpoint_group", "AWS Global Accelerator endpoint group"),
    ResourceTraits(
      "aws_medialive_channel", "AWS Elemental MediaLive channel",
      occupant: .client(in: ["vpc.subnet_ids"], groups: ["vpc.security_group_ids"])),
    ResourceTraits(
      "aws_medialive_input", "AWS Elemental MediaLive input",
      occupant: .server(
        in: ["vpc.subnet_ids"], groups: ["vpc.security_group_ids"], ports: .unknown,
        homeless: .outside, presence: .all)),
    ResourceTraits(
      "aws_transfer_server", "AWS Transfer Family server",
      costs: [CostUnit("Transfer Family servers")],
      // Source: AWS Transfer Family, "Create a server in a virtual private cloud"; FTP and FTPS
      // take 8192 to 8200 for data.
      occupant: .server(
        in: ["endpoint_details.subnet_ids"], groups: ["endpoint_details.security_group_ids"],
        ports: .values(
          "protocols",
          [
            "AS2": .tcp(5080),
            "FTP": .fixed(tcp: [21, .init(8192, through: 8200)], udp: []),
            "FTPS": .fixed(tcp: [21, .init(8192, through: 8200)], udp: []),
            "SFTP": .tcp(22, 2222, 2223, 22000),
          ], absent: .tcp(22, 2222, 2223, 22000)), homeless: .outside,
        isPublic: .given("endpoint_details.address_allocation_ids"), opens: .unknown,
        presence: .all)),
  ]
}
