# Adopted without rules, so that nothing can use it by accident.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-ingress-default"
  }
}

resource "aws_security_group" "web" {
  name        = "metrics-${var.environment}-web-alb"
  description = "Load balancer web"
  vpc_id      = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-web-alb"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "web_from_clients_443" {
  security_group_id = aws_security_group.web.id
  description       = "HTTPS from clients"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = var.client_prefix_list_id
}

resource "aws_vpc_security_group_ingress_rule" "web_from_clients_80" {
  #checkov:skip=CKV_AWS_260:The prefix list decides who may connect, and HTTP is only redirected; the check sees no prefix list.
  security_group_id = aws_security_group.web.id
  description       = "HTTP from clients, to redirect it"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  prefix_list_id    = var.client_prefix_list_id
}

resource "aws_vpc_security_group_egress_rule" "web_to_workload_vpc_tcp_8080" {
  security_group_id = aws_security_group.web.id
  description       = "HTTP to the workload VPC"
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8080

  # The packets cross a transit gateway, and a firewall on most ways, where a reference to a
  # security group matches nothing.
  cidr_ipv4 = var.workload_vpc_cidr_block
}
