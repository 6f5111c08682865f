# What must hold for the egress VPC, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:ap-southeast-1:333333333333:log-group:example"
    }
  }

  mock_resource "aws_default_security_group" {}

  mock_resource "aws_eip" {}

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::333333333333:role/example"
    }
  }

  mock_resource "aws_internet_gateway" {}

  mock_resource "aws_nat_gateway" {}

  mock_resource "aws_route_table" {}

  mock_resource "aws_subnet" {}

  mock_resource "aws_vpc" {}
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

  vpc_cidr_block = "10.24.0.0/20"

  public_cidr_blocks = {
    a = "10.24.0.0/24"
    b = "10.24.1.0/24"
    c = "10.24.2.0/24"
  }

  transit_gateway_id = "tgw-hub"

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

  kms_key_arn           = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  log_retention_in_days = 400
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
    condition     = alltrue([for zone, route in aws_route.transit_default : route.nat_gateway_id == aws_nat_gateway.this[zone].id])
    error_message = "Each zone must reach the internet by its own NAT gateway."
  }
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.public : subnet.availability_zone == var.zones[zone]])
    error_message = "Each public subnet must lie in the zone of its key."
  }

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.transit : subnet.availability_zone == var.zones[zone]])
    error_message = "Each transit subnet must lie in the zone of its key."
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
      for subnet in concat(values(aws_subnet.public), values(aws_subnet.transit)) :
      subnet.map_public_ip_on_launch != true
    ])

    error_message = "No subnet may give out public addresses."
  }

  assert {
    condition = alltrue([
      length(aws_default_security_group.this.ingress) == 0,
      length(aws_default_security_group.this.egress) == 0,
    ])

    error_message = "The default security group must let nothing in or out: nothing may use it."
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

  assert {
    condition = alltrue([
      aws_flow_log.this.traffic_type == "ALL",
      aws_flow_log.this.max_aggregation_interval == 60,
    ])

    error_message = "A flow log must tell accepted and refused traffic, minute by minute."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment    = "Not a name"
    region         = "nowhere"
    account_id     = "12"
    address_block  = "none"
    zones          = {}
    vpc_cidr_block = "none"

    public_cidr_blocks = {
      a = "none"
    }

    transit_cidr_blocks = {
      a = "none"
    }

    log_retention_in_days = 2
  }

  expect_failures = [
    var.environment,
    var.region,
    var.account_id,
    var.address_block,
    var.zones,
    var.vpc_cidr_block,
    var.public_cidr_blocks,
    var.transit_cidr_blocks,
    var.log_retention_in_days,
  ]
}
