terraform {
  backend "s3" {
    bucket       = "sample-dev-111111111111-tfstate"
    key          = "sample/terraform.tfstate"
    region       = "ap-southeast-1"
    encrypt      = true
    use_lockfile = true
  }
}
