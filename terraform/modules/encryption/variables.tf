variable "environment" {
  type        = string
  description = "Name of the environment, used in names and tags."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "The environment must begin with a letter and have only lowercase letters, digits and hyphens."
  }
}

variable "region" {
  type        = string
  description = "Code of the AWS Region."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]+(-[a-z]+)+-[0-9]$", var.region))
    error_message = "The region must be the code of an AWS Region, for example eu-west-1."
  }
}

variable "account_id" {
  type        = string
  description = "Number of the AWS account."
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be a number of 12 digits."
  }
}

variable "kms_key_deletion_window_in_days" {
  type        = number
  description = "Deletion window of the encryption key, in days."
  nullable    = false

  validation {
    condition     = var.kms_key_deletion_window_in_days >= 0 && floor(var.kms_key_deletion_window_in_days) == var.kms_key_deletion_window_in_days
    error_message = "The value of kms_key_deletion_window_in_days must be a whole number, zero or more."
  }
}
