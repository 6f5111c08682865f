output "encryption_kms_key_arn" {
  description = "ARN of the encryption key."
  value       = module.platform.encryption_kms_key_arn
}

output "hub_transit_gateway_id" {
  description = "ID of the transit gateway hub."
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

output "inspection_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.platform.inspection_transit_subnet_ids
}

output "inspection_transit_route_table_ids" {
  description = "ID of the transit route table, by zone."
  value       = module.platform.inspection_transit_route_table_ids
}

output "inspection_firewall_subnet_ids" {
  description = "ID of the firewall subnet, by zone."
  value       = module.platform.inspection_firewall_subnet_ids
}

output "inspection_firewall_route_table_id" {
  description = "ID of the firewall route table."
  value       = module.platform.inspection_firewall_route_table_id
}

output "egress_vpc_id" {
  description = "ID of the egress VPC."
  value       = module.platform.egress_vpc_id
}

output "egress_public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = module.platform.egress_public_subnet_ids
}

output "egress_public_route_table_id" {
  description = "ID of the public route table."
  value       = module.platform.egress_public_route_table_id
}

output "egress_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.platform.egress_transit_subnet_ids
}

output "egress_transit_route_table_ids" {
  description = "ID of the transit route table, by zone."
  value       = module.platform.egress_transit_route_table_ids
}

output "egress_nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = module.platform.egress_nat_gateway_public_ips
}

output "ingress_vpc_id" {
  description = "ID of the ingress VPC."
  value       = module.platform.ingress_vpc_id
}

output "ingress_public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = module.platform.ingress_public_subnet_ids
}

output "ingress_public_route_table_id" {
  description = "ID of the public route table."
  value       = module.platform.ingress_public_route_table_id
}

output "ingress_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.platform.ingress_transit_subnet_ids
}

output "ingress_transit_route_table_id" {
  description = "ID of the transit route table."
  value       = module.platform.ingress_transit_route_table_id
}

output "ingress_web_security_group_id" {
  description = "ID of the security group of the web load balancer."
  value       = module.platform.ingress_web_security_group_id
}

output "ingress_web_logs_s3_bucket_arn" {
  description = "ARN of the bucket for the logs of the web load balancer."
  value       = module.platform.ingress_web_logs_s3_bucket_arn
}

output "ingress_web_load_balancer_dns_name" {
  description = "DNS name of the web load balancer."
  value       = module.platform.ingress_web_load_balancer_dns_name
}

output "ingress_web_load_balancer_zone_id" {
  description = "Zone ID of the web load balancer."
  value       = module.platform.ingress_web_load_balancer_zone_id
}

output "metrics_cluster_name" {
  description = "Name of the metrics cluster."
  value       = module.platform.metrics_cluster_name
}

output "metrics_cluster_arn" {
  description = "ARN of the metrics cluster."
  value       = module.platform.metrics_cluster_arn
}

output "metrics_app_repository_url" {
  description = "Repository URL of the images of the app service."
  value       = module.platform.metrics_app_repository_url
}

output "metrics_app_security_group_id" {
  description = "ID of the security group of the app service."
  value       = module.platform.metrics_app_security_group_id
}

output "metrics_statsd_repository_url" {
  description = "Repository URL of the images of the statsd service."
  value       = module.platform.metrics_statsd_repository_url
}

output "metrics_statsd_security_group_id" {
  description = "ID of the security group of the statsd service."
  value       = module.platform.metrics_statsd_security_group_id
}

output "metrics_graphite_repository_url" {
  description = "Repository URL of the images of the graphite service."
  value       = module.platform.metrics_graphite_repository_url
}

output "metrics_graphite_secret_key_secret_arn" {
  description = "ARN of the key that signs Graphite's web sessions."
  value       = module.platform.metrics_graphite_secret_key_secret_arn
}

output "metrics_graphite_security_group_id" {
  description = "ID of the security group of the graphite service."
  value       = module.platform.metrics_graphite_security_group_id
}

output "metrics_graphite_load_balancer_security_group_id" {
  description = "ID of the security group of the graphite load balancer."
  value       = module.platform.metrics_graphite_load_balancer_security_group_id
}

output "metrics_graphite_load_balancer_dns_name" {
  description = "DNS name of the graphite load balancer."
  value       = module.platform.metrics_graphite_load_balancer_dns_name
}

output "metrics_graphite_load_balancer_zone_id" {
  description = "Zone ID of the graphite load balancer."
  value       = module.platform.metrics_graphite_load_balancer_zone_id
}

output "workload_vpc_id" {
  description = "ID of the workload VPC."
  value       = module.platform.workload_vpc_id
}

output "workload_private_subnet_ids" {
  description = "ID of the private subnet, by zone."
  value       = module.platform.workload_private_subnet_ids
}

output "workload_private_route_table_id" {
  description = "ID of the private route table."
  value       = module.platform.workload_private_route_table_id
}

output "workload_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.platform.workload_transit_subnet_ids
}

output "workload_transit_route_table_id" {
  description = "ID of the transit route table."
  value       = module.platform.workload_transit_route_table_id
}

output "workload_endpoints_security_group_id" {
  description = "ID of the security group of the interface endpoints."
  value       = module.platform.workload_endpoints_security_group_id
}

output "whisper_file_system_id" {
  description = "ID of the whisper file system."
  value       = module.platform.whisper_file_system_id
}

output "whisper_security_group_id" {
  description = "ID of the security group of the whisper file system."
  value       = module.platform.whisper_security_group_id
}

output "operations_sns_topic_arn" {
  description = "ARN of the topic of the operations alarms."
  value       = module.platform.operations_sns_topic_arn
}
