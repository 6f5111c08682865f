# What must hold for the ingress VPC, tried without AWS.

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

  mock_resource "aws_internet_gateway" {}

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

  mock_resource "aws_route_table" {}

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:::example"
    }
  }

  mock_resource "aws_security_group" {}

  mock_resource "aws_subnet" {}

  mock_resource "aws_vpc" {}

  mock_resource "aws_wafv2_web_acl" {
    defaults = {
      arn = "arn:aws:wafv2:ap-southeast-1:333333333333:regional/webacl/example"
    }
  }
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

  vpc_cidr_block = "10.24.16.0/20"

  public_cidr_blocks = {
    a = "10.24.16.0/24"
    b = "10.24.17.0/24"
    c = "10.24.18.0/24"
  }

  transit_gateway_id = "tgw-hub"

  transit_cidr_blocks = {
    a = "10.24.20.0/28"
    b = "10.24.20.16/28"
    c = "10.24.20.32/28"
  }

  kms_key_arn                    = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  log_retention_in_days          = 400
  workload_vpc_cidr_block        = "10.25.0.0/16"
  web_logs_force_destroy         = false
  web_logs_expiration_days       = 400
  web_enable_deletion_protection = true

  web_target_ids = {
    a = "10.25.0.10"
    b = "10.25.1.10"
    c = "10.25.2.10"
  }

  client_prefix_list_id = "pl-0123456789abcdef0"
  certificate_arn       = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000000"
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

  assert {
    condition     = length(aws_lb.web.subnets) == length(var.zones)
    error_message = "A load balancer must be in every zone."
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

  assert {
    condition     = coalesce(aws_vpc_security_group_ingress_rule.web_from_clients_443.cidr_ipv4, "none") != "0.0.0.0/0"
    error_message = "No rule may admit the whole internet."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.web_to_workload_vpc_tcp_8080.ip_protocol != "-1"
    error_message = "No rule may let every protocol out."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.web_logs.block_public_acls,
      aws_s3_bucket_public_access_block.web_logs.block_public_policy,
      aws_s3_bucket_public_access_block.web_logs.ignore_public_acls,
      aws_s3_bucket_public_access_block.web_logs.restrict_public_buckets,
    ])

    error_message = "Every way to make a bucket public must be blocked."
  }
}

run "data_is_encrypted" {
  command = plan

  assert {
    condition = alltrue([
      for rule in aws_s3_bucket_server_side_encryption_configuration.web_logs.rule :
      contains(
        ["AES256", "aws:kms", "aws:kms:dsse"],
        rule.apply_server_side_encryption_by_default[0].sse_algorithm,
      )
    ])

    error_message = "Buckets must be encrypted."
  }

  assert {
    condition = alltrue([
      for log_group in [aws_cloudwatch_log_group.flow_log, aws_cloudwatch_log_group.web_waf] :
      can(regex("^arn:aws:kms:", log_group.kms_key_id))
    ])

    error_message = "Logs must be encrypted with a customer key."
  }
}

run "transport_is_encrypted" {
  command = plan

  assert {
    condition = alltrue([
      startswith(aws_lb_listener.web_https.ssl_policy, "ELBSecurityPolicy-TLS13-1-"),
      strcontains(aws_lb_listener.web_https.ssl_policy, "TLS13-1-0") == false,
      strcontains(aws_lb_listener.web_https.ssl_policy, "TLS13-1-1") == false,
    ])

    error_message = "A listener must accept nothing below TLS 1.2 and offer TLS 1.3."
  }

  assert {
    condition = alltrue([
      aws_lb_listener.web_http.default_action[0].type == "redirect",
      aws_lb_listener.web_http.default_action[0].redirect[0].protocol == "HTTPS",
    ])

    error_message = "A listener for HTTP may only redirect to HTTPS."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_s3_bucket_policy.web_logs.policy).Statement :
      alltrue([
        statement.Effect == "Deny",
        try(statement.Condition.Bool["aws:SecureTransport"], "any") == "false",
      ])
    ])

    error_message = "A bucket must refuse plain transport."
  }
}

run "workloads_are_confined" {
  command = plan

  assert {
    condition     = aws_lb.web.drop_invalid_header_fields == true
    error_message = "A load balancer must drop header fields that are not valid."
  }
}

run "activity_is_logged" {
  command = plan

  assert {
    condition = alltrue([
      for log_group in [aws_cloudwatch_log_group.flow_log, aws_cloudwatch_log_group.web_waf] :
      log_group.retention_in_days > 0
    ])

    error_message = "Logs must be kept for a time that is meant, not for ever."
  }

  assert {
    condition = alltrue([
      aws_flow_log.this.traffic_type == "ALL",
      aws_flow_log.this.max_aggregation_interval == 60,
    ])

    error_message = "A flow log must record accepted and rejected traffic, minute by minute."
  }

  assert {
    condition     = aws_lb.web.access_logs[0].enabled == true
    error_message = "A load balancer must log who calls it."
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

    log_retention_in_days    = 2
    web_logs_expiration_days = -1
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
    var.web_logs_expiration_days,
  ]
}
