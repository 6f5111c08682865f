resource "aws_cloudwatch_log_group" "flow_log" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/inspection/flow-log"
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "perimeter_alert" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/perimeter/alert"
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "perimeter_flow" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/perimeter/flow"
  retention_in_days = var.log_retention_in_days
}
