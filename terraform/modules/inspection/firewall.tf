resource "aws_networkfirewall_rule_group" "web" {
  name     = "metrics-${var.environment}-perimeter-web-100"
  capacity = 100
  type     = "STATEFUL"

  tags = {
    Name = "metrics-${var.environment}-perimeter-web"
  }

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = var.kms_key_arn
  }

  rule_group {
    rules_source {
      rules_string = <<-EOT
        pass tcp $INGRESS any -> $WORKLOAD 8080 (msg:"pass ingress to workload tcp/8080"; flow:to_server; sid:1001; rev:1;)
      EOT
    }

    rule_variables {
      ip_sets {
        key = "INGRESS"

        ip_set {
          definition = [var.ingress_vpc_cidr_block]
        }
      }

      ip_sets {
        key = "WORKLOAD"

        ip_set {
          definition = [var.workload_vpc_cidr_block]
        }
      }
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_networkfirewall_rule_group" "domains" {
  name     = "metrics-${var.environment}-perimeter-domains-200"
  capacity = 200
  type     = "STATEFUL"

  tags = {
    Name = "metrics-${var.environment}-perimeter-domains"
  }

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = var.kms_key_arn
  }

  rule_group {
    rules_source {
      rules_source_list {
        generated_rules_type = "ALLOWLIST"
        target_types         = ["HTTP_HOST", "TLS_SNI"]
        targets              = [".amazonaws.com", "registry.npmjs.org"]
      }
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# HOME_NET names every network of the environment: by default it is the firewall's own VPC, and
# domain lists and managed rules would ignore the others.
resource "aws_networkfirewall_firewall_policy" "perimeter" {
  name = "metrics-${var.environment}-perimeter"

  tags = {
    Name = "metrics-${var.environment}-perimeter"
  }

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
    stateful_default_actions           = ["aws:drop_established_app_layer", "aws:alert_established_app_layer"]

    policy_variables {
      rule_variables {
        key = "HOME_NET"

        ip_set {
          definition = [var.address_block]
        }
      }
    }

    stateful_engine_options {
      rule_order              = "STRICT_ORDER"
      stream_exception_policy = "REJECT"
    }

    stateful_rule_group_reference {
      resource_arn = aws_networkfirewall_rule_group.web.arn
      priority     = 100
    }

    stateful_rule_group_reference {
      resource_arn = aws_networkfirewall_rule_group.domains.arn
      priority     = 200
    }
  }

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = var.kms_key_arn
  }
}

resource "aws_networkfirewall_firewall" "perimeter" {
  name                              = "metrics-${var.environment}-perimeter"
  firewall_policy_arn               = aws_networkfirewall_firewall_policy.perimeter.arn
  vpc_id                            = aws_vpc.this.id
  delete_protection                 = var.perimeter_delete_protection
  firewall_policy_change_protection = var.perimeter_firewall_policy_change_protection
  subnet_change_protection          = var.perimeter_subnet_change_protection

  tags = {
    Name = "metrics-${var.environment}-perimeter"
  }

  dynamic "subnet_mapping" {
    for_each = aws_subnet.firewall

    content {
      subnet_id = subnet_mapping.value.id
    }
  }

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = var.kms_key_arn
  }
}

resource "aws_networkfirewall_logging_configuration" "perimeter" {
  firewall_arn = aws_networkfirewall_firewall.perimeter.arn

  logging_configuration {
    log_destination_config {
      log_destination_type = "CloudWatchLogs"
      log_type             = "ALERT"

      log_destination = {
        logGroup = aws_cloudwatch_log_group.perimeter_alert.name
      }
    }

    log_destination_config {
      log_destination_type = "CloudWatchLogs"
      log_type             = "FLOW"

      log_destination = {
        logGroup = aws_cloudwatch_log_group.perimeter_flow.name
      }
    }
  }
}
