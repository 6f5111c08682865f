# What must hold for the egress VPC, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_eip" {}

  mock_resource "aws_internet_gateway" {}

  mock_resource "aws_nat_gateway" {}

  mock_resource "aws_route_table" {}

  mock_resource "aws_subnet" {}

  mock_resource "aws_vpc" {}
}

variables {
  environment = "production"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

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

  assert {
    condition     = alltrue([for zone, route in aws_route.private_default : route.nat_gateway_id == aws_nat_gateway.this[zone].id])
    error_message = "Each zone must reach the internet by its own NAT gateway."
  }
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.private : subnet.availability_zone == var.zones[zone]])
    error_message = "Each private subnet must lie in the zone of its key."
  }

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.public : subnet.availability_zone == var.zones[zone]])
    error_message = "Each public subnet must lie in the zone of its key."
  }

  assert {
    condition     = length(aws_ec2_transit_gateway_vpc_attachment.this.subnet_ids) == length(var.zones)
    error_message = "An attachment must have a subnet in every zone: traffic of a zone without one is lost."
  }
}

run "nothing_is_public_by_accident" {
  command = plan

  assert {
    condition = alltrue([
      for subnet in concat(values(aws_subnet.private), values(aws_subnet.public)) :
      subnet.map_public_ip_on_launch != true
    ])

    error_message = "No subnet may give out public addresses."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment    = "Not a name"
    zones          = {}
    vpc_cidr_block = "none"

    private_cidr_blocks = {
      a = "none"
    }

    public_cidr_blocks = {
      a = "none"
    }
  }

  expect_failures = [
    var.environment,
    var.zones,
    var.vpc_cidr_block,
    var.private_cidr_blocks,
    var.public_cidr_blocks,
  ]
}
