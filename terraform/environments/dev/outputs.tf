output "hub_transit_gateway_id" {
  description = "ID of the transit gateway hub."
  value       = module.platform.hub_transit_gateway_id
}

output "inspection_vpc_id" {
  description = "ID of the inspection VPC."
  value       = module.platform.inspection_vpc_id
}

output "egress_vpc_id" {
  description = "ID of the egress VPC."
  value       = module.platform.egress_vpc_id
}

output "egress_nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = module.platform.egress_nat_gateway_public_ips
}

output "ingress_vpc_id" {
  description = "ID of the ingress VPC."
  value       = module.platform.ingress_vpc_id
}

output "ingress_web_load_balancer_dns_name" {
  description = "DNS name of the web load balancer."
  value       = module.platform.ingress_web_load_balancer_dns_name
}

output "metrics_cluster_name" {
  description = "Name of the metrics cluster."
  value       = module.platform.metrics_cluster_name
}

output "metrics_app_repository_url" {
  description = "Repository URL of the images of the app service."
  value       = module.platform.metrics_app_repository_url
}

output "metrics_statsd_repository_url" {
  description = "Repository URL of the images of the statsd service."
  value       = module.platform.metrics_statsd_repository_url
}

output "metrics_graphite_repository_url" {
  description = "Repository URL of the images of the graphite service."
  value       = module.platform.metrics_graphite_repository_url
}

output "metrics_graphite_load_balancer_dns_name" {
  description = "DNS name of the graphite load balancer."
  value       = module.platform.metrics_graphite_load_balancer_dns_name
}

output "workload_vpc_id" {
  description = "ID of the workload VPC."
  value       = module.platform.workload_vpc_id
}

output "whisper_file_system_id" {
  description = "ID of the whisper file system."
  value       = module.platform.whisper_file_system_id
}
