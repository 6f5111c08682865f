locals {
  environment = "dev"
  region      = "ap-southeast-1"
  account_id  = "111111111111"
}

module "platform" {
  source = "../../modules/platform"

  environment = local.environment
  region      = local.region

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
  }

  inspection = {
    vpc_cidr_block = "100.64.0.0/24"
    attachment_tier_cidr_blocks = {
      a = "100.64.0.0/28"
      b = "100.64.0.16/28"
    }
    firewall_cidr_blocks = {
      a = "100.64.0.128/28"
      b = "100.64.0.144/28"
    }
    perimeter_delete_protection = false
  }

  egress = {
    vpc_cidr_block = "10.10.0.0/16"
    private_cidr_blocks = {
      a = "10.10.0.0/28"
      b = "10.10.1.0/28"
    }
    public_cidr_blocks = {
      a = "10.10.10.0/24"
      b = "10.10.11.0/24"
    }
    nat_gateway_zones = {
      a = "a"
      b = "a"
    }
  }

  orders = {
    vpc_cidr_block = "10.11.0.0/16"
    app_cidr_blocks = {
      a = "10.11.0.0/24"
      b = "10.11.1.0/24"
    }
  }

  billing = {
    vpc_cidr_block = "10.12.0.0/16"
    app_cidr_blocks = {
      a = "10.12.0.0/24"
      b = "10.12.1.0/24"
    }
  }

  metrics = {
    vpc_cidr_block = "10.13.0.0/16"
    app_cidr_blocks = {
      a = "10.13.0.0/24"
      b = "10.13.1.0/24"
    }
    app_cpu           = "256"
    app_memory        = "512"
    app_node_env      = "development"
    app_desired_count = 1
    backup_enabled    = false
  }

  log_retention_in_days = 30
  alarm_email           = var.alarm_email
}
