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
  description = "CIDR block of the egress VPC."
  nullable    = false

  validation {
    condition     = can(cidrhost(var.vpc_cidr_block, 0))
    error_message = "The value of vpc_cidr_block must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "private_cidr_blocks" {
  type        = map(string)
  description = "CIDR block of the private subnet, by zone."
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.private_cidr_blocks) : can(cidrhost(value, 0))])
    error_message = "Every value of private_cidr_blocks must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "public_cidr_blocks" {
  type        = map(string)
  description = "CIDR block of the public subnet, by zone."
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.public_cidr_blocks) : can(cidrhost(value, 0))])
    error_message = "Every value of public_cidr_blocks must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "nat_gateway_zones" {
  type        = map(string)
  description = "Zone of the NAT gateway for each zone."
  nullable    = false
}

variable "transit_gateway_id" {
  type        = string
  description = "ID of the transit gateway."
  nullable    = false
}
