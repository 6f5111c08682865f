variable "release" {
  type        = string
  description = "Tag of the images to deploy; tags cannot be moved once pushed."
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]+$", var.release)) && var.release != "latest"
    error_message = "The release must be an image tag other than latest."
  }
}

variable "certificate_arn" {
  type        = string
  description = "ARN of the ACM certificate that the web load balancer presents."
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:acm:", var.certificate_arn))
    error_message = "The certificate must be given by its ARN in ACM."
  }
}

variable "alarm_email" {
  type        = string
  description = "E-mail address that alarms are sent to."
  nullable    = false

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+$", var.alarm_email))
    error_message = "The address must be one of mail, such as operations@example.com."
  }
}

variable "client_prefix_list_id" {
  type        = string
  description = "Managed prefix list, of at most 30 entries, with the networks whose clients may open the web page."
  nullable    = false

  validation {
    condition     = startswith(var.client_prefix_list_id, "pl-")
    error_message = "The prefix list must be given by its id."
  }
}
