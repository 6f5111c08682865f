# What must hold for the sample, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_backup_vault" {}

  mock_resource "aws_cloudwatch_log_group" {}

  mock_resource "aws_ec2_transit_gateway" {}

  mock_resource "aws_ec2_transit_gateway_route_table" {}

  mock_resource "aws_ec2_transit_gateway_vpc_attachment" {}

  mock_resource "aws_ecr_repository" {}

  mock_resource "aws_ecs_cluster" {
    defaults = {
      arn = "arn:aws:ecs:ap-southeast-1:222222222222:cluster/example"
    }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = {
      arn = "arn:aws:ecs:ap-southeast-1:222222222222:task-definition/example"
    }
  }

  mock_resource "aws_eip" {}

  mock_resource "aws_internet_gateway" {}

  mock_resource "aws_nat_gateway" {}

  mock_resource "aws_networkfirewall_firewall" {
    defaults = {
      firewall_status = [{
        sync_states = [
          {
            availability_zone = "ap-southeast-1a"
            attachment = [{
              endpoint_id = "vpce-a"
            }]
          },
          {
            availability_zone = "ap-southeast-1b"
            attachment = [{
              endpoint_id = "vpce-b"
            }]
          },
          {
            availability_zone = "ap-southeast-1c"
            attachment = [{
              endpoint_id = "vpce-c"
            }]
          },
        ]
      }]
    }
  }

  mock_resource "aws_networkfirewall_firewall_policy" {
    defaults = {
      arn = "arn:aws:network-firewall:ap-southeast-1:222222222222:firewall-policy/example"
    }
  }

  mock_resource "aws_networkfirewall_rule_group" {
    defaults = {
      arn = "arn:aws:network-firewall:ap-southeast-1:222222222222:stateful-rulegroup/example"
    }
  }

  mock_resource "aws_route_table" {}

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:ap-southeast-1:222222222222:example"
    }
  }

  mock_resource "aws_subnet" {}

  mock_resource "aws_vpc" {}
}

variables {
  environment = "production"
  region      = "ap-southeast-1"

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
  alarm_email           = "alarms@example.com"
}

run "components_fit_together" {
  command = plan

  assert {
    condition = alltrue([
      for value in [
        output.hub_transit_gateway_id,
        output.hub_pre_inspection_transit_gateway_route_table_id,
        output.hub_post_inspection_transit_gateway_route_table_id,
        output.inspection_vpc_id,
        output.inspection_attachment_tier_subnet_ids,
        output.inspection_attachment_tier_route_table_ids,
        output.inspection_firewall_subnet_ids,
        output.inspection_firewall_route_table_ids,
        output.egress_vpc_id,
        output.egress_private_subnet_ids,
        output.egress_private_route_table_ids,
        output.egress_public_subnet_ids,
        output.egress_public_route_table_ids,
        output.egress_nat_gateway_public_ips,
        output.orders_vpc_id,
        output.orders_app_subnet_ids,
        output.orders_app_route_table_ids,
        output.billing_vpc_id,
        output.billing_app_subnet_ids,
        output.billing_app_route_table_ids,
        output.metrics_vpc_id,
        output.metrics_app_subnet_ids,
        output.metrics_app_route_table_ids,
        output.metrics_repository_urls,
        output.metrics_cluster_name,
        output.metrics_cluster_arn,
        output.metrics_alarms_sns_topic_arn,
      ] :
      length(value) > 0
    ])

    error_message = "Every output must have a value."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment           = "Not a name"
    region                = "nowhere"
    zones                 = {}
    log_retention_in_days = 2
  }

  expect_failures = [var.environment, var.region, var.zones, var.log_retention_in_days]
}
