locals {
  environment = "dev"
  region      = "ap-southeast-1"
  account_id  = "111111111111"
}

module "platform" {
  source = "../../modules/platform"

  environment   = local.environment
  region        = local.region
  account_id    = local.account_id
  address_block = "10.16.0.0/14"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
  }

  encryption = {
    kms_key_deletion_window_in_days = 7
  }

  inspection = {
    vpc_cidr_block = "100.64.0.0/24"
    transit_cidr_blocks = {
      a = "100.64.0.0/28"
      b = "100.64.0.16/28"
    }
    firewall_cidr_blocks = {
      a = "100.64.0.64/28"
      b = "100.64.0.80/28"
    }
    perimeter_delete_protection                 = false
    perimeter_firewall_policy_change_protection = false
    perimeter_subnet_change_protection          = false
  }

  egress = {
    vpc_cidr_block = "10.16.0.0/20"
    public_cidr_blocks = {
      a = "10.16.0.0/24"
      b = "10.16.1.0/24"
    }
    transit_cidr_blocks = {
      a = "10.16.4.0/28"
      b = "10.16.4.16/28"
    }
    nat_gateway_zones = {
      a = "a"
      b = "a"
    }
  }

  ingress = {
    vpc_cidr_block = "10.16.16.0/20"
    public_cidr_blocks = {
      a = "10.16.16.0/24"
      b = "10.16.17.0/24"
    }
    transit_cidr_blocks = {
      a = "10.16.20.0/28"
      b = "10.16.20.16/28"
    }
    web_logs_force_destroy         = true
    web_logs_expiration_days       = 30
    web_enable_deletion_protection = false
  }

  metrics = {
    graphite_load_balancer_addresses = {
      a = "10.17.0.10"
      b = "10.17.1.10"
    }
    app_node_env                        = "development"
    app_desired_count                   = 1
    app_max_capacity                    = 2
    app_min_capacity                    = 1
    graphite_memory                     = "2048"
    graphite_enable_deletion_protection = false
  }

  workload = {
    vpc_cidr_block = "10.17.0.0/16"
    private_cidr_blocks = {
      a = "10.17.0.0/24"
      b = "10.17.1.0/24"
    }
    transit_cidr_blocks = {
      a = "10.17.4.0/28"
      b = "10.17.4.16/28"
    }
  }

  whisper = {
    backup_enabled = false
  }

  log_retention_in_days = 30
  release               = var.release
  certificate_arn       = var.certificate_arn
  alarm_email           = var.alarm_email
  client_prefix_list_id = var.client_prefix_list_id
}
