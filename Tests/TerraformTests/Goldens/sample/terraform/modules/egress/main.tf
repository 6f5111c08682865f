resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true

  tags = {
    Name = "egress-${var.environment}"
  }
}

resource "aws_subnet" "private" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  cidr_block        = var.private_cidr_blocks[each.key]
  availability_zone = each.value

  tags = {
    Name = "egress-private-${var.environment}-${each.key}"
  }
}

resource "aws_route_table" "private" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "egress-private-${var.environment}"
  }
}

resource "aws_route_table_association" "private" {
  for_each = var.zones

  subnet_id      = aws_subnet.private[each.key].id
  route_table_id = aws_route_table.private[each.key].id
}

resource "aws_subnet" "public" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  cidr_block        = var.public_cidr_blocks[each.key]
  availability_zone = each.value

  tags = {
    Name = "egress-public-${var.environment}-${each.key}"
  }
}

resource "aws_route_table" "public" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "egress-public-${var.environment}"
  }
}

resource "aws_route_table_association" "public" {
  for_each = var.zones

  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = aws_route_table.public[each.key].id
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_eip" "nat" {
  for_each = toset(values(var.nat_gateway_zones))

  domain = "vpc"
}

resource "aws_nat_gateway" "this" {
  for_each = toset(values(var.nat_gateway_zones))

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = {
    Name = "nat-${var.zones[each.key]}"
  }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "private_default" {
  for_each = var.zones

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[var.nat_gateway_zones[each.key]].id
}

resource "aws_route" "public_default" {
  for_each = var.zones

  route_table_id         = aws_route_table.public[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  subnet_ids                                      = values(aws_subnet.private)[*].id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "egress-${var.environment}"
  }
}
