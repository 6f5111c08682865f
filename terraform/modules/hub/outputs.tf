output "transit_gateway_id" {
  description = "ID of the transit gateway hub."
  value       = aws_ec2_transit_gateway.this.id
}

output "pre_inspection_transit_gateway_route_table_id" {
  description = "ID of the pre-inspection route table."
  value       = aws_ec2_transit_gateway_route_table.pre_inspection.id
}

output "post_inspection_transit_gateway_route_table_id" {
  description = "ID of the post-inspection route table."
  value       = aws_ec2_transit_gateway_route_table.post_inspection.id
}
