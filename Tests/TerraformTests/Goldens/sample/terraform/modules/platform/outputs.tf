output "hub_transit_gateway_id" {
  description = "ID of the transit gateway."
  value       = module.hub.transit_gateway_id
}

output "inspection_vpc_id" {
  description = "ID of the inspection VPC."
  value       = module.inspection.vpc_id
}

output "egress_vpc_id" {
  description = "ID of the egress VPC."
  value       = module.egress.vpc_id
}

output "egress_nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = module.egress.nat_gateway_public_ips
}

output "orders_vpc_id" {
  description = "ID of the orders VPC."
  value       = module.orders.vpc_id
}

output "billing_vpc_id" {
  description = "ID of the billing VPC."
  value       = module.billing.vpc_id
}

output "metrics_vpc_id" {
  description = "ID of the metrics VPC."
  value       = module.metrics.vpc_id
}

output "metrics_repository_urls" {
  description = "Repository URL of the repository, by key."
  value       = module.metrics.repository_urls
}

output "metrics_cluster_name" {
  description = "Name of the cluster."
  value       = module.metrics.cluster_name
}
