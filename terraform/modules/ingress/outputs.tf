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

output "web_load_balancer_dns_name" {
  description = "DNS name of the web load balancer."
  value       = aws_lb.web.dns_name
}
