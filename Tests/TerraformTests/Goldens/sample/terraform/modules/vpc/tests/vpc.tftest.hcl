# What must hold for the VPC, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_route_table" {}

  mock_resource "aws_subnet" {}

  mock_resource "aws_vpc" {}
}

variables {
  name        = "billing"
  environment = "production"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

  vpc_cidr_block = "10.32.0.0/16"

  app_cidr_blocks = {
    a = "10.32.0.0/24"
    b = "10.32.1.0/24"
    c = "10.32.2.0/24"
  }

  transit_gateway_id = "tgw-hub"
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
}

run "nothing_is_public_by_accident" {
  command = plan

  assert {
    condition     = alltrue([for subnet in aws_subnet.app : subnet.map_public_ip_on_launch != true])
    error_message = "No subnet may give out public addresses."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment    = "Not a name"
    zones          = {}
    vpc_cidr_block = "none"

    app_cidr_blocks = {
      a = "none"
    }
  }

  expect_failures = [var.environment, var.zones, var.vpc_cidr_block, var.app_cidr_blocks]
}
