# The value is set outside of Terraform, so that no state ever holds it.
resource "aws_secretsmanager_secret" "graphite_graphite_secret_key" {
  name        = "metrics-${var.environment}-graphite-graphite-secret-key"
  description = "Key that signs Graphite's web sessions"
  kms_key_id  = var.kms_key_arn

  tags = {
    Name = "metrics-${var.environment}-graphite-graphite-secret-key"
  }
}
