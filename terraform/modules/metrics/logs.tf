resource "aws_cloudwatch_log_group" "this" {
  for_each = local.services

  name              = "/metrics/${var.environment}/metrics/${each.key}"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}
