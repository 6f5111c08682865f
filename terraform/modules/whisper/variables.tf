variable "environment" {
  type        = string
  description = "Name of the environment, used in names and tags."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "The environment must be lowercase letters, digits and hyphens."
  }
}

variable "zones" {
  type        = map(string)
  description = "Names of the Availability Zones, by the letter that is their key."
  nullable    = false

  validation {
    condition     = length(var.zones) > 0
    error_message = "The zones must have at least one zone."
  }
}

variable "graphite_security_group_id" {
  type        = string
  description = "ID of the security group of the graphite service of the metrics cluster."
  nullable    = false
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

variable "backup_policy_status" {
  type        = string
  description = "Status of the backup of the Whisper file system."
  nullable    = false
}
