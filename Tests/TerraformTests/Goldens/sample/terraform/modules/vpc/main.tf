resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true

  tags = {
    Name = "${var.name}-${var.environment}"
  }
}

resource "aws_subnet" "app" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  cidr_block        = var.app_cidr_blocks[each.key]
  availability_zone = each.value

  tags = {
    Name = "${var.name}-app-${var.environment}-${each.key}"
  }
}

resource "aws_route_table" "app" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "${var.name}-app-${var.environment}"
  }
}

resource "aws_route_table_association" "app" {
  for_each = var.zones

  subnet_id      = aws_subnet.app[each.key].id
  route_table_id = aws_route_table.app[each.key].id
}

resource "aws_route" "app_default" {
  for_each = var.zones

  route_table_id         = aws_route_table.app[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = var.transit_gateway_id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  subnet_ids                                      = values(aws_subnet.app)[*].id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "${var.name}-${var.environment}"
  }
}
