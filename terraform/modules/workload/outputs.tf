output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment of the workload VPC."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_cidr_block" {
  description = "CIDR block of the workload VPC."
  value       = aws_vpc.this.cidr_block
}

output "vpc_id" {
  description = "ID of the workload VPC."
  value       = aws_vpc.this.id
}

output "endpoints_security_group_id" {
  description = "ID of the security group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}

output "s3_vpc_endpoint_prefix_list_id" {
  description = "Prefix list ID of the gateway endpoint for S3."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}

output "private_subnet_ids" {
  description = "ID of the private subnet, by zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }

  depends_on = [
    aws_vpc_endpoint.interface,
    aws_vpc_endpoint.s3,
    aws_vpc_security_group_ingress_rule.endpoints_from_vpc,
    aws_route.private_default,
    aws_ec2_subnet_cidr_reservation.metrics_graphite_load_balancer,
  ]
}

output "private_route_table_id" {
  description = "ID of the private route table."
  value       = aws_route_table.private.id
}

output "transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = { for zone, subnet in aws_subnet.transit : zone => subnet.id }
}

output "transit_route_table_id" {
  description = "ID of the transit route table."
  value       = aws_route_table.transit.id
}
