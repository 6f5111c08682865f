# What must hold for the metrics platform, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_appautoscaling_target" {}

  mock_resource "aws_backup_plan" {}

  mock_resource "aws_backup_vault" {}

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:ap-southeast-1:333333333333:log-group:example"
    }
  }

  mock_resource "aws_default_security_group" {}

  mock_resource "aws_ec2_transit_gateway" {}

  mock_resource "aws_ec2_transit_gateway_route_table" {}

  mock_resource "aws_ec2_transit_gateway_vpc_attachment" {}

  mock_resource "aws_ecr_repository" {
    defaults = {
      arn = "arn:aws:ecr:ap-southeast-1:333333333333:repository/example"
    }
  }

  mock_resource "aws_ecs_cluster" {
    defaults = {
      arn = "arn:aws:ecs:ap-southeast-1:333333333333:cluster/example"
    }
  }

  mock_resource "aws_ecs_service" {}

  mock_resource "aws_ecs_task_definition" {
    defaults = {
      arn = "arn:aws:ecs:ap-southeast-1:333333333333:task-definition/example"
    }
  }

  mock_resource "aws_efs_access_point" {
    defaults = {
      arn = "arn:aws:elasticfilesystem:ap-southeast-1:333333333333:access-point/fsap-example"
    }
  }

  mock_resource "aws_efs_file_system" {
    defaults = {
      arn = "arn:aws:elasticfilesystem:ap-southeast-1:333333333333:file-system/fs-example"
    }
  }

  mock_resource "aws_eip" {}

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::333333333333:role/example"
    }
  }

  mock_resource "aws_internet_gateway" {}

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:ap-southeast-1:333333333333:key/example"
    }
  }

  mock_resource "aws_lb" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:ap-southeast-1:333333333333:loadbalancer/app/example"
    }
  }

  mock_resource "aws_lb_target_group" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:ap-southeast-1:333333333333:targetgroup/example"
    }
  }

  mock_resource "aws_nat_gateway" {}

  mock_resource "aws_networkfirewall_firewall" {
    defaults = {
      arn = "arn:aws:network-firewall:ap-southeast-1:333333333333:firewall/example"
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
      arn = "arn:aws:network-firewall:ap-southeast-1:333333333333:firewall-policy/example"
    }
  }

  mock_resource "aws_networkfirewall_rule_group" {
    defaults = {
      arn = "arn:aws:network-firewall:ap-southeast-1:333333333333:stateful-rulegroup/example"
    }
  }

  mock_resource "aws_route_table" {}

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:::example"
    }
  }

  mock_resource "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:ap-southeast-1:333333333333:secret:example"
    }
  }

  mock_resource "aws_security_group" {}

  mock_resource "aws_service_discovery_private_dns_namespace" {}

  mock_resource "aws_service_discovery_service" {
    defaults = {
      arn = "arn:aws:servicediscovery:ap-southeast-1:333333333333:service/srv-example"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:ap-southeast-1:333333333333:example"
    }
  }

  mock_resource "aws_subnet" {}

  mock_resource "aws_vpc" {}

  mock_resource "aws_vpc_endpoint" {}

  mock_resource "aws_wafv2_web_acl" {
    defaults = {
      arn = "arn:aws:wafv2:ap-southeast-1:333333333333:regional/webacl/example"
    }
  }
}

variables {
  environment   = "production"
  region        = "ap-southeast-1"
  account_id    = "333333333333"
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
  release               = "2026.11.0"
  certificate_arn       = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000000"
  alarm_email           = "operations@example.com"
  client_prefix_list_id = "pl-0123456789abcdef0"
}

run "components_fit_together" {
  command = plan

  assert {
    condition = alltrue([
      for value in [
        output.encryption_kms_key_arn,
        output.hub_transit_gateway_id,
        output.hub_pre_inspection_transit_gateway_route_table_id,
        output.hub_post_inspection_transit_gateway_route_table_id,
        output.inspection_vpc_id,
        output.inspection_transit_subnet_ids,
        output.inspection_transit_route_table_ids,
        output.inspection_firewall_subnet_ids,
        output.inspection_firewall_route_table_id,
        output.egress_vpc_id,
        output.egress_public_subnet_ids,
        output.egress_public_route_table_id,
        output.egress_transit_subnet_ids,
        output.egress_transit_route_table_ids,
        output.egress_nat_gateway_public_ips,
        output.ingress_vpc_id,
        output.ingress_public_subnet_ids,
        output.ingress_public_route_table_id,
        output.ingress_transit_subnet_ids,
        output.ingress_transit_route_table_id,
        output.ingress_web_security_group_id,
        output.ingress_web_logs_s3_bucket_arn,
        output.ingress_web_load_balancer_dns_name,
        output.ingress_web_load_balancer_zone_id,
        output.metrics_cluster_name,
        output.metrics_cluster_arn,
        output.metrics_app_repository_url,
        output.metrics_app_security_group_id,
        output.metrics_statsd_repository_url,
        output.metrics_statsd_security_group_id,
        output.metrics_graphite_repository_url,
        output.metrics_graphite_secret_key_secret_arn,
        output.metrics_graphite_security_group_id,
        output.metrics_graphite_load_balancer_security_group_id,
        output.metrics_graphite_load_balancer_dns_name,
        output.metrics_graphite_load_balancer_zone_id,
        output.workload_vpc_id,
        output.workload_private_subnet_ids,
        output.workload_private_route_table_id,
        output.workload_transit_subnet_ids,
        output.workload_transit_route_table_id,
        output.workload_endpoints_security_group_id,
        output.whisper_file_system_id,
        output.whisper_security_group_id,
        output.operations_sns_topic_arn,
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
    account_id            = "12"
    address_block         = "none"
    zones                 = {}
    log_retention_in_days = 2
  }

  expect_failures = [
    var.environment,
    var.region,
    var.account_id,
    var.address_block,
    var.zones,
    var.log_retention_in_days,
  ]
}
