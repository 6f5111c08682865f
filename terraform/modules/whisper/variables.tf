variable "environment" {
  type        = string
  description = "Name of the environment, used in names and tags."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "The environment must begin with a letter and have only lowercase letters, digits and hyphens."
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

variable "zones" {
  type        = map(string)
  description = "Names of the Availability Zones, by the letter that is their key."
  nullable    = false

  validation {
    condition     = length(var.zones) > 0
    error_message = "At least one zone must be given."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "ARN of the encryption key."
  nullable    = false
}

variable "vpc_id" {
  type        = string
  description = "ID of the workload VPC."
  nullable    = false
}

variable "graphite_security_group_id" {
  type        = string
  description = "ID of the security group of the graphite service of the metrics cluster."
  nullable    = false
}

variable "private_subnet_ids" {
  type        = map(string)
  description = "ID of the private subnet of the workload VPC, by zone."
  nullable    = false
}

variable "graphite_task_role_arn" {
  type        = string
  description = "ARN of the role of the graphite tasks of the metrics cluster."
  nullable    = false
}

variable "backup_enabled" {
  type        = bool
  description = "Whether there is a backup for the whisper file system."
  nullable    = false
}

variable "backup_plan_retention_in_days" {
  type        = number
  description = "Retention of the backup plan of the whisper file system, in days."
  default     = null

  validation {
    condition     = var.backup_plan_retention_in_days == null ? true : var.backup_plan_retention_in_days >= 0 && floor(var.backup_plan_retention_in_days) == var.backup_plan_retention_in_days
    error_message = "The value of backup_plan_retention_in_days must be a whole number, zero or more."
  }
}
