moved {
  from = aws_vpc_security_group_egress_rule.web_to_graphite
  to   = aws_vpc_security_group_egress_rule.web_to_workload_vpc_tcp_8080
}
