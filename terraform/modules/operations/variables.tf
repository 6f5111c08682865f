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

variable "kms_key_arn" {
  type        = string
  description = "ARN of the encryption key."
  nullable    = false
}

variable "perimeter_firewall_name" {
  type        = string
  description = "Name of the perimeter firewall of the inspection VPC."
  nullable    = false
}

variable "nat_gateway_ids" {
  type        = map(string)
  description = "ID of the NAT gateway of the egress VPC, by zone."
  nullable    = false
}

variable "web_load_balancer_arn_suffix" {
  type        = string
  description = "ARN suffix of the web load balancer of the ingress VPC."
  nullable    = false
}

variable "web_target_group_arn_suffix" {
  type        = string
  description = "ARN suffix of the targets of the web load balancer of the ingress VPC."
  nullable    = false
}

variable "cluster_name" {
  type        = string
  description = "Name of the metrics cluster."
  nullable    = false
}

variable "no_running_task_service_names" {
  type        = map(string)
  description = "Name of the service, by key."
  nullable    = false
}

variable "graphite_load_balancer_arn_suffix" {
  type        = string
  description = "ARN suffix of the graphite load balancer of the metrics cluster."
  nullable    = false
}

variable "graphite_target_group_arn_suffix" {
  type        = string
  description = "ARN suffix of the tasks behind the graphite load balancer of the metrics cluster."
  nullable    = false
}

variable "file_system_id" {
  type        = string
  description = "ID of the whisper file system."
  nullable    = false
}

variable "alarm_email" {
  type        = string
  description = "E-mail address that alarms are sent to."
  nullable    = false
}
