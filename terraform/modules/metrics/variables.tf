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

variable "zones" {
  type        = map(string)
  description = "Names of the Availability Zones, by the letter that is their key."
  nullable    = false

  validation {
    condition     = length(var.zones) > 0
    error_message = "At least one zone must be given."
  }
}

variable "kms_key_id" {
  type        = string
  description = "Key ID of the encryption key."
  nullable    = false
}

variable "workload_vpc_id" {
  type        = string
  description = "ID of the workload VPC."
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

variable "app_node_env" {
  type        = string
  description = "NODE_ENV of the task definition of the app service."
  nullable    = false
}

variable "endpoints_security_group_id" {
  type        = string
  description = "ID of the security group of the interface endpoints of the workload VPC."
  nullable    = false
}

variable "s3_vpc_endpoint_prefix_list_id" {
  type        = string
  description = "Prefix list ID of the gateway endpoint for S3 of the workload VPC."
  nullable    = false
}

variable "app_desired_count" {
  type        = number
  description = "Desired count of the app service."
  nullable    = false

  validation {
    condition     = var.app_desired_count >= 0 && floor(var.app_desired_count) == var.app_desired_count
    error_message = "The value of app_desired_count must be a whole number, zero or more."
  }
}

variable "private_subnet_ids" {
  type        = map(string)
  description = "ID of the private subnet of the workload VPC, by zone."
  nullable    = false
}

variable "app_max_capacity" {
  type        = number
  description = "Maximum capacity of the scaling limits of the app service."
  nullable    = false

  validation {
    condition     = var.app_max_capacity >= 0 && floor(var.app_max_capacity) == var.app_max_capacity
    error_message = "The value of app_max_capacity must be a whole number, zero or more."
  }
}

variable "app_min_capacity" {
  type        = number
  description = "Minimum capacity of the scaling limits of the app service."
  nullable    = false

  validation {
    condition     = var.app_min_capacity >= 0 && floor(var.app_min_capacity) == var.app_min_capacity
    error_message = "The value of app_min_capacity must be a whole number, zero or more."
  }
}

variable "file_system_arn" {
  type        = string
  description = "ARN of the whisper file system."
  nullable    = false
}

variable "access_point_arn" {
  type        = string
  description = "ARN of the access point of the whisper file system."
  nullable    = false
}

variable "graphite_memory" {
  type        = string
  description = "Memory of the task definition of the graphite service."
  nullable    = false
}

variable "file_system_id" {
  type        = string
  description = "ID of the whisper file system."
  nullable    = false
}

variable "access_point_id" {
  type        = string
  description = "ID of the access point of the whisper file system."
  nullable    = false
}

variable "whisper_security_group_id" {
  type        = string
  description = "ID of the security group of the whisper file system."
  nullable    = false
}

variable "ingress_vpc_cidr_block" {
  type        = string
  description = "CIDR block of the ingress VPC."
  nullable    = false
}

variable "graphite_enable_deletion_protection" {
  type        = bool
  description = "Whether the graphite load balancer is protected against deletion."
  nullable    = false
}

variable "graphite_load_balancer_addresses" {
  type        = map(string)
  description = "Load balancer address of the graphite load balancer, by zone."
  nullable    = false
}

variable "release" {
  type        = string
  description = "Tag of the images to deploy; tags cannot be moved once pushed."
  nullable    = false
}
