moved {
  from = aws_ecr_repository.this["app"]
  to   = aws_ecr_repository.app
}

moved {
  from = aws_ecr_lifecycle_policy.this["app"]
  to   = aws_ecr_lifecycle_policy.app
}

moved {
  from = aws_cloudwatch_log_group.this["app"]
  to   = aws_cloudwatch_log_group.app
}

moved {
  from = aws_iam_role.execution["app"]
  to   = aws_iam_role.app_execution
}

moved {
  from = aws_iam_role.task["app"]
  to   = aws_iam_role.app_task
}

moved {
  from = aws_security_group.this["app"]
  to   = aws_security_group.app
}

moved {
  from = aws_vpc_security_group_egress_rule.to_endpoints["app"]
  to   = aws_vpc_security_group_egress_rule.app_to_endpoints
}

moved {
  from = aws_vpc_security_group_egress_rule.to_s3["app"]
  to   = aws_vpc_security_group_egress_rule.app_to_s3
}

moved {
  from = aws_ecr_repository.this["statsd"]
  to   = aws_ecr_repository.statsd
}

moved {
  from = aws_ecr_lifecycle_policy.this["statsd"]
  to   = aws_ecr_lifecycle_policy.statsd
}

moved {
  from = aws_cloudwatch_log_group.this["statsd"]
  to   = aws_cloudwatch_log_group.statsd
}

moved {
  from = aws_iam_role.execution["statsd"]
  to   = aws_iam_role.statsd_execution
}

moved {
  from = aws_iam_role.task["statsd"]
  to   = aws_iam_role.statsd_task
}

moved {
  from = aws_security_group.this["statsd"]
  to   = aws_security_group.statsd
}

moved {
  from = aws_vpc_security_group_egress_rule.statsd_to_graphite
  to   = aws_vpc_security_group_egress_rule.statsd_to_graphite_carbon
}

moved {
  from = aws_vpc_security_group_ingress_rule.graphite_from_statsd
  to   = aws_vpc_security_group_ingress_rule.graphite_from_statsd_carbon
}

moved {
  from = aws_vpc_security_group_egress_rule.to_endpoints["statsd"]
  to   = aws_vpc_security_group_egress_rule.statsd_to_endpoints
}

moved {
  from = aws_vpc_security_group_egress_rule.to_s3["statsd"]
  to   = aws_vpc_security_group_egress_rule.statsd_to_s3
}

moved {
  from = aws_ecr_repository.this["graphite"]
  to   = aws_ecr_repository.graphite
}

moved {
  from = aws_ecr_lifecycle_policy.this["graphite"]
  to   = aws_ecr_lifecycle_policy.graphite
}

moved {
  from = aws_cloudwatch_log_group.this["graphite"]
  to   = aws_cloudwatch_log_group.graphite
}

moved {
  from = aws_iam_role.execution["graphite"]
  to   = aws_iam_role.graphite_execution
}

moved {
  from = aws_iam_role.task["graphite"]
  to   = aws_iam_role.graphite_task
}

moved {
  from = aws_security_group.this["graphite"]
  to   = aws_security_group.graphite
}

moved {
  from = aws_vpc_security_group_egress_rule.graphite_to_whisper
  to   = aws_vpc_security_group_egress_rule.graphite_to_whisper_nfs
}

moved {
  from = aws_vpc_security_group_egress_rule.to_endpoints["graphite"]
  to   = aws_vpc_security_group_egress_rule.graphite_to_endpoints
}

moved {
  from = aws_vpc_security_group_egress_rule.to_s3["graphite"]
  to   = aws_vpc_security_group_egress_rule.graphite_to_s3
}

moved {
  from = aws_vpc_security_group_egress_rule.graphite_load_balancer_to_graphite
  to   = aws_vpc_security_group_egress_rule.graphite_load_balancer_to_graphite_http
}

moved {
  from = aws_vpc_security_group_ingress_rule.graphite_from_load_balancer
  to   = aws_vpc_security_group_ingress_rule.graphite_from_load_balancer_http
}

moved {
  from = aws_vpc_security_group_ingress_rule.graphite_load_balancer_from_web
  to   = aws_vpc_security_group_ingress_rule.graphite_load_balancer_from_ingress_vpc_tcp_8080
}
