variable "environment" {
  type        = string
  description = "Name of the environment, used in names and tags."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "The environment must begin with a letter and have only lowercase letters, digits and hyphens."
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

variable "post_inspection_destination_cidr_blocks" {
  type        = map(string)
  description = "Destination CIDR block of the route, by key."
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.post_inspection_destination_cidr_blocks) : can(cidrhost(value, 0))])
    error_message = "Every value of post_inspection_destination_cidr_blocks must be an IPv4 address block in CIDR notation, for example 10.0.0.0/16."
  }
}

variable "post_inspection_transit_gateway_attachment_ids" {
  type        = map(string)
  description = "ID of the transit gateway attachment, by key."
  nullable    = false
}
