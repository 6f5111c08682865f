provider "aws" {
  region              = local.region
  allowed_account_ids = [local.account_id]

  default_tags {
    tags = {
      Architecture = "metrics"
      Environment  = local.environment
      ManagedBy    = "Terraform"
    }
  }
}
