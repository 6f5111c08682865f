# What must hold for the inspection VPC, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:ap-southeast-1:333333333333:log-group:example"
    }
  }

  mock_resource "aws_default_security_group" {}

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::333333333333:role/example"
    }
  }

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

  transit_gateway_id                          = "tgw-hub"
  kms_key_arn                                 = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  log_retention_in_days                       = 400
  ingress_vpc_cidr_block                      = "10.24.16.0/20"
  workload_vpc_cidr_block                     = "10.25.0.0/16"
  perimeter_delete_protection                 = true
  perimeter_firewall_policy_change_protection = true
  perimeter_subnet_change_protection          = true
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
    condition     = alltrue([for zone, route in aws_route.transit_default : route.vpc_endpoint_id == "vpce-${zone}"])
    error_message = "The routes of aws_route.transit_default must lead to the firewall endpoint of their own zone."
  }

  assert {
    condition = alltrue([
      contains(
        aws_networkfirewall_firewall_policy.perimeter.firewall_policy[0].stateless_default_actions,
        "aws:forward_to_sfe",
      ),
      contains(
        aws_networkfirewall_firewall_policy.perimeter.firewall_policy[0].stateless_fragment_default_actions,
        "aws:forward_to_sfe",
      ),
      aws_networkfirewall_firewall_policy.perimeter.firewall_policy[0].stateful_engine_options[0].rule_order == "STRICT_ORDER",
      anytrue([
        for action in aws_networkfirewall_firewall_policy.perimeter.firewall_policy[0].stateful_default_actions :
        startswith(action, "aws:drop_")
      ]),
    ])

    error_message = "A firewall policy must hand every packet to the stateful rules, take them in strict order and drop what none of them lets pass."
  }

  assert {
    condition = anytrue([
      for variable in aws_networkfirewall_firewall_policy.perimeter.firewall_policy[0].policy_variables[0].rule_variables :
      variable.key == "HOME_NET"
    ])

    error_message = "A firewall policy must say which networks are its own: HOME_NET is the firewall's VPC alone by default."
  }

  assert {
    condition = alltrue([
      for rule_group in [aws_networkfirewall_rule_group.web, aws_networkfirewall_rule_group.domains] :
      rule_group.rule_group[0].stateful_rule_options[0].rule_order == "STRICT_ORDER"
    ])

    error_message = "Every group of rules must have the order of the policy."
  }
}

run "every_zone_is_served" {
  command = plan

  assert {
    condition     = alltrue([for zone, subnet in aws_subnet.transit : subnet.availability_zone == var.zones[zone]])
    error_message = "Each transit subnet must lie in the zone of its key."
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
      for subnet in concat(values(aws_subnet.transit), values(aws_subnet.firewall)) :
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
    condition = alltrue([
      aws_networkfirewall_firewall.perimeter.encryption_configuration[0].type == "CUSTOMER_KMS",
      can(regex(
        "^arn:aws:kms:",
        aws_networkfirewall_firewall.perimeter.encryption_configuration[0].key_id,
      )),
    ])

    error_message = "A firewall must be encrypted with a customer key."
  }

  assert {
    condition = alltrue([
      aws_networkfirewall_firewall_policy.perimeter.encryption_configuration[0].type == "CUSTOMER_KMS",
      can(regex(
        "^arn:aws:kms:",
        aws_networkfirewall_firewall_policy.perimeter.encryption_configuration[0].key_id,
      )),
    ])

    error_message = "A firewall policy must be encrypted with a customer key."
  }

  assert {
    condition = alltrue([
      for rule_group in [aws_networkfirewall_rule_group.web, aws_networkfirewall_rule_group.domains] :
      alltrue([
        rule_group.encryption_configuration[0].type == "CUSTOMER_KMS",
        can(regex("^arn:aws:kms:", rule_group.encryption_configuration[0].key_id)),
      ])
    ])

    error_message = "The rules of a firewall must be encrypted with a customer key."
  }

  assert {
    condition = alltrue([
      for log_group in [
        aws_cloudwatch_log_group.flow_log,
        aws_cloudwatch_log_group.perimeter_alert,
        aws_cloudwatch_log_group.perimeter_flow,
      ] :
      can(regex("^arn:aws:kms:", log_group.kms_key_id))
    ])

    error_message = "Logs must be encrypted with a customer key."
  }
}

run "activity_is_logged" {
  command = plan

  assert {
    condition = alltrue([
      for log_group in [
        aws_cloudwatch_log_group.flow_log,
        aws_cloudwatch_log_group.perimeter_alert,
        aws_cloudwatch_log_group.perimeter_flow,
      ] :
      log_group.retention_in_days > 0
    ])

    error_message = "Logs must be kept for a time that is meant, not for ever."
  }

  assert {
    condition = alltrue([
      aws_flow_log.this.traffic_type == "ALL",
      aws_flow_log.this.max_aggregation_interval == 60,
    ])

    error_message = "A flow log must tell accepted and refused traffic, minute by minute."
  }

  assert {
    condition = alltrue([
      contains(
        aws_networkfirewall_logging_configuration.perimeter.logging_configuration[0].log_destination_config[*].log_type,
        "ALERT",
      ),
      contains(
        aws_networkfirewall_logging_configuration.perimeter.logging_configuration[0].log_destination_config[*].log_type,
        "FLOW",
      ),
    ])

    error_message = "A firewall must log both alerts and flows."
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

    transit_cidr_blocks = {
      a = "none"
    }

    firewall_cidr_blocks = {
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
    var.transit_cidr_blocks,
    var.firewall_cidr_blocks,
    var.log_retention_in_days,
  ]
}
