terraform {
  backend "s3" {
    bucket       = "sample-production-222222222222-tfstate"
    key          = "sample/terraform.tfstate"
    region       = "ap-southeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
