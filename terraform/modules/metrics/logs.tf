resource "aws_cloudwatch_log_group" "app" {
  name              = "/metrics/${var.environment}/metrics/app"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "statsd" {
  name              = "/metrics/${var.environment}/metrics/statsd"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "graphite" {
  name              = "/metrics/${var.environment}/metrics/graphite"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}
