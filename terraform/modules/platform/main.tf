module "encryption" {
  source = "../encryption"

  environment                     = var.environment
  region                          = var.region
  account_id                      = var.account_id
  kms_key_deletion_window_in_days = var.encryption.kms_key_deletion_window_in_days
}

module "hub" {
  source = "../hub"

  environment = var.environment
  region      = var.region
  account_id  = var.account_id

  pre_inspection_transit_gateway_attachment_ids = {
    egress   = module.egress.transit_gateway_attachment_id
    ingress  = module.ingress.transit_gateway_attachment_id
    workload = module.workload.transit_gateway_attachment_id
  }

  inspection_transit_gateway_attachment_id = module.inspection.transit_gateway_attachment_id

  post_inspection_transit_gateway_attachment_ids = {
    ingress  = module.ingress.transit_gateway_attachment_id
    workload = module.workload.transit_gateway_attachment_id
  }

  egress_transit_gateway_attachment_id = module.egress.transit_gateway_attachment_id
  kms_key_arn                          = module.encryption.kms_key_arn
  log_retention_in_days                = var.log_retention_in_days
}

module "inspection" {
  source = "../inspection"

  environment                                 = var.environment
  region                                      = var.region
  account_id                                  = var.account_id
  address_block                               = var.address_block
  zones                                       = var.zones
  vpc_cidr_block                              = var.inspection.vpc_cidr_block
  transit_cidr_blocks                         = var.inspection.transit_cidr_blocks
  firewall_cidr_blocks                        = var.inspection.firewall_cidr_blocks
  transit_gateway_id                          = module.hub.transit_gateway_id
  kms_key_arn                                 = module.encryption.kms_key_arn
  log_retention_in_days                       = var.log_retention_in_days
  ingress_vpc_cidr_block                      = module.ingress.vpc_cidr_block
  workload_vpc_cidr_block                     = module.workload.vpc_cidr_block
  perimeter_delete_protection                 = var.inspection.perimeter_delete_protection
  perimeter_firewall_policy_change_protection = var.inspection.perimeter_firewall_policy_change_protection
  perimeter_subnet_change_protection          = var.inspection.perimeter_subnet_change_protection
}

module "egress" {
  source = "../egress"

  environment           = var.environment
  region                = var.region
  account_id            = var.account_id
  address_block         = var.address_block
  zones                 = var.zones
  vpc_cidr_block        = var.egress.vpc_cidr_block
  public_cidr_blocks    = var.egress.public_cidr_blocks
  transit_gateway_id    = module.hub.transit_gateway_id
  transit_cidr_blocks   = var.egress.transit_cidr_blocks
  nat_gateway_zones     = var.egress.nat_gateway_zones
  kms_key_arn           = module.encryption.kms_key_arn
  log_retention_in_days = var.log_retention_in_days
}

module "ingress" {
  source = "../ingress"

  environment                    = var.environment
  region                         = var.region
  account_id                     = var.account_id
  address_block                  = var.address_block
  zones                          = var.zones
  vpc_cidr_block                 = var.ingress.vpc_cidr_block
  public_cidr_blocks             = var.ingress.public_cidr_blocks
  transit_gateway_id             = module.hub.transit_gateway_id
  transit_cidr_blocks            = var.ingress.transit_cidr_blocks
  kms_key_arn                    = module.encryption.kms_key_arn
  log_retention_in_days          = var.log_retention_in_days
  workload_vpc_cidr_block        = module.workload.vpc_cidr_block
  web_logs_force_destroy         = var.ingress.web_logs_force_destroy
  web_logs_expiration_days       = var.ingress.web_logs_expiration_days
  web_enable_deletion_protection = var.ingress.web_enable_deletion_protection
  web_target_ids                 = var.metrics.graphite_load_balancer_addresses
  client_prefix_list_id          = var.client_prefix_list_id
  certificate_arn                = var.certificate_arn
}

