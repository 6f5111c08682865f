resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name = "metrics-${var.environment}-workload"
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

  lifecycle {
    create_before_destroy = true
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

  lifecycle {
    create_before_destroy = true
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

resource "aws_network_acl" "this" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = concat(values(aws_subnet.private)[*].id, values(aws_subnet.transit)[*].id)

  tags = {
    Name = "metrics-${var.environment}-workload"
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

  # Stateless: replies come to the ports from which connections are opened, 32768 and up.
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
    from_port  = 32768
    to_port    = 65535
    protocol   = "tcp"
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 310
    action     = "allow"
    from_port  = 32768
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
    Name = "metrics-${var.environment}-workload-default"
  }

  lifecycle {
    ignore_changes = [subnet_ids]
  }

  depends_on = [aws_network_acl.this]
}

# Reserved, so that nothing else in the subnet gets the address first.
resource "aws_ec2_subnet_cidr_reservation" "metrics_graphite_load_balancer" {
  for_each = var.zones

  description      = "Load balancer of the graphite service"
  cidr_block       = "${var.metrics_graphite_load_balancer_addresses[each.key]}/32"
  reservation_type = "explicit"
  subnet_id        = aws_subnet.private[each.key].id
}
