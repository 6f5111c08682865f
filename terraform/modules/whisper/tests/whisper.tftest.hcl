# What must hold for the whisper file system, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_backup_plan" {}

  mock_resource "aws_backup_vault" {}

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

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::333333333333:role/example"
    }
  }

  mock_resource "aws_security_group" {}
}

variables {
  environment = "production"
  account_id  = "333333333333"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

  kms_key_arn                = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  vpc_id                     = "vpc-workload"
  graphite_security_group_id = "sg-graphite"

  private_subnet_ids = {
    a = "subnet-private-a"
    b = "subnet-private-b"
    c = "subnet-private-c"
  }

  graphite_task_role_arn        = "arn:aws:iam::333333333333:role/graphite-task"
  backup_enabled                = true
  backup_plan_retention_in_days = 35
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = length(aws_efs_mount_target.this) == length(var.zones)
    error_message = "A file system must have a mount target in every zone."
  }
}

run "nothing_is_public_by_accident" {
  command = plan

  assert {
    condition = coalesce(
      aws_vpc_security_group_ingress_rule.whisper_from_graphite_nfs.cidr_ipv4,
      "none",
    ) != "0.0.0.0/0"

    error_message = "No rule may admit the whole internet."
  }
}

run "data_is_encrypted" {
  command = plan

  assert {
    condition     = aws_efs_file_system.this.encrypted == true
    error_message = "A file system must be encrypted."
  }

  assert {
    condition     = can(regex("^arn:aws:kms:", aws_efs_file_system.this.kms_key_id))
    error_message = "A file system must be encrypted with a customer key."
  }

  assert {
    condition     = can(regex("^arn:aws:kms:", aws_backup_vault.this[0].kms_key_arn))
    error_message = "Backups must be encrypted with a customer key."
  }
}

run "transport_is_encrypted" {
  command = plan

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_efs_file_system_policy.this.policy).Statement :
      alltrue([
        statement.Effect == "Deny",
        try(statement.Condition.Bool["aws:SecureTransport"], "any") == "false",
      ])
    ])

    error_message = "A file system must refuse plain transport."
  }
}

run "workloads_are_confined" {
  command = plan

  assert {
    condition = alltrue([
      aws_efs_access_point.this.posix_user[0].uid > 0,
      aws_efs_access_point.this.root_directory[0].path != "/",
    ])

    error_message = "An access point must confine its clients to a directory and to a user that is not root."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment                   = "Not a name"
    account_id                    = "12"
    zones                         = {}
    backup_plan_retention_in_days = -1
  }

  expect_failures = [var.environment, var.account_id, var.zones, var.backup_plan_retention_in_days]
}
