output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment of the inspection VPC."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "perimeter_firewall_name" {
  description = "Name of the perimeter firewall."
  value       = aws_networkfirewall_firewall.perimeter.name
}

output "vpc_id" {
  description = "ID of the inspection VPC."
  value       = aws_vpc.this.id
}

output "transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = { for zone, subnet in aws_subnet.transit : zone => subnet.id }
}

output "transit_route_table_ids" {
  description = "ID of the transit route table, by zone."
  value       = { for zone, route_table in aws_route_table.transit : zone => route_table.id }
}

output "firewall_subnet_ids" {
  description = "ID of the firewall subnet, by zone."
  value       = { for zone, subnet in aws_subnet.firewall : zone => subnet.id }
}

output "firewall_route_table_id" {
  description = "ID of the firewall route table."
  value       = aws_route_table.firewall.id
}
