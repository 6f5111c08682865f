resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  subnet_ids         = values(aws_subnet.transit)[*].id
  transit_gateway_id = var.transit_gateway_id
  vpc_id             = aws_vpc.this.id

  # Both directions of a flow must meet the same firewall endpoint; without this the reply may enter
  # through another zone and is dropped.
  appliance_mode_support                          = "enable"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  tags = {
    Name = "metrics-${var.environment}-inspection"
  }
}
