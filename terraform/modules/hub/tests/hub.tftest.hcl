# What must hold for the transit gateway hub, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:ap-southeast-1:333333333333:log-group:example"
    }
  }

  mock_resource "aws_ec2_transit_gateway" {}

  mock_resource "aws_ec2_transit_gateway_route_table" {}

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::333333333333:role/example"
    }
  }
}

variables {
  environment = "production"
  region      = "ap-southeast-1"
  account_id  = "333333333333"

  pre_inspection_transit_gateway_attachment_ids = {
    egress   = "tgw-attach-egress"
    ingress  = "tgw-attach-ingress"
    workload = "tgw-attach-workload"
  }

  inspection_transit_gateway_attachment_id = "tgw-attach-inspection"

  post_inspection_transit_gateway_attachment_ids = {
    ingress  = "tgw-attach-ingress"
    workload = "tgw-attach-workload"
  }

  egress_transit_gateway_attachment_id = "tgw-attach-egress"
  kms_key_arn                          = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  log_retention_in_days                = 400
}

run "traffic_stays_on_its_path" {
  command = plan

  assert {
    condition = alltrue([
      aws_ec2_transit_gateway.this.default_route_table_association == "disable",
      aws_ec2_transit_gateway.this.default_route_table_propagation == "disable",
      aws_ec2_transit_gateway.this.auto_accept_shared_attachments != "enable",
    ])

    error_message = "A transit gateway must neither accept attachments by itself nor give them a way by default."
  }
}

run "data_is_encrypted" {
  command = plan

  assert {
    condition     = can(regex("^arn:aws:kms:", aws_cloudwatch_log_group.flow_log.kms_key_id))
    error_message = "Logs must be encrypted with a customer key."
  }
}

run "activity_is_logged" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.flow_log.retention_in_days > 0
    error_message = "Logs must be kept for a time that is meant, not for ever."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment           = "Not a name"
    region                = "nowhere"
    account_id            = "12"
    log_retention_in_days = 2
  }

  expect_failures = [var.environment, var.region, var.account_id, var.log_retention_in_days]
}
