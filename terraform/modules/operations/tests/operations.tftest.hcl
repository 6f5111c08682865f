# What must hold for the operations alarms, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:ap-southeast-1:333333333333:example"
    }
  }
}

variables {
  environment = "production"
  region      = "ap-southeast-1"
  account_id  = "333333333333"

  zones = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
    c = "ap-southeast-1c"
  }

  kms_key_arn             = "arn:aws:kms:ap-southeast-1:333333333333:key/encryption"
  perimeter_firewall_name = "metrics-production-perimeter"

  nat_gateway_ids = {
    a = "nat-egress-a"
    b = "nat-egress-b"
    c = "nat-egress-c"
  }

  web_load_balancer_arn_suffix = "web"
  web_target_group_arn_suffix  = "web"
  cluster_name                 = "metrics-production-metrics"

  no_running_task_service_names = {
    app      = "app"
    graphite = "graphite"
    statsd   = "statsd"
  }

  graphite_load_balancer_arn_suffix = "graphite"
  graphite_target_group_arn_suffix  = "graphite"
  file_system_id                    = "fs-whisper"
  alarm_email                       = "operations@example.com"
}

run "data_is_encrypted" {
  command = plan

  assert {
    condition     = can(regex("^arn:aws:kms:", aws_sns_topic.this.kms_master_key_id))
    error_message = "A topic must be encrypted with a customer key."
  }
}

run "transport_is_encrypted" {
  command = plan

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_sns_topic_policy.this.policy).Statement :
      alltrue([
        statement.Effect == "Deny",
        try(statement.Condition.Bool["aws:SecureTransport"], "any") == "false",
      ])
    ])

    error_message = "A topic must refuse plain transport."
  }
}

run "activity_is_logged" {
  command = plan

  assert {
    condition = alltrue([
      for metric_alarm in concat(
        [
          aws_cloudwatch_metric_alarm.unhealthy_targets_ingress_web,
          aws_cloudwatch_metric_alarm.unhealthy_targets_metrics_graphite,
          aws_cloudwatch_metric_alarm.operations_limit_whisper,
        ],
        values(aws_cloudwatch_metric_alarm.dropped_packets_perimeter),
        values(aws_cloudwatch_metric_alarm.nat_port_exhaustion_egress),
        values(aws_cloudwatch_metric_alarm.no_running_task),
      ) :
      length(metric_alarm.alarm_actions) > 0
    ])

    error_message = "An alarm must have an action."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment = "Not a name"
    region      = "nowhere"
    account_id  = "12"
    zones       = {}
  }

  expect_failures = [var.environment, var.region, var.account_id, var.zones]
}
