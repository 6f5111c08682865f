resource "aws_flow_log" "this" {
  iam_role_arn             = aws_iam_role.flow_log.arn
  log_destination          = aws_cloudwatch_log_group.flow_log.arn
  max_aggregation_interval = 60
  traffic_type             = "ALL"
  vpc_id                   = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-egress"
  }

  depends_on = [aws_iam_role_policy.flow_log]
}
