resource "aws_ec2_transit_gateway" "this" {
  description                     = "Transit gateway hub"
  amazon_side_asn                 = 64512
  auto_accept_shared_attachments  = "disable"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  dns_support                     = "enable"

  tags = {
    Name = "metrics-${var.environment}-hub"
  }
}

resource "aws_ec2_transit_gateway_route_table" "pre_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "metrics-${var.environment}-hub-pre-inspection"
  }
}

resource "aws_ec2_transit_gateway_route_table_association" "pre_inspection" {
  for_each = var.pre_inspection_transit_gateway_attachment_ids

  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.pre_inspection.id
}

resource "aws_ec2_transit_gateway_route" "pre_inspection_default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.pre_inspection.id
  transit_gateway_attachment_id  = var.inspection_transit_gateway_attachment_id
}

resource "aws_ec2_transit_gateway_route_table" "post_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "metrics-${var.environment}-hub-post-inspection"
  }
}

resource "aws_ec2_transit_gateway_route_table_association" "post_inspection" {
  for_each = toset(["inspection"])

  transit_gateway_attachment_id  = var.inspection_transit_gateway_attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "post_inspection" {
  for_each = var.post_inspection_transit_gateway_attachment_ids

  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
}

resource "aws_ec2_transit_gateway_route" "post_inspection_default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
  transit_gateway_attachment_id  = var.egress_transit_gateway_attachment_id
}

resource "aws_cloudwatch_log_group" "flow_log" {
  name              = "/metrics/${var.environment}/hub/flow-log"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_iam_role" "flow_log" {
  name = "metrics-${var.environment}-hub-flow-log"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "vpc-flow-logs.amazonaws.com"
      }
      Action = "sts:AssumeRole"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = var.account_id
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "flow_log" {
  name = "write-flow-log"
  role = aws_iam_role.flow_log.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WriteRecords"
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = [
          aws_cloudwatch_log_group.flow_log.arn,
          "${aws_cloudwatch_log_group.flow_log.arn}:log-stream:*",
        ]
      },
      {
        Sid      = "FindLogGroup"
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "arn:aws:logs:${var.region}:${var.account_id}:log-group:*"
      },
    ]
  })
}

resource "aws_flow_log" "this" {
  iam_role_arn             = aws_iam_role.flow_log.arn
  log_destination          = aws_cloudwatch_log_group.flow_log.arn
  max_aggregation_interval = 60
  transit_gateway_id       = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "metrics-${var.environment}-hub"
  }

  depends_on = [aws_iam_role_policy.flow_log]
}
