resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name = "metrics-${var.environment}-ingress"
  }
}

# Adopted without rules, so that nothing can use it by accident.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-ingress-default"
  }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-ingress"
  }
}

resource "aws_subnet" "public" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.value
  cidr_block        = var.public_cidr_blocks[each.key]

  tags = {
    Name = "metrics-${var.environment}-ingress-public-${each.key}"
  }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-ingress-public"
  }
}

resource "aws_route" "public_default" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route" "public_environment" {
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
    Name = "metrics-${var.environment}-ingress-transit-${each.key}"
  }
}

resource "aws_route_table" "transit" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-ingress-transit"
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
    Name = "metrics-${var.environment}-ingress"
  }
}

resource "aws_cloudwatch_log_group" "flow_log" {
  kms_key_id        = var.kms_key_arn
  name              = "/metrics/${var.environment}/ingress/flow-log"
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

  name = "metrics-${var.environment}-ingress-flow-log"
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
    Name = "metrics-${var.environment}-ingress"
  }
}

resource "aws_security_group" "web" {
  description = "Load balancer web"
  name        = "metrics-${var.environment}-web-alb"
  vpc_id      = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-web-alb"
  }
}

resource "aws_vpc_security_group_ingress_rule" "web_from_clients_443" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.web.id
  description       = "HTTPS, from clients"
  from_port         = 443
  prefix_list_id    = var.client_prefix_list_id
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "web_from_clients_80" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.web.id
  description       = "HTTP, to be redirected, from clients"
  from_port         = 80
  prefix_list_id    = var.client_prefix_list_id
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "web_to_graphite" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.web.id
  cidr_ipv4         = var.workload_vpc_cidr_block
  description       = "HTTP to graphite"
  from_port         = 8080
  to_port           = 8080
}

resource "aws_lb" "web" {
  desync_mitigation_mode     = "defensive"
  drop_invalid_header_fields = true
  enable_deletion_protection = var.web_enable_deletion_protection
  internal                   = false
  load_balancer_type         = "application"
  name                       = "metrics-${var.environment}-web"
  security_groups            = [aws_security_group.web.id]
  subnets                    = values(aws_subnet.public)[*].id

  tags = {
    Name = "metrics-${var.environment}-web"
  }
}

resource "aws_lb_target_group" "web" {
  deregistration_delay = "30"
  name                 = "metrics-${var.environment}-web"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  health_check {
    healthy_threshold   = 2
    interval            = 15
    matcher             = "200"
    path                = "/"
    protocol            = "HTTP"
    unhealthy_threshold = 2
  }
}

resource "aws_lb_target_group_attachment" "web" {
  for_each = var.zones

  target_group_arn = aws_lb_target_group.web.arn
  target_id        = var.web_target_ids[each.key]

  # Targets outside the load balancer's own VPC are in no zone.
  availability_zone = "all"
  port              = 8080
}

resource "aws_lb_listener" "web_https" {
  load_balancer_arn = aws_lb.web.arn
  certificate_arn   = var.certificate_arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_lb_listener" "web_http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  tags = {
    Name = "metrics-${var.environment}-web"
  }

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
      port        = "443"
      protocol    = "HTTPS"
    }
  }
}
