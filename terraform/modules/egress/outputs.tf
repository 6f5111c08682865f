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

output "nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = { for zone, nat_gateway in aws_nat_gateway.this : zone => nat_gateway.public_ip }
}
