resource "aws_ec2_transit_gateway" "this" {
  amazon_side_asn                 = 64512
  auto_accept_shared_attachments  = "disable"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  description                     = "Transit gateway hub"
  dns_support                     = "enable"

  tags = {
    Name = "metrics-${var.environment}-hub"
  }
}

resource "aws_ec2_transit_gateway_route_table" "pre_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "metrics-${var.environment}-hub-pre-inspection"
  }
}

resource "aws_ec2_transit_gateway_route_table_association" "pre_inspection" {
  for_each = toset(["egress", "ingress", "workload"])

  transit_gateway_attachment_id  = var.pre_inspection_transit_gateway_attachment_ids[each.key]
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.pre_inspection.id
}

resource "aws_ec2_transit_gateway_route" "pre_inspection_default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.pre_inspection.id
  transit_gateway_attachment_id  = var.inspection_transit_gateway_attachment_id
}

resource "aws_ec2_transit_gateway_route_table" "post_inspection" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id

  tags = {
    Name = "metrics-${var.environment}-hub-post-inspection"
  }
}

resource "aws_ec2_transit_gateway_route_table_association" "post_inspection" {
  for_each = toset(["inspection"])

  transit_gateway_attachment_id  = var.inspection_transit_gateway_attachment_id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "post_inspection" {
  for_each = toset(["ingress", "workload"])

  transit_gateway_attachment_id  = var.post_inspection_transit_gateway_attachment_ids[each.key]
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
}

resource "aws_ec2_transit_gateway_route" "post_inspection_default" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.post_inspection.id
  transit_gateway_attachment_id  = var.egress_transit_gateway_attachment_id
}
