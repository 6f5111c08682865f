output "encryption_kms_key_arn" {
  description = "ARN of the encryption key."
  value       = module.encryption.kms_key_arn
}

output "hub_transit_gateway_id" {
  description = "ID of the transit gateway hub."
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

output "inspection_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.inspection.transit_subnet_ids
}

output "inspection_transit_route_table_ids" {
  description = "ID of the transit route table, by zone."
  value       = module.inspection.transit_route_table_ids
}

output "inspection_firewall_subnet_ids" {
  description = "ID of the firewall subnet, by zone."
  value       = module.inspection.firewall_subnet_ids
}

output "inspection_firewall_route_table_id" {
  description = "ID of the firewall route table."
  value       = module.inspection.firewall_route_table_id
}

output "egress_vpc_id" {
  description = "ID of the egress VPC."
  value       = module.egress.vpc_id
}

output "egress_public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = module.egress.public_subnet_ids
}

output "egress_public_route_table_id" {
  description = "ID of the public route table."
  value       = module.egress.public_route_table_id
}

output "egress_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.egress.transit_subnet_ids
}

output "egress_transit_route_table_ids" {
  description = "ID of the transit route table, by zone."
  value       = module.egress.transit_route_table_ids
}

output "egress_nat_gateway_public_ips" {
  description = "Public IP of the NAT gateway, by zone."
  value       = module.egress.nat_gateway_public_ips
}

output "ingress_vpc_id" {
  description = "ID of the ingress VPC."
  value       = module.ingress.vpc_id
}

output "ingress_public_subnet_ids" {
  description = "ID of the public subnet, by zone."
  value       = module.ingress.public_subnet_ids
}

output "ingress_public_route_table_id" {
  description = "ID of the public route table."
  value       = module.ingress.public_route_table_id
}

output "ingress_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.ingress.transit_subnet_ids
}

output "ingress_transit_route_table_id" {
  description = "ID of the transit route table."
  value       = module.ingress.transit_route_table_id
}

output "ingress_web_security_group_id" {
  description = "ID of the security group of the web load balancer."
  value       = module.ingress.web_security_group_id
}

output "ingress_web_logs_s3_bucket_arn" {
  description = "ARN of the bucket for the logs of the web load balancer."
  value       = module.ingress.web_logs_s3_bucket_arn
}

output "ingress_web_load_balancer_dns_name" {
  description = "DNS name of the web load balancer."
  value       = module.ingress.web_load_balancer_dns_name
}

output "ingress_web_load_balancer_zone_id" {
  description = "Zone ID of the web load balancer."
  value       = module.ingress.web_load_balancer_zone_id
}

output "metrics_cluster_name" {
  description = "Name of the metrics cluster."
  value       = module.metrics.cluster_name
}

output "metrics_cluster_arn" {
  description = "ARN of the metrics cluster."
  value       = module.metrics.cluster_arn
}

output "metrics_app_repository_url" {
  description = "Repository URL of the images of the app service."
  value       = module.metrics.app_repository_url
}

output "metrics_app_security_group_id" {
  description = "ID of the security group of the app service."
  value       = module.metrics.app_security_group_id
}

output "metrics_statsd_repository_url" {
  description = "Repository URL of the images of the statsd service."
  value       = module.metrics.statsd_repository_url
}

output "metrics_statsd_security_group_id" {
  description = "ID of the security group of the statsd service."
  value       = module.metrics.statsd_security_group_id
}

output "metrics_graphite_repository_url" {
  description = "Repository URL of the images of the graphite service."
  value       = module.metrics.graphite_repository_url
}

output "metrics_graphite_secret_key_secret_arn" {
  description = "ARN of the key that signs Graphite's web sessions."
  value       = module.metrics.graphite_secret_key_secret_arn
}

output "metrics_graphite_security_group_id" {
  description = "ID of the security group of the graphite service."
  value       = module.metrics.graphite_security_group_id
}

output "metrics_graphite_load_balancer_security_group_id" {
  description = "ID of the security group of the graphite load balancer."
  value       = module.metrics.graphite_load_balancer_security_group_id
}

output "metrics_graphite_load_balancer_dns_name" {
  description = "DNS name of the graphite load balancer."
  value       = module.metrics.graphite_load_balancer_dns_name
}

output "metrics_graphite_load_balancer_zone_id" {
  description = "Zone ID of the graphite load balancer."
  value       = module.metrics.graphite_load_balancer_zone_id
}

output "workload_vpc_id" {
  description = "ID of the workload VPC."
  value       = module.workload.vpc_id
}

output "workload_private_subnet_ids" {
  description = "ID of the private subnet, by zone."
  value       = module.workload.private_subnet_ids
}

output "workload_private_route_table_id" {
  description = "ID of the private route table."
  value       = module.workload.private_route_table_id
}

output "workload_transit_subnet_ids" {
  description = "ID of the transit subnet, by zone."
  value       = module.workload.transit_subnet_ids
}

output "workload_transit_route_table_id" {
  description = "ID of the transit route table."
  value       = module.workload.transit_route_table_id
}

output "workload_endpoints_security_group_id" {
  description = "ID of the security group of the interface endpoints."
  value       = module.workload.endpoints_security_group_id
}

output "whisper_file_system_id" {
  description = "ID of the whisper file system."
  value       = module.whisper.file_system_id
}

output "whisper_security_group_id" {
  description = "ID of the security group of the whisper file system."
  value       = module.whisper.security_group_id
}

output "operations_sns_topic_arn" {
  description = "ARN of the topic of the operations alarms."
  value       = module.operations.sns_topic_arn
}
