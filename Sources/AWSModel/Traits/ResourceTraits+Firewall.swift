extension ResourceTraits {
  /// AWS Network Firewall and what governs it.
  static let firewall: [ResourceTraits] = [
    ResourceTraits(
      "aws_networkfirewall_firewall", "AWS Network Firewall firewall", short: "firewall",
      title: "Network Firewall", stores: StoredData(key: "encryption_configuration.key_id"),
      costs: [CostUnit("firewall endpoints", .members("subnet_mapping"))],
      arn: ARNForm("network-firewall", "firewall/"),
      // Its endpoints pass packets on; they neither open nor take connections.
      occupant: OccupantTraits(
        in: ["subnet_mapping.subnet_id"], defaultGroups: .none, ports: .none, opens: .no,
        listens: .no, presence: .all)),
    ResourceTraits(
      "aws_networkfirewall_firewall_policy", "AWS Network Firewall firewall policy",
      short: "firewall policy", stores: StoredData(key: "encryption_configuration.key_id"),
      arn: ARNForm("network-firewall", "firewall-policy/")),
    ResourceTraits(
      "aws_networkfirewall_rule_group", "AWS Network Firewall rule group",
      short: "firewall rule group", stores: StoredData(key: "encryption_configuration.key_id"),
      arn: ARNForm("network-firewall", "stateful-rulegroup/")),
    ResourceTraits(
      "aws_networkfirewall_logging_configuration", "AWS Network Firewall logging configuration",
      short: "firewall logging", shortPlural: "firewall logging configurations"),
    ResourceTraits(
      "aws_networkfirewall_resource_policy", "AWS Network Firewall resource policy"),
    ResourceTraits(
      "aws_networkfirewall_tls_inspection_configuration",
      "AWS Network Firewall TLS inspection configuration", short: "TLS inspection configuration"),
    ResourceTraits("aws_fms_policy", "AWS Firewall Manager policy"),
  ]
}
