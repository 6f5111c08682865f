output "transit_gateway_attachment_id" {
  description = "ID of the transit gateway attachment."
  value       = aws_ec2_transit_gateway_vpc_attachment.this.id
}

output "vpc_id" {
  description = "ID of the metrics VPC."
  value       = aws_vpc.this.id
}

output "repository_urls" {
  description = "Repository URL of the repository, by key."
  value       = { for key, repository in aws_ecr_repository.this : key => repository.repository_url }
}

output "cluster_name" {
  description = "Name of the cluster."
  value       = aws_ecs_cluster.this.name
}
