output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment of the ingress VPC."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_cidr_block" {
  description = "CIDR block of the ingress VPC."
  value       = aws_vpc.this.cidr_block
}

output "web_load_balancer_arn_suffix" {
  description = "ARN suffix of the web load balancer."
  value       = aws_lb.web.arn_suffix
}

output "web_target_group_arn_suffix" {
  description = "ARN suffix of the targets of the web load balancer."
  value       = aws_lb_target_group.web.arn_suffix
}

output "vpc_id" {
  description = "ID of the ingress VPC."
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

output "transit_route_table_id" {
  description = "ID of the transit route table."
  value       = aws_route_table.transit.id
}

output "web_security_group_id" {
  description = "ID of the security group of the web load balancer."
  value       = aws_security_group.web.id
}

output "web_logs_s3_bucket_arn" {
  description = "ARN of the bucket for the logs of the web load balancer."
  value       = aws_s3_bucket.web_logs.arn
}

output "web_load_balancer_dns_name" {
  description = "DNS name of the web load balancer."
  value       = aws_lb.web.dns_name
}

output "web_load_balancer_zone_id" {
  description = "Zone ID of the web load balancer."
  value       = aws_lb.web.zone_id
}
