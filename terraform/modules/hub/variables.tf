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

variable "pre_inspection_transit_gateway_attachment_ids" {
  type        = map(string)
  description = "ID of the transit gateway attachment, by key."
  nullable    = false
}

variable "inspection_transit_gateway_attachment_id" {
  type        = string
  description = "ID of the transit gateway attachment of the inspection VPC."
  nullable    = false
}

variable "post_inspection_transit_gateway_attachment_ids" {
  type        = map(string)
  description = "ID of the transit gateway attachment, by key."
  nullable    = false
}

variable "egress_transit_gateway_attachment_id" {
  type        = string
  description = "ID of the transit gateway attachment of the egress VPC."
  nullable    = false
}

variable "kms_key_arn" {
  type        = string
  description = "ARN of the encryption key."
  nullable    = false
}

variable "log_retention_in_days" {
  type        = number
  description = "Days for which the logs are kept."
  nullable    = false

  validation {
    condition     = contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_in_days)
    error_message = "The value of log_retention_in_days must be a number of days that CloudWatch Logs accepts, for example 30 or 365."
  }
}