module "metrics" {
  source = "../metrics"

  environment                         = var.environment
  region                              = var.region
  account_id                          = var.account_id
  zones                               = var.zones
  kms_key_id                          = module.encryption.kms_key_id
  workload_vpc_id                     = module.workload.vpc_id
  kms_key_arn                         = module.encryption.kms_key_arn
  log_retention_in_days               = var.log_retention_in_days
  app_node_env                        = var.metrics.app_node_env
  endpoints_security_group_id         = module.workload.endpoints_security_group_id
  s3_vpc_endpoint_prefix_list_id      = module.workload.s3_vpc_endpoint_prefix_list_id
  app_desired_count                   = var.metrics.app_desired_count
  private_subnet_ids                  = module.workload.private_subnet_ids
  app_max_capacity                    = var.metrics.app_max_capacity
  app_min_capacity                    = var.metrics.app_min_capacity
  file_system_arn                     = module.whisper.file_system_arn
  access_point_arn                    = module.whisper.access_point_arn
  graphite_memory                     = var.metrics.graphite_memory
  file_system_id                      = module.whisper.file_system_id
  access_point_id                     = module.whisper.access_point_id
  whisper_security_group_id           = module.whisper.security_group_id
  ingress_vpc_cidr_block              = module.ingress.vpc_cidr_block
  graphite_enable_deletion_protection = var.metrics.graphite_enable_deletion_protection
  graphite_load_balancer_addresses    = var.metrics.graphite_load_balancer_addresses
  release                             = var.release
}

module "workload" {
  source = "../workload"

  environment                              = var.environment
  region                                   = var.region
  account_id                               = var.account_id
  address_block                            = var.address_block
  zones                                    = var.zones
  vpc_cidr_block                           = var.workload.vpc_cidr_block
  private_cidr_blocks                      = var.workload.private_cidr_blocks
  transit_gateway_id                       = module.hub.transit_gateway_id
  transit_cidr_blocks                      = var.workload.transit_cidr_blocks
  kms_key_arn                              = module.encryption.kms_key_arn
  log_retention_in_days                    = var.log_retention_in_days
  metrics_graphite_load_balancer_addresses = var.metrics.graphite_load_balancer_addresses
}

module "whisper" {
  source = "../whisper"

  environment                   = var.environment
  account_id                    = var.account_id
  zones                         = var.zones
  kms_key_arn                   = module.encryption.kms_key_arn
  vpc_id                        = module.workload.vpc_id
  graphite_security_group_id    = module.metrics.graphite_security_group_id
  private_subnet_ids            = module.workload.private_subnet_ids
  graphite_task_role_arn        = module.metrics.graphite_task_role_arn
  backup_enabled                = var.whisper.backup_enabled
  backup_plan_retention_in_days = var.whisper.backup_plan_retention_in_days
}

module "operations" {
  source = "../operations"

  environment                  = var.environment
  region                       = var.region
  account_id                   = var.account_id
  zones                        = var.zones
  kms_key_arn                  = module.encryption.kms_key_arn
  perimeter_firewall_name      = module.inspection.perimeter_firewall_name
  nat_gateway_ids              = module.egress.nat_gateway_ids
  web_load_balancer_arn_suffix = module.ingress.web_load_balancer_arn_suffix
  web_target_group_arn_suffix  = module.ingress.web_target_group_arn_suffix
  cluster_name                 = module.metrics.cluster_name

  no_running_task_service_names = {
    app      = module.metrics.app_service_name
    graphite = module.metrics.graphite_service_name
    statsd   = module.metrics.statsd_service_name
  }

  graphite_load_balancer_arn_suffix = module.metrics.graphite_load_balancer_arn_suffix
  graphite_target_group_arn_suffix  = module.metrics.graphite_target_group_arn_suffix
  file_system_id                    = module.whisper.file_system_id
  alarm_email                       = var.alarm_email
}
