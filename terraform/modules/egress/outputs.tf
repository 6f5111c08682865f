output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment of the egress VPC."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "nat_gateway_ids" {
  description = "ID of the NAT gateway, by zone."
  value       = { for zone, nat_gateway in aws_nat_gateway.this : zone => nat_gateway.id }
}

output "vpc_id" {
  description = "ID of the egress VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "public_route_table_id" {
  description = "ID of the public route table."
  value       = aws_route_table.public.id
}

output "transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = { for zone, subnet in aws_subnet.transit : zone => subnet.id }
}

output "transit_route_table_ids" {
  description = "ID of the transit route table, by zone."
  value       = { for zone, route_table in aws_route_table.transit : zone => route_table.id }
}

output "nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = { for zone, nat_gateway in aws_nat_gateway.this : zone => nat_gateway.public_ip }
}
