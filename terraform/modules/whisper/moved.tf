moved {
  from = aws_vpc_security_group_ingress_rule.whisper_from_graphite
  to   = aws_vpc_security_group_ingress_rule.whisper_from_graphite_nfs
}
