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

variable "address_block" {
  type        = string
  description = "Block of addresses that all networks of the environment lie in."
  nullable    = false

  validation {
    condition     = can(cidrhost(var.address_block, 0))
    error_message = "The address_block must be an IPv4 address block in CIDR notation."
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

variable "vpc_cidr_block" {
  type        = string
  description = "CIDR block of the inspection VPC."
  nullable    = false

  validation {
    condition     = can(cidrhost(var.vpc_cidr_block, 0))
    error_message = "The value of vpc_cidr_block must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "transit_cidr_blocks" {
  type        = map(string)
  description = "CIDR block of the transit subnet, by zone."
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.transit_cidr_blocks) : can(cidrhost(value, 0))])
    error_message = "Every value of transit_cidr_blocks must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "firewall_cidr_blocks" {
  type        = map(string)
  description = "CIDR block of the firewall subnet, by zone."
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.firewall_cidr_blocks) : can(cidrhost(value, 0))])
    error_message = "Every value of firewall_cidr_blocks must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "transit_gateway_id" {
  type        = string
  description = "ID of the transit gateway hub."
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

variable "ingress_vpc_cidr_block" {
  type        = string
  description = "CIDR block of the ingress VPC."
  nullable    = false
}

variable "workload_vpc_cidr_block" {
  type        = string
  description = "CIDR block of the workload VPC."
  nullable    = false
}

variable "perimeter_delete_protection" {
  type        = bool
  description = "Whether the perimeter firewall is protected against deletion."
  nullable    = false
}

variable "perimeter_firewall_policy_change_protection" {
  type        = bool
  description = "Whether the perimeter firewall is protected against another policy."
  nullable    = false
}

variable "perimeter_subnet_change_protection" {
  type        = bool
  description = "Whether the perimeter firewall is protected against other subnets."
  nullable    = false
}
