# Adopted without rules, so that nothing can use it by accident.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload-default"
  }
}

resource "aws_security_group" "endpoints" {
  name        = "metrics-${var.environment}-workload-endpoints"
  description = "Interface endpoints of the workload VPC"
  vpc_id      = aws_vpc.this.id

  tags = {
    Name = "metrics-${var.environment}-workload-endpoints"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_vpc" {
  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from this VPC"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = aws_vpc.this.cidr_block
}
