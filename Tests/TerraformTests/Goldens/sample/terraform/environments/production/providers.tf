provider "aws" {
  region              = local.region
  allowed_account_ids = [local.account_id]

  default_tags {
    tags = {
      Architecture = "sample"
      Environment  = local.environment
      ManagedBy    = "Terraform"
    }
  }
}
