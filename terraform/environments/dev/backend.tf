terraform {
  backend "s3" {
    bucket       = "metrics-dev-111111111111-tfstate"
    key          = "metrics/terraform.tfstate"
    region       = "ap-southeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
