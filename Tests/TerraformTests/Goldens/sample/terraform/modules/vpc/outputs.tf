output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_id" {
  description = "ID of the VPC."
  value       = aws_vpc.this.id
}

output "app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = { for zone, subnet in aws_subnet.app : zone => subnet.id }
}

output "app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = { for zone, route_table in aws_route_table.app : zone => route_table.id }
}
