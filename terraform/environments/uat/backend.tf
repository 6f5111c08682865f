terraform {
  backend "s3" {
    bucket       = "metrics-uat-222222222222-tfstate"
    key          = "metrics/terraform.tfstate"
    region       = "ap-southeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
