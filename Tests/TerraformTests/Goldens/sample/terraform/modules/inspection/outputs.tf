output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_id" {
  description = "ID of the inspection VPC."
  value       = aws_vpc.this.id
}

output "attachment_tier_subnet_ids" {
  description = "ID of the attachment subnet, by zone."
  value       = { for zone, subnet in aws_subnet.attachment_tier : zone => subnet.id }
}

output "attachment_tier_route_table_ids" {
  description = "ID of the attachment route table, by zone."
  value       = { for zone, route_table in aws_route_table.attachment_tier : zone => route_table.id }
}

output "firewall_subnet_ids" {
  description = "ID of the firewall subnet, by zone."
  value       = { for zone, subnet in aws_subnet.firewall : zone => subnet.id }
}

output "firewall_route_table_ids" {
  description = "ID of the firewall route table, by zone."
  value       = { for zone, route_table in aws_route_table.firewall : zone => route_table.id }
}
