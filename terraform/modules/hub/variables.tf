variable "environment" {
  type        = string
  description = "Name of the environment, used in names and tags."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "The environment must be lowercase letters, digits and hyphens."
  }
}

variable "pre_inspection_transit_gateway_attachment_ids" {
  type        = map(string)
  description = "Transit gateway attachment ID of the pre inspection transit gateway route table association, by key."
  nullable    = false
}

variable "inspection_transit_gateway_attachment_id" {
  type        = string
  description = "ID of the transit gateway attachment of the Inspection VPC."
  nullable    = false
}

variable "post_inspection_transit_gateway_attachment_ids" {
  type        = map(string)
  description = "Transit gateway attachment ID of the post-inspection route table learns, by key."
  nullable    = false
}

variable "egress_transit_gateway_attachment_id" {
  type        = string
  description = "ID of the transit gateway attachment of the Egress VPC."
  nullable    = false
}
