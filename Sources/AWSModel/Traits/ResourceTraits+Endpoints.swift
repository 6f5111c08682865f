extension ResourceTraits {
  /// Endpoints in VPCs for services of AWS and of others.
  static let endpoints: [ResourceTraits] = [
    ResourceTraits(
      "aws_vpc_endpoint", "VPC endpoint",
      costs: [
        CostUnit(
          "interface endpoints, times their zones", .members("subnet_ids"),
          where: CostUnit.Condition("vpc_endpoint_type", is: "Interface", absent: "Gateway"))
      ], idPrefix: "vpce",
      occupant: .server(
        in: [
          "subnet_ids", "subnet_configuration.subnet_id",
          .dependents(
            type: "aws_vpc_endpoint_subnet_association", link: "vpc_endpoint_id",
            argument: "subnet_id"),
        ],
        groups: [
          "security_group_ids",
          .dependents(
            type: "aws_vpc_endpoint_security_group_association", link: "vpc_endpoint_id",
            argument: "security_group_id"),
        ], ports: .any, homeless: .outside, opens: .no, presence: .all)),
    ResourceTraits("aws_vpc_endpoint_policy", "VPC endpoint policy"),
    ResourceTraits(
      "aws_vpc_endpoint_private_dns", "private DNS setting of a VPC endpoint",
      plural: "private DNS settings of VPC endpoints"),
    ResourceTraits(
      "aws_vpc_endpoint_route_table_association", "gateway endpoint route table association"),
    ResourceTraits(
      "aws_vpc_endpoint_security_group_association", "VPC endpoint security group association"),
    ResourceTraits(
      "aws_vpc_endpoint_subnet_association", "VPC endpoint subnet association"),
    ResourceTraits("aws_vpc_endpoint_service", "VPC endpoint service"),
    ResourceTraits(
      "aws_vpc_endpoint_service_allowed_principal", "VPC endpoint service allowed principal"),
    ResourceTraits(
      "aws_vpc_endpoint_service_private_dns_verification",
      "VPC endpoint service private DNS verification"),
    ResourceTraits(
      "aws_vpc_endpoint_connection_accepter", "VPC endpoint connection accepter"),
    ResourceTraits(
      "aws_vpc_endpoint_connection_notification", "VPC endpoint connection notification"),
    ResourceTraits(
      "aws_ec2_instance_connect_endpoint", "EC2 Instance Connect Endpoint", topic: .endpoints,
      glyph: .endpoint,
      occupant: .client(
        in: ["subnet_id"], groups: ["security_group_ids"], homeless: .unknown, presence: .one)),
    ResourceTraits("aws_vpclattice_service", "Amazon VPC Lattice service"),
    ResourceTraits("aws_vpclattice_service_network", "Amazon VPC Lattice service network"),
    ResourceTraits(
      "aws_vpclattice_service_network_service_association",
      "Amazon VPC Lattice service association"),
    // Its groups filter what clients of the VPC send to the service network; it has no interface.
    ResourceTraits(
      "aws_vpclattice_service_network_vpc_association", "Amazon VPC Lattice VPC association"),
    ResourceTraits("aws_vpclattice_listener", "Amazon VPC Lattice listener"),
    ResourceTraits("aws_vpclattice_target_group", "Amazon VPC Lattice target group"),
    ResourceTraits(
      "aws_vpclattice_resource_configuration", "Amazon VPC Lattice resource configuration"),
    ResourceTraits(
      "aws_vpclattice_resource_gateway", "Amazon VPC Lattice resource gateway",
      glyph: .endpoint,
      occupant: .client(
        in: ["subnet_ids"], groups: ["security_group_ids"], homeless: .unknown, presence: .all)),
    ResourceTraits("aws_verifiedaccess_instance", "AWS Verified Access instance"),
    ResourceTraits("aws_verifiedaccess_group", "AWS Verified Access group"),
    ResourceTraits(
      "aws_verifiedaccess_endpoint", "AWS Verified Access endpoint",
      occupant: .client(
        in: [
          "load_balancer_options.subnet_ids", "cidr_options.subnet_ids",
          "rds_options.subnet_ids",
        ], groups: ["security_group_ids"], homeless: .unknown)),
  ]
}
