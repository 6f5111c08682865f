# The value is set outside of Terraform, so that no state ever holds it.
resource "aws_secretsmanager_secret" "graphite_graphite_secret_key" {
  description = "Key that signs Graphite's web sessions"
  kms_key_id  = var.kms_key_arn
  name        = "metrics-${var.environment}-graphite-graphite-secret-key"

  tags = {
    Name = "metrics-${var.environment}-graphite-graphite-secret-key"
  }
}
