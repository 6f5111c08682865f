resource "aws_cloudwatch_log_group" "flow_log" {
  name              = "/metrics/${var.environment}/inspection/flow-log"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "perimeter_alert" {
  name              = "/metrics/${var.environment}/perimeter/alert"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "perimeter_flow" {
  name              = "/metrics/${var.environment}/perimeter/flow"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}
