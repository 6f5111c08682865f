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
