resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = {
    Name = "metrics-${var.environment}-egress"
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

  lifecycle {
    create_before_destroy = true
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

  lifecycle {
    create_before_destroy = true
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

resource "aws_network_acl" "this" {
  #checkov:skip=CKV_AWS_231:A NAT gateway or a function opens connections from any port above 1023 and needs the replies; nothing in these subnets listens on 3389.
  vpc_id     = aws_vpc.this.id
  subnet_ids = values(aws_subnet.transit)[*].id

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

resource "aws_network_acl" "public" {
  #checkov:skip=CKV_AWS_231:A NAT gateway or a function opens connections from any port above 1023 and needs the replies; nothing in these subnets listens on 3389.
  vpc_id     = aws_vpc.this.id
  subnet_ids = values(aws_subnet.public)[*].id

  tags = {
    Name = "metrics-${var.environment}-egress-public"
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

  depends_on = [aws_network_acl.this]
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

  depends_on = [aws_network_acl.this, aws_network_acl.public]
}
