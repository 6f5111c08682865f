# What must hold for the metrics cluster, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_appautoscaling_target" {}

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:ap-southeast-1:333333333333:log-group:example"
    }
  }

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

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::333333333333:role/example"
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
}

variables {
  environment = "production"
  region      = "ap-southeast-1"
  account_id  = "333333333333"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

  kms_key_id                     = "key-encryption"
  workload_vpc_id                = "vpc-workload"
  kms_key_arn                    = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  log_retention_in_days          = 400
  app_node_env                   = "production"
  endpoints_security_group_id    = "sg-endpoints"
  s3_vpc_endpoint_prefix_list_id = "pl-s3"
  app_desired_count              = 3

  private_subnet_ids = {
    a = "subnet-private-a"
    b = "subnet-private-b"
    c = "subnet-private-c"
  }

  app_max_capacity                    = 12
  app_min_capacity                    = 3
  file_system_arn                     = "arn:aws:elasticfilesystem:ap-southeast-1:333333333333:file-system/fs-whisper"
  access_point_arn                    = "arn:aws:elasticfilesystem:ap-southeast-1:333333333333:access-point/fsap-whisper"
  graphite_memory                     = "4096"
  file_system_id                      = "fs-whisper"
  access_point_id                     = "fsap-whisper"
  whisper_security_group_id           = "sg-whisper"
  ingress_vpc_cidr_block              = "10.24.16.0/20"
  graphite_enable_deletion_protection = true

  graphite_load_balancer_addresses = {
    a = "10.25.0.10"
    b = "10.25.1.10"
    c = "10.25.2.10"
  }

  release = "2026.11.0"
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = length(aws_lb.graphite.subnet_mapping) == length(var.zones)
    error_message = "A load balancer must have an address in every zone."
  }

  assert {
    condition = alltrue([
      for service in [aws_ecs_service.app, aws_ecs_service.statsd, aws_ecs_service.graphite] :
      length(service.network_configuration[0].subnets) == length(var.zones)
    ])

    error_message = "The tasks of a service must be able to run in every zone."
  }
}

run "nothing_is_public_by_accident" {
  command = plan

  assert {
    condition = alltrue([
      for service in [aws_ecs_service.app, aws_ecs_service.statsd, aws_ecs_service.graphite] :
      service.network_configuration[0].assign_public_ip != true
    ])

    error_message = "No task may have a public address."
  }

  assert {
    condition = alltrue([
      for ingress_rule in [
        aws_vpc_security_group_ingress_rule.statsd_from_app,
        aws_vpc_security_group_ingress_rule.graphite_from_statsd_carbon,
        aws_vpc_security_group_ingress_rule.graphite_load_balancer_from_ingress_vpc_tcp_8080,
        aws_vpc_security_group_ingress_rule.graphite_from_load_balancer_http,
      ] :
      coalesce(ingress_rule.cidr_ipv4, "none") != "0.0.0.0/0"
    ])

    error_message = "No rule may admit the whole internet."
  }

  assert {
    condition = alltrue([
      for egress_rule in [
        aws_vpc_security_group_egress_rule.app_to_internet_https,
        aws_vpc_security_group_egress_rule.app_to_endpoints,
        aws_vpc_security_group_egress_rule.app_to_s3,
        aws_vpc_security_group_egress_rule.app_to_statsd,
        aws_vpc_security_group_egress_rule.statsd_to_endpoints,
        aws_vpc_security_group_egress_rule.statsd_to_s3,
        aws_vpc_security_group_egress_rule.statsd_to_graphite_carbon,
        aws_vpc_security_group_egress_rule.graphite_to_whisper_nfs,
        aws_vpc_security_group_egress_rule.graphite_to_endpoints,
        aws_vpc_security_group_egress_rule.graphite_to_s3,
        aws_vpc_security_group_egress_rule.graphite_load_balancer_to_graphite_http,
      ] :
      egress_rule.ip_protocol != "-1"
    ])

    error_message = "No rule may let every protocol out."
  }
}

run "data_is_encrypted" {
  command = plan

  assert {
    condition = alltrue([
      for repository in [aws_ecr_repository.app, aws_ecr_repository.statsd, aws_ecr_repository.graphite] :
      alltrue([
        repository.encryption_configuration[0].encryption_type == "KMS",
        can(regex("^arn:aws:kms:", repository.encryption_configuration[0].kms_key)),
      ])
    ])

    error_message = "Images must be encrypted with a customer key."
  }

  assert {
    condition = alltrue([
      for log_group in [
        aws_cloudwatch_log_group.app,
        aws_cloudwatch_log_group.statsd,
        aws_cloudwatch_log_group.graphite,
      ] :
      can(regex("^arn:aws:kms:", log_group.kms_key_id))
    ])

    error_message = "Logs must be encrypted with a customer key."
  }

  assert {
    condition     = can(regex("^arn:aws:kms:", aws_secretsmanager_secret.graphite_secret_key.kms_key_id))
    error_message = "Secrets must be encrypted with a customer key."
  }
}

run "transport_is_encrypted" {
  command = plan

  assert {
    condition = alltrue([
      for configuration in flatten(aws_ecs_task_definition.graphite.volume[*].efs_volume_configuration) :
      alltrue([
        configuration.transit_encryption == "ENABLED",
        configuration.authorization_config[0].iam == "ENABLED",
      ])
    ])

    error_message = "A task must mount file systems by encrypted connections and by its own role."
  }
}

run "workloads_are_confined" {
  command = plan

  assert {
    condition = alltrue([
      for task_definition in [
        aws_ecs_task_definition.app,
        aws_ecs_task_definition.statsd,
        aws_ecs_task_definition.graphite,
      ] :
      alltrue([
        for container in jsondecode(task_definition.container_definitions) :
        alltrue([
          try(container.readonlyRootFilesystem, false),
          try(container.privileged, false) == false,
          contains(["0", "root"], split(":", try(container.user, "0"))[0]) == false,
        ])
      ])
    ])

    error_message = "A container must have a read-only root file system, a user that is not root and no privilege."
  }

  assert {
    condition = alltrue([
      for service in [aws_ecs_service.app, aws_ecs_service.statsd, aws_ecs_service.graphite] :
      alltrue([
        service.deployment_circuit_breaker[0].enable,
        service.deployment_circuit_breaker[0].rollback,
      ])
    ])

    error_message = "A deployment that fails must be rolled back."
  }

  assert {
    condition = alltrue([
      for repository in [aws_ecr_repository.app, aws_ecr_repository.statsd, aws_ecr_repository.graphite] :
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
    condition = alltrue([
      for log_group in [
        aws_cloudwatch_log_group.app,
        aws_cloudwatch_log_group.statsd,
        aws_cloudwatch_log_group.graphite,
      ] :
      log_group.retention_in_days > 0
    ])

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
    environment           = "Not a name"
    region                = "nowhere"
    account_id            = "12"
    zones                 = {}
    log_retention_in_days = 2
    app_desired_count     = -1
    app_max_capacity      = -1
    app_min_capacity      = -1
  }

  expect_failures = [
    var.environment,
    var.region,
    var.account_id,
    var.zones,
    var.log_retention_in_days,
    var.app_desired_count,
    var.app_max_capacity,
    var.app_min_capacity,
  ]
}
