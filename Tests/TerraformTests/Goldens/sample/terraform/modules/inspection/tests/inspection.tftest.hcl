# What must hold for the inspection VPC, tried without AWS.

mock_provider "aws" {
  override_during = plan

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

  rules_home_net              = ["10.31.0.0/16", "10.32.0.0/16", "10.33.0.0/16"]
  perimeter_delete_protection = true
  transit_gateway_id          = "tgw-hub"
}

run "traffic_stays_on_its_path" {
  command = plan

  assert {
    condition     = aws_ec2_transit_gateway_vpc_attachment.this.appliance_mode_support == "enable"
    error_message = "Appliance mode must be on: without it the reply of a flow may reach the firewall of another zone, which knows nothing of the flow and drops it."
  }

  assert {
    condition = alltrue([
      aws_ec2_transit_gateway_vpc_attachment.this.transit_gateway_default_route_table_association == false,
      aws_ec2_transit_gateway_vpc_attachment.this.transit_gateway_default_route_table_propagation == false,
    ])

    error_message = "An attachment must use only the route tables that are given to it, never the default ones."
  }

  assert {
    condition     = alltrue([for zone, route in aws_route.attachment_tier_default : route.vpc_endpoint_id == "vpce-${zone}"])
    error_message = "The routes of aws_route.attachment_tier_default must lead to the firewall endpoint of their own zone."
  }

  assert {
    condition = alltrue([
      contains(
        aws_networkfirewall_firewall_policy.this.firewall_policy[0].stateless_default_actions,
        "aws:forward_to_sfe",
      ),
      contains(
        aws_networkfirewall_firewall_policy.this.firewall_policy[0].stateless_fragment_default_actions,
        "aws:forward_to_sfe",
      ),
      aws_networkfirewall_firewall_policy.this.firewall_policy[0].stateful_engine_options[0].rule_order == "STRICT_ORDER",
      anytrue([
        for action in aws_networkfirewall_firewall_policy.this.firewall_policy[0].stateful_default_actions :
        startswith(action, "aws:drop_")
      ]),
    ])

    error_message = "A firewall policy must hand every packet to the stateful rules, take them in strict order and drop what none of them lets pass."
  }

  assert {
    condition = anytrue([
      for variable in aws_networkfirewall_firewall_policy.this.firewall_policy[0].policy_variables[0].rule_variables :
      variable.key == "HOME_NET"
    ])

    error_message = "A firewall policy must say which networks are its own: HOME_NET is the firewall's VPC alone by default."
  }

  assert {
    condition     = aws_networkfirewall_rule_group.rules.rule_group[0].stateful_rule_options[0].rule_order == "STRICT_ORDER"
    error_message = "Every group of rules must have the order of the policy."
  }
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.attachment_tier : subnet.availability_zone == var.zones[zone]])
    error_message = "Each attachment subnet must lie in the zone of its key."
  }

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.firewall : subnet.availability_zone == var.zones[zone]])
    error_message = "Each firewall subnet must lie in the zone of its key."
  }

  assert {
    condition     = length(aws_ec2_transit_gateway_vpc_attachment.this.subnet_ids) == length(var.zones)
    error_message = "An attachment must have a subnet in every zone: traffic of a zone without one is lost."
  }

  assert {
    condition     = length(aws_networkfirewall_firewall.perimeter.subnet_mapping) == length(var.zones)
    error_message = "A firewall must have an endpoint in every zone."
  }
}

run "nothing_is_public_by_accident" {
  command = plan

  assert {
    condition = alltrue([
      for subnet in concat(values(aws_subnet.attachment_tier), values(aws_subnet.firewall)) :
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

    attachment_tier_cidr_blocks = {
      a = "none"
    }

    firewall_cidr_blocks = {
      a = "none"
    }

    rules_home_net = ["none"]
  }

  expect_failures = [
    var.environment,
    var.zones,
    var.vpc_cidr_block,
    var.attachment_tier_cidr_blocks,
    var.firewall_cidr_blocks,
    var.rules_home_net,
  ]
}
