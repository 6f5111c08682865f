locals {
  environment = "production"
  region      = "ap-southeast-1"
  account_id  = "333333333333"
}

module "platform" {
  source = "../../modules/platform"

  environment   = local.environment
  region        = local.region
  account_id    = local.account_id
  address_block = "10.24.0.0/14"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

  encryption = {
    kms_key_deletion_window_in_days = 30
  }

  inspection = {
    vpc_cidr_block = "100.64.2.0/24"
    transit_cidr_blocks = {
      a = "100.64.2.0/28"
      b = "100.64.2.16/28"
      c = "100.64.2.32/28"
    }
    firewall_cidr_blocks = {
      a = "100.64.2.64/28"
      b = "100.64.2.80/28"
      c = "100.64.2.96/28"
    }
    perimeter_delete_protection                 = true
    perimeter_firewall_policy_change_protection = true
    perimeter_subnet_change_protection          = true
  }

  egress = {
    vpc_cidr_block = "10.24.0.0/20"
    public_cidr_blocks = {
      a = "10.24.0.0/24"
      b = "10.24.1.0/24"
      c = "10.24.2.0/24"
    }
    transit_cidr_blocks = {
      a = "10.24.4.0/28"
      b = "10.24.4.16/28"
      c = "10.24.4.32/28"
    }
    nat_gateway_zones = {
      a = "a"
      b = "b"
      c = "c"
    }
  }

  ingress = {
    vpc_cidr_block = "10.24.16.0/20"
    public_cidr_blocks = {
      a = "10.24.16.0/24"
      b = "10.24.17.0/24"
      c = "10.24.18.0/24"
    }
    transit_cidr_blocks = {
      a = "10.24.20.0/28"
      b = "10.24.20.16/28"
      c = "10.24.20.32/28"
    }
    web_logs_force_destroy         = false
    web_logs_expiration_days       = 400
    web_enable_deletion_protection = true
  }

  metrics = {
    graphite_load_balancer_addresses = {
      a = "10.25.0.10"
      b = "10.25.1.10"
      c = "10.25.2.10"
    }
    app_node_env                        = "production"
    app_desired_count                   = 3
    app_max_capacity                    = 12
    app_min_capacity                    = 3
    graphite_memory                     = "4096"
    graphite_enable_deletion_protection = true
  }

  workload = {
    vpc_cidr_block = "10.25.0.0/16"
    private_cidr_blocks = {
      a = "10.25.0.0/24"
      b = "10.25.1.0/24"
      c = "10.25.2.0/24"
    }
    transit_cidr_blocks = {
      a = "10.25.4.0/28"
      b = "10.25.4.16/28"
      c = "10.25.4.32/28"
    }
  }

  whisper = {
    backup_enabled                = true
    backup_plan_retention_in_days = 35
  }

  log_retention_in_days = 400
  release               = var.release
  certificate_arn       = var.certificate_arn
  alarm_email           = var.alarm_email
  client_prefix_list_id = var.client_prefix_list_id
}
