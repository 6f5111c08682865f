# The value is set outside of Terraform, so that no state ever holds it.
resource "aws_secretsmanager_secret" "graphite_secret_key" {
  #checkov:skip=CKV2_AWS_57:No AWS service knows how to change this value: it is rotated by hand, with a new deployment.
  name        = "metrics-${var.environment}-graphite-secret-key"
  description = "Key that signs Graphite's web sessions"
  kms_key_id  = var.kms_key_arn

  tags = {
    Name = "metrics-${var.environment}-graphite-secret-key"
  }
}
