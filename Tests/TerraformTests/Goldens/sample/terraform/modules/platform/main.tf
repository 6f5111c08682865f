module "hub" {
  source = "../hub"

  environment = var.environment

  pre_inspection_transit_gateway_attachment_ids = {
    billing = module.billing.transit_gateway_attachment_id
    egress  = module.egress.transit_gateway_attachment_id
    metrics = module.metrics.transit_gateway_attachment_id
    orders  = module.orders.transit_gateway_attachment_id
  }

  inspection_transit_gateway_attachment_id = module.inspection.transit_gateway_attachment_id

  post_inspection_destination_cidr_blocks = {
    billing = var.billing.vpc_cidr_block
    metrics = var.metrics.vpc_cidr_block
    orders  = var.orders.vpc_cidr_block
  }

  post_inspection_transit_gateway_attachment_ids = {
    billing = module.billing.transit_gateway_attachment_id
    metrics = module.metrics.transit_gateway_attachment_id
    orders  = module.orders.transit_gateway_attachment_id
  }
}

module "inspection" {
  source = "../inspection"

  environment                 = var.environment
  zones                       = var.zones
  vpc_cidr_block              = var.inspection.vpc_cidr_block
  attachment_tier_cidr_blocks = var.inspection.attachment_tier_cidr_blocks
  firewall_cidr_blocks        = var.inspection.firewall_cidr_blocks

  rules_home_net = [
    var.orders.vpc_cidr_block,
    var.billing.vpc_cidr_block,
    var.metrics.vpc_cidr_block,
  ]

  perimeter_delete_protection = var.inspection.perimeter_delete_protection
  transit_gateway_id          = module.hub.transit_gateway_id
}

module "egress" {
  source = "../egress"

  environment         = var.environment
  zones               = var.zones
  vpc_cidr_block      = var.egress.vpc_cidr_block
  private_cidr_blocks = var.egress.private_cidr_blocks
  public_cidr_blocks  = var.egress.public_cidr_blocks
  nat_gateway_zones   = var.egress.nat_gateway_zones
  transit_gateway_id  = module.hub.transit_gateway_id
}

module "orders" {
  source = "../vpc"

  name               = "orders"
  environment        = var.environment
  zones              = var.zones
  vpc_cidr_block     = var.orders.vpc_cidr_block
  app_cidr_blocks    = var.orders.app_cidr_blocks
  transit_gateway_id = module.hub.transit_gateway_id
}

module "billing" {
  source = "../vpc"

  name               = "billing"
  environment        = var.environment
  zones              = var.zones
  vpc_cidr_block     = var.billing.vpc_cidr_block
  app_cidr_blocks    = var.billing.app_cidr_blocks
  transit_gateway_id = module.hub.transit_gateway_id
}

module "metrics" {
  source = "../metrics"

  environment           = var.environment
  region                = var.region
  zones                 = var.zones
  vpc_cidr_block        = var.metrics.vpc_cidr_block
  app_cidr_blocks       = var.metrics.app_cidr_blocks
  transit_gateway_id    = module.hub.transit_gateway_id
  log_retention_in_days = var.log_retention_in_days
  app_cpu               = var.metrics.app_cpu
  app_memory            = var.metrics.app_memory
  app_node_env          = var.metrics.app_node_env
  app_desired_count     = var.metrics.app_desired_count
  backup_enabled        = var.metrics.backup_enabled
  alarm_email           = var.alarm_email
}
