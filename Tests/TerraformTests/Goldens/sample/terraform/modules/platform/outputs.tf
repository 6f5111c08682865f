output "hub_transit_gateway_id" {
  description = "ID of the transit gateway."
  value       = module.hub.transit_gateway_id
}

output "hub_pre_inspection_transit_gateway_route_table_id" {
  description = "ID of the pre-inspection route table."
  value       = module.hub.pre_inspection_transit_gateway_route_table_id
}

output "hub_post_inspection_transit_gateway_route_table_id" {
  description = "ID of the post-inspection route table."
  value       = module.hub.post_inspection_transit_gateway_route_table_id
}

output "inspection_vpc_id" {
  description = "ID of the inspection VPC."
  value       = module.inspection.vpc_id
}

output "inspection_attachment_tier_subnet_ids" {
  description = "ID of the attachment subnet, by zone."
  value       = module.inspection.attachment_tier_subnet_ids
}

output "inspection_attachment_tier_route_table_ids" {
  description = "ID of the attachment route table, by zone."
  value       = module.inspection.attachment_tier_route_table_ids
}

output "inspection_firewall_subnet_ids" {
  description = "ID of the firewall subnet, by zone."
  value       = module.inspection.firewall_subnet_ids
}

output "inspection_firewall_route_table_ids" {
  description = "ID of the firewall route table, by zone."
  value       = module.inspection.firewall_route_table_ids
}

output "egress_vpc_id" {
  description = "ID of the egress VPC."
  value       = module.egress.vpc_id
}

output "egress_private_subnet_ids" {
  description = "ID of the private subnet, by zone."
  value       = module.egress.private_subnet_ids
}

output "egress_private_route_table_ids" {
  description = "ID of the private route table, by zone."
  value       = module.egress.private_route_table_ids
}

output "egress_public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = module.egress.public_subnet_ids
}

output "egress_public_route_table_ids" {
  description = "ID of the public route table, by zone."
  value       = module.egress.public_route_table_ids
}

output "egress_nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = module.egress.nat_gateway_public_ips
}

output "orders_vpc_id" {
  description = "ID of the orders VPC."
  value       = module.orders.vpc_id
}

output "orders_app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = module.orders.app_subnet_ids
}

output "orders_app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = module.orders.app_route_table_ids
}

output "billing_vpc_id" {
  description = "ID of the billing VPC."
  value       = module.billing.vpc_id
}

output "billing_app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = module.billing.app_subnet_ids
}

output "billing_app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = module.billing.app_route_table_ids
}

output "metrics_vpc_id" {
  description = "ID of the metrics VPC."
  value       = module.metrics.vpc_id
}

output "metrics_app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = module.metrics.app_subnet_ids
}

output "metrics_app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = module.metrics.app_route_table_ids
}

output "metrics_repository_urls" {
  description = "Repository URL of the repository, by key."
  value       = module.metrics.repository_urls
}

output "metrics_cluster_name" {
  description = "Name of the cluster."
  value       = module.metrics.cluster_name
}

output "metrics_cluster_arn" {
  description = "ARN of the cluster."
  value       = module.metrics.cluster_arn
}

output "metrics_alarms_sns_topic_arn" {
  description = "ARN of the alarm topic."
  value       = module.metrics.alarms_sns_topic_arn
}
