# What must hold for the encryption key, tried without AWS.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_kms_key" {}
}

variables {
  environment                     = "production"
  region                          = "ap-southeast-1"
  account_id                      = "333333333333"
  kms_key_deletion_window_in_days = 30
}

run "data_is_encrypted" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation == true
    error_message = "Keys must be rotated."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    environment                     = "Not a name"
    region                          = "nowhere"
    account_id                      = "12"
    kms_key_deletion_window_in_days = -1
  }

  expect_failures = [
    var.environment,
    var.region,
    var.account_id,
    var.kms_key_deletion_window_in_days,
  ]
}
