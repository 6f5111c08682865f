resource "aws_cloudwatch_log_group" "flow_log" {
  name              = "/metrics/${var.environment}/ingress/flow-log"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_group" "web_waf" {
  # WAF accepts only log groups whose name begins with aws-waf-logs-.
  name              = "aws-waf-logs-metrics-${var.environment}-web"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_cloudwatch_log_resource_policy" "web_waf" {
  policy_name = "metrics-${var.environment}-web-web-acl"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "DeliverLogs"
      Effect = "Allow"
      Principal = {
        Service = "delivery.logs.amazonaws.com"
      }
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.web_waf.arn}:*"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = var.account_id
        }
        ArnLike = {
          "aws:SourceArn" = "arn:aws:logs:${var.region}:${var.account_id}:*"
        }
      }
    }]
  })
}
