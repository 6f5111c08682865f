resource "aws_security_group" "app" {
  name        = "metrics-${var.environment}-app"
  description = "Tasks of the app service"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-app"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "app_to_internet_https" {
  security_group_id = aws_security_group.app.id
  description       = "HTTPS to the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443

  # Which destinations are reached is the firewall's decision.
  cidr_ipv4 = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "app_to_endpoints" {
  security_group_id            = aws_security_group.app.id
  description                  = "AWS services through the VPC endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = var.endpoints_security_group_id
}

resource "aws_vpc_security_group_egress_rule" "app_to_s3" {
  security_group_id = aws_security_group.app.id
  description       = "Image layers in S3"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = var.s3_vpc_endpoint_prefix_list_id
}

resource "aws_security_group" "statsd" {
  name        = "metrics-${var.environment}-statsd"
  description = "Tasks of the statsd service"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-statsd"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "app_to_statsd" {
  security_group_id            = aws_security_group.app.id
  description                  = "StatsD metrics to statsd"
  ip_protocol                  = "udp"
  from_port                    = 8125
  to_port                      = 8125
  referenced_security_group_id = aws_security_group.statsd.id
}

resource "aws_vpc_security_group_ingress_rule" "statsd_from_app" {
  security_group_id            = aws_security_group.statsd.id
  description                  = "StatsD metrics from app"
  ip_protocol                  = "udp"
  from_port                    = 8125
  to_port                      = 8125
  referenced_security_group_id = aws_security_group.app.id
}

resource "aws_vpc_security_group_egress_rule" "statsd_to_endpoints" {
  security_group_id            = aws_security_group.statsd.id
  description                  = "AWS services through the VPC endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = var.endpoints_security_group_id
}

resource "aws_vpc_security_group_egress_rule" "statsd_to_s3" {
  security_group_id = aws_security_group.statsd.id
  description       = "Image layers in S3"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = var.s3_vpc_endpoint_prefix_list_id
}

resource "aws_security_group" "graphite" {
  name        = "metrics-${var.environment}-graphite"
  description = "Tasks of the graphite service"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-graphite"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "statsd_to_graphite_carbon" {
  security_group_id            = aws_security_group.statsd.id
  description                  = "Carbon plaintext to graphite"
  ip_protocol                  = "tcp"
  from_port                    = 2003
  to_port                      = 2003
  referenced_security_group_id = aws_security_group.graphite.id
}

resource "aws_vpc_security_group_ingress_rule" "graphite_from_statsd_carbon" {
  security_group_id            = aws_security_group.graphite.id
  description                  = "Carbon plaintext from statsd"
  ip_protocol                  = "tcp"
  from_port                    = 2003
  to_port                      = 2003
  referenced_security_group_id = aws_security_group.statsd.id
}

resource "aws_vpc_security_group_egress_rule" "graphite_to_whisper_nfs" {
  security_group_id            = aws_security_group.graphite.id
  description                  = "NFS over TLS to whisper"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = var.whisper_security_group_id
}

resource "aws_vpc_security_group_egress_rule" "graphite_to_endpoints" {
  security_group_id            = aws_security_group.graphite.id
  description                  = "AWS services through the VPC endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = var.endpoints_security_group_id
}

resource "aws_vpc_security_group_egress_rule" "graphite_to_s3" {
  security_group_id = aws_security_group.graphite.id
  description       = "Image layers in S3"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = var.s3_vpc_endpoint_prefix_list_id
}

resource "aws_security_group" "graphite_load_balancer" {
  name        = "metrics-${var.environment}-graphite-nlb"
  description = "Load balancer of the graphite service"
  vpc_id      = var.workload_vpc_id

  tags = {
    Name = "metrics-${var.environment}-graphite-nlb"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "graphite_load_balancer_from_ingress_vpc_tcp_8080" {
  security_group_id = aws_security_group.graphite_load_balancer.id
  description       = "HTTP from the ingress VPC"
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8080

  # The packets cross a transit gateway, and a firewall on most ways, where a reference to a
  # security group matches nothing.
  cidr_ipv4 = var.ingress_vpc_cidr_block
}

resource "aws_vpc_security_group_egress_rule" "graphite_load_balancer_to_graphite_http" {
  security_group_id            = aws_security_group.graphite_load_balancer.id
  description                  = "HTTP to graphite"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  referenced_security_group_id = aws_security_group.graphite.id
}

resource "aws_vpc_security_group_ingress_rule" "graphite_from_load_balancer_http" {
  security_group_id            = aws_security_group.graphite.id
  description                  = "HTTP from graphite-load-balancer"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  referenced_security_group_id = aws_security_group.graphite_load_balancer.id
}
