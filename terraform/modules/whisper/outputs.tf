output "file_system_arn" {
  description = "ARN of the whisper file system."
  value       = aws_efs_file_system.this.arn
}

output "access_point_arn" {
  description = "ARN of the access point of the whisper file system."
  value       = aws_efs_access_point.this.arn
}

output "file_system_id" {
  description = "ID of the whisper file system."
  value       = aws_efs_file_system.this.id

  depends_on = [
    aws_efs_mount_target.this,
    aws_vpc_security_group_ingress_rule.whisper_from_graphite_nfs,
  ]
}

output "access_point_id" {
  description = "ID of the access point of the whisper file system."
  value       = aws_efs_access_point.this.id
}

output "security_group_id" {
  description = "ID of the security group of the whisper file system."
  value       = aws_security_group.this.id
}
