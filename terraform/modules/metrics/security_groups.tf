resource "aws_vpc_security_group_ingress_rule" "graphite_load_balancer_from_web" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.graphite_load_balancer.id

  # The packets cross the firewall, where a reference to a security group matches nothing.
  cidr_ipv4   = var.ingress_vpc_cidr_block
  description = "HTTP from web"
  from_port   = 8080
  to_port     = 8080
}

resource "aws_security_group" "app" {
  description = "Tasks of the app service"
  name        = "metrics-${var.environment}-app"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-app"
  }
}

resource "aws_vpc_security_group_egress_rule" "app_to_statsd" {
  ip_protocol                  = "udp"
  security_group_id            = aws_security_group.app.id
  description                  = "StatsD metrics to statsd"
  from_port                    = 8125
  referenced_security_group_id = aws_security_group.statsd.id
  to_port                      = 8125
}

resource "aws_vpc_security_group_ingress_rule" "statsd_from_app" {
  ip_protocol                  = "udp"
  security_group_id            = aws_security_group.statsd.id
  description                  = "StatsD metrics from app"
  from_port                    = 8125
  referenced_security_group_id = aws_security_group.app.id
  to_port                      = 8125
}

resource "aws_vpc_security_group_egress_rule" "app_to_internet_https" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.app.id

  # Which destinations are reached is the firewall's decision.
  cidr_ipv4   = "0.0.0.0/0"
  description = "HTTPS to the internet"
  from_port   = 443
  to_port     = 443
}

resource "aws_vpc_security_group_egress_rule" "app_to_endpoints" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.app.id
  description                  = "AWS services through the VPC endpoints"
  from_port                    = 443
  referenced_security_group_id = var.endpoints_security_group_id
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "app_to_s3" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.app.id
  description       = "Image layers in S3"
  from_port         = 443
  prefix_list_id    = var.s3_vpc_endpoint_prefix_list_id
  to_port           = 443
}

resource "aws_security_group" "statsd" {
  description = "Tasks of the statsd service"
  name        = "metrics-${var.environment}-statsd"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-statsd"
  }
}

resource "aws_vpc_security_group_egress_rule" "statsd_to_graphite" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.statsd.id
  description                  = "Carbon plaintext to graphite"
  from_port                    = 2003
  referenced_security_group_id = aws_security_group.graphite.id
  to_port                      = 2003
}

resource "aws_vpc_security_group_ingress_rule" "graphite_from_statsd" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.graphite.id
  description                  = "Carbon plaintext from statsd"
  from_port                    = 2003
  referenced_security_group_id = aws_security_group.statsd.id
  to_port                      = 2003
}

resource "aws_vpc_security_group_egress_rule" "statsd_to_endpoints" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.statsd.id
  description                  = "AWS services through the VPC endpoints"
  from_port                    = 443
  referenced_security_group_id = var.endpoints_security_group_id
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "statsd_to_s3" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.statsd.id
  description       = "Image layers in S3"
  from_port         = 443
  prefix_list_id    = var.s3_vpc_endpoint_prefix_list_id
  to_port           = 443
}

resource "aws_security_group" "graphite" {
  description = "Tasks of the graphite service"
  name        = "metrics-${var.environment}-graphite"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }
}

resource "aws_vpc_security_group_egress_rule" "graphite_to_whisper" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.graphite.id
  description                  = "NFS over TLS to whisper"
  from_port                    = 2049
  referenced_security_group_id = var.whisper_security_group_id
  to_port                      = 2049
}

resource "aws_vpc_security_group_egress_rule" "graphite_to_endpoints" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.graphite.id
  description                  = "AWS services through the VPC endpoints"
  from_port                    = 443
  referenced_security_group_id = var.endpoints_security_group_id
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "graphite_to_s3" {
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.graphite.id
  description       = "Image layers in S3"
  from_port         = 443
  prefix_list_id    = var.s3_vpc_endpoint_prefix_list_id
  to_port           = 443
}

resource "aws_security_group" "graphite_load_balancer" {
  description = "Load balancer of the graphite service"
  name        = "metrics-${var.environment}-graphite-nlb"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-graphite-nlb"
  }
}

resource "aws_vpc_security_group_egress_rule" "graphite_load_balancer_to_graphite" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.graphite_load_balancer.id
  description                  = "HTTP to graphite"
  from_port                    = 8080
  referenced_security_group_id = aws_security_group.graphite.id
  to_port                      = 8080
}

resource "aws_vpc_security_group_ingress_rule" "graphite_from_graphite_load_balancer" {
  ip_protocol                  = "tcp"
  security_group_id            = aws_security_group.graphite.id
  description                  = "HTTP from graphite-load-balancer"
  from_port                    = 8080
  referenced_security_group_id = aws_security_group.graphite_load_balancer.id
  to_port                      = 8080
}
