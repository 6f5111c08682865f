# What must hold for the transit gateway, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_ec2_transit_gateway" {}

  mock_resource "aws_ec2_transit_gateway_route_table" {}
}

variables {
  environment = "production"

  pre_inspection_transit_gateway_attachment_ids = {
    billing = "tgw-attach-billing"
    egress  = "tgw-attach-egress"
    metrics = "tgw-attach-metrics"
    orders  = "tgw-attach-orders"
  }

  inspection_transit_gateway_attachment_id = "tgw-attach-inspection"

  post_inspection_destination_cidr_blocks = {
    billing = "10.32.0.0/16"
    metrics = "10.33.0.0/16"
    orders  = "10.31.0.0/16"
  }

  post_inspection_transit_gateway_attachment_ids = {
    billing = "tgw-attach-billing"
    metrics = "tgw-attach-metrics"
    orders  = "tgw-attach-orders"
  }
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

run "bad_input_is_refused" {
  command = plan

  variables {
    environment = "Not a name"

    post_inspection_destination_cidr_blocks = {
      a = "none"
    }
  }

  expect_failures = [var.environment, var.post_inspection_destination_cidr_blocks]
}
