extension ResourceTraits {
  /// Logs, metrics, alarms, parameters and trails.
  static let management: [ResourceTraits] = [
    ResourceTraits(
      "aws_ssm_parameter", "AWS Systems Manager parameter", short: "parameter",
      stores: StoredData(key: "key_id"), arn: ARNForm("ssm", "parameter/")),
    ResourceTraits("aws_ssm_document", "AWS Systems Manager document"),
    ResourceTraits("aws_ssm_association", "AWS Systems Manager association"),
    ResourceTraits("aws_ssm_maintenance_window", "AWS Systems Manager maintenance window"),
    ResourceTraits(
      "aws_cloudwatch_log_group", "Amazon CloudWatch Logs log group", short: "log group",
      stores: StoredData(key: "kms_key_id"), arn: ARNForm("logs", "log-group:")),
    ResourceTraits(
      "aws_cloudwatch_log_resource_policy", "Amazon CloudWatch Logs resource policy",
      short: "log resource policy"),
    ResourceTraits(
      "aws_cloudwatch_log_metric_filter", "Amazon CloudWatch Logs metric filter",
      short: "log metric filter"),
    ResourceTraits(
      "aws_cloudwatch_log_subscription_filter", "Amazon CloudWatch Logs subscription filter",
      short: "log subscription filter"),
    ResourceTraits(
      "aws_cloudwatch_log_stream", "Amazon CloudWatch Logs log stream",
      short: "log stream"),
    ResourceTraits(
      "aws_cloudwatch_metric_alarm", "Amazon CloudWatch alarm", short: "alarm", glyph: .alarm,
      costs: [CostUnit("alarms")], arn: ARNForm("cloudwatch", "alarm:")),
    ResourceTraits(
      "aws_cloudwatch_composite_alarm", "Amazon CloudWatch composite alarm",
      short: "composite alarm", glyph: .alarm, costs: [CostUnit("alarms")],
      arn: ARNForm("cloudwatch", "alarm:")),
    ResourceTraits(
      "aws_cloudwatch_dashboard", "Amazon CloudWatch dashboard", short: "dashboard"),
    ResourceTraits(
      "aws_cloudtrail", "AWS CloudTrail trail", stores: StoredData(key: "kms_key_id")),
    ResourceTraits(
      "aws_synthetics_canary", "Amazon CloudWatch Synthetics canary",
      plural: "Amazon CloudWatch Synthetics canaries",
      occupant: .client(
        in: ["vpc_config.subnet_ids"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits(
      "aws_grafana_workspace", "Amazon Managed Grafana workspace",
      occupant: .client(
        in: ["vpc_configuration.subnet_ids"], groups: ["vpc_configuration.security_group_ids"])),
    ResourceTraits("aws_prometheus_workspace", "Amazon Managed Service for Prometheus workspace"),
    ResourceTraits(
      "aws_prometheus_scraper", "Amazon Managed Service for Prometheus scraper",
      occupant: .client(
        in: ["source.eks.subnet_ids"], groups: ["source.eks.security_group_ids"],
        homeless: .unknown, defaultGroups: .unknown)),
    ResourceTraits("aws_budgets_budget", "AWS budget"),
  ]
}
