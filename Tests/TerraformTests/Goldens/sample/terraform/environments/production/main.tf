locals {
  environment = "production"
  region      = "ap-southeast-1"
  account_id  = "222222222222"
}

module "platform" {
  source = "../../modules/platform"

  environment = local.environment
  region      = local.region

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

  inspection = {
    vpc_cidr_block = "100.64.1.0/24"
    attachment_tier_cidr_blocks = {
      a = "100.64.1.0/28"
      b = "100.64.1.16/28"
      c = "100.64.1.32/28"
    }
    firewall_cidr_blocks = {
      a = "100.64.1.128/28"
      b = "100.64.1.144/28"
      c = "100.64.1.160/28"
    }
    perimeter_delete_protection = true
  }

  egress = {
    vpc_cidr_block = "10.30.0.0/16"
    private_cidr_blocks = {
      a = "10.30.0.0/28"
      b = "10.30.1.0/28"
      c = "10.30.2.0/28"
    }
    public_cidr_blocks = {
      a = "10.30.10.0/24"
      b = "10.30.11.0/24"
      c = "10.30.12.0/24"
    }
    nat_gateway_zones = {
      a = "a"
      b = "b"
      c = "c"
    }
  }

  orders = {
    vpc_cidr_block = "10.31.0.0/16"
    app_cidr_blocks = {
      a = "10.31.0.0/24"
      b = "10.31.1.0/24"
      c = "10.31.2.0/24"
    }
  }

  billing = {
    vpc_cidr_block = "10.32.0.0/16"
    app_cidr_blocks = {
      a = "10.32.0.0/24"
      b = "10.32.1.0/24"
      c = "10.32.2.0/24"
    }
  }

  metrics = {
    vpc_cidr_block = "10.33.0.0/16"
    app_cidr_blocks = {
      a = "10.33.0.0/24"
      b = "10.33.1.0/24"
      c = "10.33.2.0/24"
    }
    app_cpu           = "1024"
    app_memory        = "2048"
    app_node_env      = "production"
    app_desired_count = 3
    backup_enabled    = true
  }

  log_retention_in_days = 365
  alarm_email           = var.alarm_email
}
