resource "aws_sns_topic" "this" {
  name              = "metrics-${var.environment}-operations"
  kms_master_key_id = var.kms_key_arn

  tags = {
    Name = "metrics-${var.environment}-operations"
  }
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PublishAlarms"
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.this.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:*"
          }
          StringEquals = {
            "aws:SourceAccount" = var.account_id
          }
        }
      },
      {
        Sid    = "RefusePlainTransport"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.this.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  endpoint  = var.alarm_email
  protocol  = "email"
  topic_arn = aws_sns_topic.this.arn
}

resource "aws_cloudwatch_metric_alarm" "dropped_packets_perimeter" {
  for_each = var.zones

  alarm_name          = "metrics-${var.environment}-dropped-packets-perimeter-${each.key}"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.this.arn]
  alarm_description   = "The firewall drops many packets. Its alert log names rule, source and destination: a service that calls something new needs a rule, anything else is to be treated as an incident."
  metric_name         = "DroppedPackets"
  namespace           = "AWS/NetworkFirewall"
  ok_actions          = [aws_sns_topic.this.arn]
  period              = 300
  statistic           = "Sum"
  threshold           = 1000
  treat_missing_data  = "notBreaching"

  dimensions = {
    FirewallName     = var.perimeter_firewall_name
    AvailabilityZone = each.value
    Engine           = "Stateful"
  }
}

resource "aws_cloudwatch_metric_alarm" "nat_port_exhaustion_egress" {
  for_each = var.nat_gateway_ids

  alarm_name          = "metrics-${var.environment}-nat-port-exhaustion-egress-${each.key}"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.this.arn]
  alarm_description   = "The NAT gateway had no source port left for a connection: more than 55,000 at once to one destination. Look in the flow log for who opens them, reuse connections there, or give the gateway a second address."
  metric_name         = "ErrorPortAllocation"
  namespace           = "AWS/NATGateway"
  ok_actions          = [aws_sns_topic.this.arn]
  period              = 300
  statistic           = "Sum"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  dimensions = {
    NatGatewayId = each.value
  }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy_targets_ingress_web" {
  alarm_name          = "metrics-${var.environment}-unhealthy-targets-ingress-web"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 3
  alarm_actions       = [aws_sns_topic.this.arn]
  alarm_description   = "A target fails its health check. Look at the target's health and its reason in the console, then at the log and the events of the service behind it; a new release that fails is rolled back by itself."
  metric_name         = "UnHealthyHostCount"
  namespace           = "AWS/ApplicationELB"
  ok_actions          = [aws_sns_topic.this.arn]
  period              = 60
  statistic           = "Maximum"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  dimensions = {
    LoadBalancer = var.web_load_balancer_arn_suffix
    TargetGroup  = var.web_target_group_arn_suffix
  }
}

resource "aws_cloudwatch_metric_alarm" "no_running_task" {
  for_each = var.no_running_task_service_names

  alarm_name          = "metrics-${var.environment}-no-running-task-${each.key}"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 5
  alarm_actions       = [aws_sns_topic.this.arn]
  alarm_description   = "No task of the service has run for five minutes. Look at the service's events and at the reason of its stopped tasks: an image that cannot be pulled, a secret without a value, a failing health check, or a file system that cannot be mounted."
  metric_name         = "RunningTaskCount"
  namespace           = "ECS/ContainerInsights"
  ok_actions          = [aws_sns_topic.this.arn]
  period              = 60
  statistic           = "Minimum"
  threshold           = 1
  treat_missing_data  = "breaching"

  dimensions = {
    ClusterName = var.cluster_name
    ServiceName = each.value
  }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy_targets_metrics_graphite" {
  alarm_name          = "metrics-${var.environment}-unhealthy-targets-metrics-graphite"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 3
  alarm_actions       = [aws_sns_topic.this.arn]
  alarm_description   = "A target fails its health check. Look at the target's health and its reason in the console, then at the log and the events of the service behind it; a new release that fails is rolled back by itself."
  metric_name         = "UnHealthyHostCount"
  namespace           = "AWS/NetworkELB"
  ok_actions          = [aws_sns_topic.this.arn]
  period              = 60
  statistic           = "Maximum"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  dimensions = {
    LoadBalancer = var.graphite_load_balancer_arn_suffix
    TargetGroup  = var.graphite_target_group_arn_suffix
  }
}

resource "aws_cloudwatch_metric_alarm" "operations_limit_whisper" {
  alarm_name          = "metrics-${var.environment}-operations-limit-whisper"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 3
  alarm_actions       = [aws_sns_topic.this.arn]
  alarm_description   = "The file system is close to its limit of operations and will become slow. Look at which service reads or writes so much and reduce it at its source."
  metric_name         = "PercentIOLimit"
  namespace           = "AWS/EFS"
  ok_actions          = [aws_sns_topic.this.arn]
  period              = 300
  statistic           = "Maximum"
  threshold           = 90
  treat_missing_data  = "notBreaching"

  dimensions = {
    FileSystemId = var.file_system_id
  }
}
