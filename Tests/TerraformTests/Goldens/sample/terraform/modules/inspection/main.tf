locals {
  # The endpoints have no order, so each is found by its zone, never by its position.
  perimeter_endpoint_ids = {
    for state in aws_networkfirewall_firewall.perimeter.firewall_status[0].sync_states :
    state.availability_zone => state.attachment[0].endpoint_id
  }
}

resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr_block
  enable_dns_hostnames = true

  tags = {
    Name = "inspection-${var.environment}"
  }
}

resource "aws_subnet" "attachment_tier" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  cidr_block        = var.attachment_tier_cidr_blocks[each.key]
  availability_zone = each.value

  tags = {
    Name = "inspection-attachment-tier-${var.environment}-${each.key}"
  }
}

resource "aws_route_table" "attachment_tier" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "inspection-attachment-tier-${var.environment}"
  }
}

resource "aws_route_table_association" "attachment_tier" {
  for_each = var.zones

  subnet_id      = aws_subnet.attachment_tier[each.key].id
  route_table_id = aws_route_table.attachment_tier[each.key].id
}

resource "aws_subnet" "firewall" {
  for_each = var.zones

  vpc_id            = aws_vpc.this.id
  cidr_block        = var.firewall_cidr_blocks[each.key]
  availability_zone = each.value

  tags = {
    Name = "inspection-firewall-${var.environment}-${each.key}"
  }
}

resource "aws_route_table" "firewall" {
  for_each = var.zones

  vpc_id = aws_vpc.this.id

  tags = {
    Name = "inspection-firewall-${var.environment}"
  }
}

resource "aws_route_table_association" "firewall" {
  for_each = var.zones

  subnet_id      = aws_subnet.firewall[each.key].id
  route_table_id = aws_route_table.firewall[each.key].id
}

resource "aws_networkfirewall_rule_group" "rules" {
  name     = "perimeter-${var.environment}"
  type     = "STATEFUL"
  capacity = 100

  rule_group {
    rule_variables {
      ip_sets {
        key = "HOME_NET"

        ip_set {
          definition = var.rules_home_net
        }
      }
    }

    rules_source {
      rules_string = <<-EOT
        pass tls $HOME_NET any -> any 443 (tls.sni; content:".amazonaws.com"; endswith; flow:to_server; sid:1;)
        drop tcp $HOME_NET any -> any any (flow:to_server; sid:2;)
      EOT
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_networkfirewall_firewall_policy" "this" {
  name = "perimeter-${var.environment}"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
    stateful_default_actions           = ["aws:drop_established"]

    stateful_engine_options {
      rule_order = "STRICT_ORDER"
    }

    stateful_rule_group_reference {
      priority     = 1
      resource_arn = aws_networkfirewall_rule_group.rules.arn
    }
  }
}

resource "aws_networkfirewall_firewall" "perimeter" {
  name                = "perimeter-${var.environment}"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.this.arn
  vpc_id              = aws_vpc.this.id
  delete_protection   = var.perimeter_delete_protection

  dynamic "subnet_mapping" {
    for_each = aws_subnet.firewall

    content {
      subnet_id = subnet_mapping.value.id
    }
  }
}

resource "aws_route" "attachment_tier_default" {
  for_each = var.zones

  route_table_id         = aws_route_table.attachment_tier[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  vpc_endpoint_id        = local.perimeter_endpoint_ids[each.value]
}

resource "aws_route" "firewall_default" {
  for_each = var.zones

  route_table_id         = aws_route_table.firewall[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  transit_gateway_id     = var.transit_gateway_id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  subnet_ids                                      = values(aws_subnet.attachment_tier)[*].id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false

  # Both directions of a flow must pass the same firewall endpoint.
  appliance_mode_support = "enable"

  tags = {
    Name = "inspection-${var.environment}"
  }
}
