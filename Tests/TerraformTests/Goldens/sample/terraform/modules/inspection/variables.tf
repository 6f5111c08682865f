variable "environment" {
  type        = string
  description = "Name of the environment, used in names and tags."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "The environment must begin with a letter and have only lowercase letters, digits and hyphens."
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

variable "attachment_tier_cidr_blocks" {
  type        = map(string)
  description = "CIDR block of the attachment subnet, by zone."
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.attachment_tier_cidr_blocks) : can(cidrhost(value, 0))])
    error_message = "Every value of attachment_tier_cidr_blocks must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
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

variable "rules_home_net" {
  type        = list(string)
  description = "HOME_NET of the perimeter rules."
  nullable    = false

  validation {
    condition     = alltrue([for value in var.rules_home_net : can(cidrhost(value, 0))])
    error_message = "Every element of rules_home_net must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "perimeter_delete_protection" {
  type        = bool
  description = "Whether the perimeter firewall is protected against deletion."
  nullable    = false
}

variable "transit_gateway_id" {
  type        = string
  description = "ID of the transit gateway."
  nullable    = false
}
