terraform {
  backend "s3" {
    bucket       = "metrics-production-333333333333-tfstate"
    key          = "metrics/terraform.tfstate"
    region       = "ap-southeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
