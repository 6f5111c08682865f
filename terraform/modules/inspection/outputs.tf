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
