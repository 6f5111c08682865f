resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name = "metrics-${var.environment}-workload"
  }
}

# Adopted without rules, so that nothing can use it by accident.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload-default"
  }
}

resource "aws_subnet" "private" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value
  cidr_block        = var.private_cidr_blocks[each.key]

  tags = {
    Name = "metrics-${var.environment}-workload-private-${each.key}"
  }
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload-private"
  }
}

resource "aws_route" "private_default" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = var.transit_gateway_id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this]
}

resource "aws_route_table_association" "private" {
  for_each = var.zones

  route_table_id = aws_route_table.private.id
  subnet_id      = aws_subnet.private[each.key].id
}

resource "aws_subnet" "transit" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value
  cidr_block        = var.transit_cidr_blocks[each.key]

  tags = {
    Name = "metrics-${var.environment}-workload-transit-${each.key}"
  }
}

resource "aws_route_table" "transit" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload-transit"
  }
}

resource "aws_route_table_association" "transit" {
  for_each = var.zones

  route_table_id = aws_route_table.transit.id
  subnet_id      = aws_subnet.transit[each.key].id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  subnet_ids                                      = values(aws_subnet.transit)[*].id
  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  appliance_mode_support                          = "disable"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "metrics-${var.environment}-workload"
  }
}

resource "aws_cloudwatch_log_group" "flow_log" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/workload/flow-log"
  retention_in_days = var.flow_log_retention_in_days
}

resource "aws_iam_role" "flow_log" {
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

  name = "metrics-${var.environment}-workload-flow-log"
}

resource "aws_iam_role_policy" "flow_log" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = [
        aws_cloudwatch_log_group.flow_log.arn,
        "${aws_cloudwatch_log_group.flow_log.arn}:log-stream:*",
      ]
    }]
  })

  role = aws_iam_role.flow_log.id
  name = "write-flow-log"
}

resource "aws_flow_log" "this" {
  iam_role_arn             = aws_iam_role.flow_log.arn
  log_destination          = aws_cloudwatch_log_group.flow_log.arn
  max_aggregation_interval = 60
  traffic_type             = "ALL"
  vpc_id                   = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload"
  }
}

resource "aws_security_group" "endpoints" {
  description = "Interface endpoints of the workload VPC"
  name        = "metrics-${var.environment}-workload-endpoints"
  vpc_id      = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload-endpoints"
  }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_vpc" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.endpoints.id
  cidr_ipv4         = aws_vpc.this.cidr_block
  description       = "HTTPS from this VPC"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_endpoint" "interface" {
  for_each = toset(["ecr.api", "ecr.dkr", "logs", "secretsmanager"])

  vpc_id              = aws_vpc.this.id
  private_dns_enabled = true
  security_group_ids  = [aws_security_group.endpoints.id]
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  subnet_ids          = values(aws_subnet.private)[*].id
  vpc_endpoint_type   = "Interface"

  tags = {
    Name = "metrics-${var.environment}-workload-${each.key}"
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  route_table_ids   = [aws_route_table.private.id]
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"

  tags = {
    Name = "metrics-${var.environment}-workload-s3"
  }
}
