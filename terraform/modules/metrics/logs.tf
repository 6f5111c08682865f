resource "aws_cloudwatch_log_group" "app" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/metrics/app"
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "statsd" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/metrics/statsd"
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "graphite" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/metrics/graphite"
  retention_in_days = var.log_retention_in_days
}
