output "security_group_ids" {
  description = "ID of the security group, by service."
  value       = { for service, security_group in aws_security_group.this : service => security_group.id }
}

output "task_role_arns" {
  description = "ARN of the role, by service."
  value       = { for service, role in aws_iam_role.task : service => role.arn }
}

output "cluster_name" {
  description = "Name of the metrics cluster."
  value       = aws_ecs_cluster.this.name
}

output "app_service_name" {
  description = "Name of the app service."
  value       = aws_ecs_service.app.name
}

output "graphite_service_name" {
  description = "Name of the graphite service."
  value       = aws_ecs_service.graphite.name
}

output "statsd_service_name" {
  description = "Name of the statsd service."
  value       = aws_ecs_service.statsd.name
}

output "graphite_load_balancer_arn_suffix" {
  description = "ARN suffix of the graphite load balancer."
  value       = aws_lb.graphite.arn_suffix
}

output "graphite_target_group_arn_suffix" {
  description = "ARN suffix of the tasks behind the graphite load balancer."
  value       = aws_lb_target_group.graphite.arn_suffix
}

output "repository_urls" {
  description = "Repository URL of the images, by service."
  value       = { for service, repository in aws_ecr_repository.this : service => repository.repository_url }
}

output "graphite_load_balancer_dns_name" {
  description = "DNS name of the graphite load balancer."
  value       = aws_lb.graphite.dns_name
}
