# What must hold for the metrics VPC, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_backup_vault" {}

  mock_resource "aws_cloudwatch_log_group" {}

  mock_resource "aws_ecr_repository" {}

  mock_resource "aws_ecs_cluster" {}

  mock_resource "aws_ecs_task_definition" {
    defaults = {
      arn = "arn:aws:ecs:ap-southeast-1:222222222222:task-definition/example"
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

  vpc_cidr_block = "10.33.0.0/16"

  app_cidr_blocks = {
    a = "10.33.0.0/24"
    b = "10.33.1.0/24"
    c = "10.33.2.0/24"
  }

  transit_gateway_id    = "tgw-hub"
  log_retention_in_days = 365
  app_cpu               = "1024"
  app_memory            = "2048"
  app_node_env          = "production"
  app_desired_count     = 3
  backup_enabled        = true
  alarm_email           = "alarms@example.com"
}

run "traffic_stays_on_its_path" {
  command = plan

  assert {
    condition = alltrue([
      aws_ec2_transit_gateway_vpc_attachment.this.transit_gateway_default_route_table_association == false,
      aws_ec2_transit_gateway_vpc_attachment.this.transit_gateway_default_route_table_propagation == false,
    ])

    error_message = "An attachment must use only the route tables that are given to it, never the default ones."
  }
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.app : subnet.availability_zone == var.zones[zone]])
    error_message = "Each app subnet must lie in the zone of its key."
  }

  assert {
    condition     = length(aws_ec2_transit_gateway_vpc_attachment.this.subnet_ids) == length(var.zones)
    error_message = "An attachment must have a subnet in every zone: traffic of a zone without one is lost."
  }

  assert {
    condition     = length(aws_ecs_service.app.network_configuration[0].subnets) == length(var.zones)
    error_message = "The tasks of a service must be able to run in every zone."
  }
}

run "nothing_is_public_by_accident" {
  command = plan

  assert {
    condition     = alltrue([for subnet in aws_subnet.app : subnet.map_public_ip_on_launch != true])
    error_message = "No subnet may give out public addresses."
  }

  assert {
    condition     = aws_ecs_service.app.network_configuration[0].assign_public_ip != true
    error_message = "No task may have a public address."
  }
}

run "workloads_are_confined" {
  command = plan

  assert {
    condition = alltrue([
      for container in jsondecode(aws_ecs_task_definition.app.container_definitions) :
      alltrue([
        try(container.readonlyRootFilesystem, false),
        try(container.privileged, false) == false,
        contains(["0", "root"], split(":", try(container.user, "0"))[0]) == false,
      ])
    ])

    error_message = "A container must have a read-only root file system, a user that is not root and no privilege."
  }

  assert {
    condition = alltrue([
      aws_ecs_service.app.deployment_circuit_breaker[0].enable,
      aws_ecs_service.app.deployment_circuit_breaker[0].rollback,
    ])

    error_message = "A deployment that fails must be rolled back."
  }

  assert {
    condition = alltrue([
      for repository in aws_ecr_repository.this :
      alltrue([
        repository.image_tag_mutability == "IMMUTABLE",
        repository.image_scanning_configuration[0].scan_on_push,
      ])
    ])

    error_message = "A tag must stay with its image, and an image must be scanned when it is pushed."
  }
}

run "activity_is_logged" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.app.retention_in_days > 0
    error_message = "Logs must be kept for a time that is meant, not for ever."
  }

  assert {
    condition = anytrue([
      for setting in aws_ecs_cluster.this.setting :
      setting.name == "containerInsights" && setting.value != "disabled"
    ])

    error_message = "A cluster must be observed."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment    = "Not a name"
    region         = "nowhere"
    zones          = {}
    vpc_cidr_block = "none"

    app_cidr_blocks = {
      a = "none"
    }

    log_retention_in_days = 2
    app_desired_count     = -1
  }

  expect_failures = [
    var.environment,
    var.region,
    var.zones,
    var.vpc_cidr_block,
    var.app_cidr_blocks,
    var.log_retention_in_days,
    var.app_desired_count,
  ]
}
