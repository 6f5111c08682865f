output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_id" {
  description = "ID of the egress VPC."
  value       = aws_vpc.this.id
}

output "private_subnet_ids" {
  description = "ID of the private subnet, by zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "private_route_table_ids" {
  description = "ID of the private route table, by zone."
  value       = { for zone, route_table in aws_route_table.private : zone => route_table.id }
}

output "public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "public_route_table_ids" {
  description = "ID of the public route table, by zone."
  value       = { for zone, route_table in aws_route_table.public : zone => route_table.id }
}

output "nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = { for zone, nat_gateway in aws_nat_gateway.this : zone => nat_gateway.public_ip }
}
