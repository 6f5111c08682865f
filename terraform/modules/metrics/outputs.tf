output "graphite_security_group_id" {
  description = "ID of the security group of the graphite service."
  value       = aws_security_group.graphite.id
}

output "graphite_task_role_arn" {
  description = "ARN of the role of the graphite tasks."
  value       = aws_iam_role.graphite_task.arn
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

output "cluster_arn" {
  description = "ARN of the metrics cluster."
  value       = aws_ecs_cluster.this.arn
}

output "app_repository_url" {
  description = "Repository URL of the images of the app service."
  value       = aws_ecr_repository.app.repository_url
}

output "app_security_group_id" {
  description = "ID of the security group of the app service."
  value       = aws_security_group.app.id
}

output "statsd_repository_url" {
  description = "Repository URL of the images of the statsd service."
  value       = aws_ecr_repository.statsd.repository_url
}

output "statsd_security_group_id" {
  description = "ID of the security group of the statsd service."
  value       = aws_security_group.statsd.id
}

output "graphite_repository_url" {
  description = "Repository URL of the images of the graphite service."
  value       = aws_ecr_repository.graphite.repository_url
}

output "graphite_secret_key_secret_arn" {
  description = "ARN of the key that signs Graphite's web sessions."
  value       = aws_secretsmanager_secret.graphite_secret_key.arn
}

output "graphite_load_balancer_security_group_id" {
  description = "ID of the security group of the graphite load balancer."
  value       = aws_security_group.graphite_load_balancer.id
}

output "graphite_load_balancer_dns_name" {
  description = "DNS name of the graphite load balancer."
  value       = aws_lb.graphite.dns_name
}

output "graphite_load_balancer_zone_id" {
  description = "Zone ID of the graphite load balancer."
  value       = aws_lb.graphite.zone_id
}
