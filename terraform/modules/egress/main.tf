resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name = "metrics-${var.environment}-egress"
  }
}

# Adopted without rules, so that nothing can use it by accident.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-egress-default"
  }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-egress"
  }
}

resource "aws_subnet" "public" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value
  cidr_block        = var.public_cidr_blocks[each.key]

  tags = {
    Name = "metrics-${var.environment}-egress-public-${each.key}"
  }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-egress-public"
  }
}

resource "aws_route" "public_default" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route" "public_return" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = var.address_block
  transit_gateway_id     = var.transit_gateway_id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this]
}

resource "aws_route_table_association" "public" {
  for_each = var.zones

  route_table_id = aws_route_table.public.id
  subnet_id      = aws_subnet.public[each.key].id
}

resource "aws_subnet" "transit" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value
  cidr_block        = var.transit_cidr_blocks[each.key]

  tags = {
    Name = "metrics-${var.environment}-egress-transit-${each.key}"
  }
}

resource "aws_route_table" "transit" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-egress-transit-${each.key}"
  }
}

resource "aws_route_table_association" "transit" {
  for_each = var.zones

  route_table_id = aws_route_table.transit[each.key].id
  subnet_id      = aws_subnet.transit[each.key].id
}

resource "aws_eip" "nat" {
  for_each = toset(values(var.nat_gateway_zones))

  domain = "vpc"

  tags = {
    Name = "metrics-${var.environment}-egress-nat-${each.key}"
  }
}

resource "aws_nat_gateway" "this" {
  for_each = toset(values(var.nat_gateway_zones))

  subnet_id     = aws_subnet.public[each.key].id
  allocation_id = aws_eip.nat[each.key].allocation_id

  tags = {
    Name = "metrics-${var.environment}-egress-${each.key}"
  }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "transit_default" {
  for_each = var.zones

  route_table_id         = aws_route_table.transit[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[var.nat_gateway_zones[each.key]].id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  subnet_ids                                      = values(aws_subnet.transit)[*].id
  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  appliance_mode_support                          = "disable"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "metrics-${var.environment}-egress"
  }
}

resource "aws_network_acl" "this" {
  #checkov:skip=CKV_AWS_231:A NAT gateway opens connections from any port above 1023 and needs the replies; nothing in this VPC listens on 3389.
  vpc_id     = aws_vpc.this.id
  subnet_ids = concat(values(aws_subnet.public)[*].id, values(aws_subnet.transit)[*].id)

  tags = {
    Name = "metrics-${var.environment}-egress"
  }

  # What may leave is for the security groups and the firewall to decide.
  egress {
    rule_no    = 100
    action     = "allow"
    from_port  = 0
    to_port    = 0
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
  }

  # Stateless: replies come to the ports from which connections are opened, 1024 and up.
  ingress {
    rule_no    = 100
    action     = "allow"
    from_port  = 0
    to_port    = 0
    protocol   = "-1"
    cidr_block = var.address_block
  }

  ingress {
    rule_no    = 300
    action     = "allow"
    from_port  = 1024
    to_port    = 65535
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 310
    action     = "allow"
    from_port  = 1024
    to_port    = 65535
    protocol   = "udp"
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 320
    action     = "allow"
    from_port  = 0
    to_port    = 0
    protocol   = "icmp"
    cidr_block = "0.0.0.0/0"
    icmp_type  = 3
    icmp_code  = 4
  }
}

# Adopted without rules: a subnet that is given no network ACL reaches nothing.
resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id

  tags = {
    Name = "metrics-${var.environment}-egress-default"
  }

  lifecycle {
    ignore_changes = [subnet_ids]
  }

  depends_on = [aws_network_acl.this]
}

resource "aws_cloudwatch_log_group" "flow_log" {
  name              = "/metrics/${var.environment}/egress/flow-log"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_in_days
}

resource "aws_iam_role" "flow_log" {
  name = "metrics-${var.environment}-egress-flow-log"

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
  traffic_type             = "ALL"
  vpc_id                   = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-egress"
  }

  depends_on = [aws_iam_role_policy.flow_log]
}
