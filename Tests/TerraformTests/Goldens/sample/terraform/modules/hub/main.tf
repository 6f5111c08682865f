resource "aws_ec2_transit_gateway" "this" {
  description = "Connects the VPCs"

  # Each attachment is associated on purpose, so that nothing reaches a network unseen.
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"

  tags = {
    Name = "hub-${var.environment}"
  }
}

resource "aws_ec2_transit_gateway_route_table" "pre_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "pre-inspection-${var.environment}"
  }
}

resource "aws_ec2_transit_gateway_route_table" "post_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "post-inspection-${var.environment}"
  }
}

resource "aws_ec2_transit_gateway_route_table_association" "pre_inspection" {
  for_each = var.pre_inspection_transit_gateway_attachment_ids

  transit_gateway_attachment_id  = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.pre_inspection.id
}

resource "aws_ec2_transit_gateway_route" "pre_inspection_default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = var.inspection_transit_gateway_attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.pre_inspection.id
}

resource "aws_ec2_transit_gateway_route" "post_inspection" {
  for_each = toset(["billing", "metrics", "orders"])

  destination_cidr_block         = var.post_inspection_destination_cidr_blocks[each.key]
  transit_gateway_attachment_id  = var.post_inspection_transit_gateway_attachment_ids[each.key]
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
}
