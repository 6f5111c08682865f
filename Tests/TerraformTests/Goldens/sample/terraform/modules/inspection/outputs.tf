output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_id" {
  description = "ID of the inspection VPC."
  value       = aws_vpc.this.id
}
