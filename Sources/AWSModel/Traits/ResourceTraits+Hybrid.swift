extension ResourceTraits {
  /// What joins a VPC with other networks.
  static let hybrid: [ResourceTraits] = [
    ResourceTraits("aws_customer_gateway", "customer gateway"),
    ResourceTraits("aws_vpn_gateway", "virtual private gateway", title: "VPN gateway"),
    ResourceTraits("aws_vpn_gateway_attachment", "virtual private gateway attachment"),
    ResourceTraits(
      "aws_vpn_gateway_route_propagation", "virtual private gateway route propagation"),
    ResourceTraits(
      "aws_vpn_connection", "AWS Site-to-Site VPN connection", short: "VPN connection",
      // AWS Transit Gateway pricing: each attachment is charged, whatever is attached.
      costs: [
        CostUnit("VPN connections"),
        CostUnit("transit gateway attachments", .given("transit_gateway_id")),
      ]),
    ResourceTraits(
      "aws_vpn_connection_route", "static route of a VPN connection",
      plural: "static routes of VPN connections", short: "VPN connection route"),
    ResourceTraits(
      "aws_ec2_client_vpn_endpoint", "AWS Client VPN endpoint",
      costs: [CostUnit("Client VPN endpoints")],
      // Its interfaces stand where its associations are; clients send through them.
      occupant: .client(
        in: [
          .dependents(
            type: "aws_ec2_client_vpn_network_association", link: "client_vpn_endpoint_id",
            argument: "subnet_id")
        ], groups: ["security_group_ids"], presence: .all)),
    ResourceTraits(
      "aws_ec2_client_vpn_network_association", "AWS Client VPN target network association",
      costs: [CostUnit("Client VPN subnet associations")],
      occupant: .client(
        in: ["subnet_id"],
        groups: [.parent("client_vpn_endpoint_id", type: "aws_ec2_client_vpn_endpoint")],
        homeless: .unknown, presence: .one)),
    ResourceTraits(
      "aws_ec2_client_vpn_authorization_rule", "AWS Client VPN authorization rule"),
    ResourceTraits("aws_ec2_client_vpn_route", "AWS Client VPN route"),
    ResourceTraits(
      "aws_dx_connection", "AWS Direct Connect connection", glyph: .directConnect,
      costs: [CostUnit("Direct Connect connections")]),
    ResourceTraits("aws_dx_lag", "AWS Direct Connect LAG", glyph: .directConnect),
    ResourceTraits("aws_dx_gateway", "AWS Direct Connect gateway", glyph: .directConnect),
    ResourceTraits(
      "aws_dx_gateway_association", "AWS Direct Connect gateway association",
      glyph: .directConnect),
    ResourceTraits(
      "aws_dx_gateway_association_proposal", "AWS Direct Connect gateway association proposal",
      glyph: .directConnect),
    ResourceTraits(
      "aws_dx_private_virtual_interface", "AWS Direct Connect private virtual interface",
      short: "private virtual interface", glyph: .directConnect),
    ResourceTraits(
      "aws_dx_public_virtual_interface", "AWS Direct Connect public virtual interface",
      short: "public virtual interface", glyph: .directConnect),
    ResourceTraits(
      "aws_dx_transit_virtual_interface", "AWS Direct Connect transit virtual interface",
      short: "transit virtual interface", glyph: .directConnect),
    ResourceTraits(
      "aws_storagegateway_gateway", "AWS Storage Gateway gateway",
      short: "storage gateway"),
    ResourceTraits("aws_datasync_task", "AWS DataSync task"),
    ResourceTraits(
      "aws_iot_topic_rule_destination", "AWS IoT topic rule destination",
      occupant: .client(
        in: ["vpc_configuration.subnet_ids"], groups: ["vpc_configuration.security_groups"],
        homeless: .unknown)),
    ResourceTraits("aws_iot_topic_rule", "AWS IoT rule"),
  ]

  /// Accounts, shares and what governs them.
  static let governance: [ResourceTraits] = [
    ResourceTraits("aws_ram_resource_share", "AWS RAM resource share", short: "resource share"),
    ResourceTraits(
      "aws_ram_resource_share_accepter", "AWS RAM resource share accepter",
      short: "resource share accepter"),
    ResourceTraits(
      "aws_ram_resource_association", "AWS RAM resource association",
      short: "resource share association"),
    ResourceTraits(
      "aws_ram_principal_association", "AWS RAM principal association",
      short: "resource share principal"),
    ResourceTraits(
      "aws_organizations_organization", "organization in AWS Organizations",
      plural: "organizations in AWS Organizations", short: "organization"),
    ResourceTraits(
      "aws_organizations_account", "AWS account", plural: "AWS accounts",
      short: "AWS account"),
    ResourceTraits(
      "aws_organizations_organizational_unit", "organizational unit in AWS Organizations",
      plural: "organizational units in AWS Organizations", short: "organizational unit"),
    ResourceTraits("aws_organizations_policy", "AWS Organizations policy"),
    ResourceTraits(
      "aws_organizations_policy_attachment", "AWS Organizations policy attachment"),
  ]
}
