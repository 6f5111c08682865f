output "kms_key_arn" {
  description = "ARN of the encryption key."
  value       = aws_kms_key.this.arn
}

output "kms_key_id" {
  description = "Key ID of the encryption key."
  value       = aws_kms_key.this.key_id
}
