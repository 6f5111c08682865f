resource "aws_cloudwatch_log_group" "flow_log" {
  name              = "/metrics/${var.environment}/egress/flow-log"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}
