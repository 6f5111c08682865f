output "hub_transit_gateway_id" {
  description = "ID of the transit gateway."
  value       = module.platform.hub_transit_gateway_id
}

output "hub_pre_inspection_transit_gateway_route_table_id" {
  description = "ID of the pre-inspection route table."
  value       = module.platform.hub_pre_inspection_transit_gateway_route_table_id
}

output "hub_post_inspection_transit_gateway_route_table_id" {
  description = "ID of the post-inspection route table."
  value       = module.platform.hub_post_inspection_transit_gateway_route_table_id
}

output "inspection_vpc_id" {
  description = "ID of the inspection VPC."
  value       = module.platform.inspection_vpc_id
}

output "inspection_attachment_tier_subnet_ids" {
  description = "ID of the attachment subnet, by zone."
  value       = module.platform.inspection_attachment_tier_subnet_ids
}

output "inspection_attachment_tier_route_table_ids" {
  description = "ID of the attachment route table, by zone."
  value       = module.platform.inspection_attachment_tier_route_table_ids
}

output "inspection_firewall_subnet_ids" {
  description = "ID of the firewall subnet, by zone."
  value       = module.platform.inspection_firewall_subnet_ids
}

output "inspection_firewall_route_table_ids" {
  description = "ID of the firewall route table, by zone."
  value       = module.platform.inspection_firewall_route_table_ids
}

output "egress_vpc_id" {
  description = "ID of the egress VPC."
  value       = module.platform.egress_vpc_id
}

output "egress_private_subnet_ids" {
  description = "ID of the private subnet, by zone."
  value       = module.platform.egress_private_subnet_ids
}

output "egress_private_route_table_ids" {
  description = "ID of the private route table, by zone."
  value       = module.platform.egress_private_route_table_ids
}

output "egress_public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = module.platform.egress_public_subnet_ids
}

output "egress_public_route_table_ids" {
  description = "ID of the public route table, by zone."
  value       = module.platform.egress_public_route_table_ids
}

output "egress_nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = module.platform.egress_nat_gateway_public_ips
}

output "orders_vpc_id" {
  description = "ID of the orders VPC."
  value       = module.platform.orders_vpc_id
}

output "orders_app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = module.platform.orders_app_subnet_ids
}

output "orders_app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = module.platform.orders_app_route_table_ids
}

output "billing_vpc_id" {
  description = "ID of the billing VPC."
  value       = module.platform.billing_vpc_id
}

output "billing_app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = module.platform.billing_app_subnet_ids
}

output "billing_app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = module.platform.billing_app_route_table_ids
}

output "metrics_vpc_id" {
  description = "ID of the metrics VPC."
  value       = module.platform.metrics_vpc_id
}

output "metrics_app_subnet_ids" {
  description = "ID of the app subnet, by zone."
  value       = module.platform.metrics_app_subnet_ids
}

output "metrics_app_route_table_ids" {
  description = "ID of the app route table, by zone."
  value       = module.platform.metrics_app_route_table_ids
}

output "metrics_repository_urls" {
  description = "Repository URL of the repository, by key."
  value       = module.platform.metrics_repository_urls
}

output "metrics_cluster_name" {
  description = "Name of the cluster."
  value       = module.platform.metrics_cluster_name
}

output "metrics_cluster_arn" {
  description = "ARN of the cluster."
  value       = module.platform.metrics_cluster_arn
}

output "metrics_alarms_sns_topic_arn" {
  description = "ARN of the alarm topic."
  value       = module.platform.metrics_alarms_sns_topic_arn
}
