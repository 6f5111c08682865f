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

variable "zones" {
  type        = map(string)
  description = "Names of the Availability Zones, by the letter that is their key."
  nullable    = false

  validation {
    condition     = length(var.zones) > 0
    error_message = "At least one zone must be given."
  }
}

variable "inspection" {
  type = object({
    vpc_cidr_block              = string
    attachment_tier_cidr_blocks = map(string)
    firewall_cidr_blocks        = map(string)
    perimeter_delete_protection = bool
  })

  description = <<-EOT
    What differs between environments for the inspection VPC.
    - vpc_cidr_block: CIDR block of the inspection VPC.
    - attachment_tier_cidr_blocks: CIDR block of the attachment subnet, by zone.
    - firewall_cidr_blocks: CIDR block of the firewall subnet, by zone.
    - perimeter_delete_protection: Whether the perimeter firewall is protected against deletion.
  EOT

  nullable = false
}

variable "egress" {
  type = object({
    vpc_cidr_block      = string
    private_cidr_blocks = map(string)
    public_cidr_blocks  = map(string)
    nat_gateway_zones   = map(string)
  })

  description = <<-EOT
    What differs between environments for the egress VPC.
    - vpc_cidr_block: CIDR block of the egress VPC.
    - private_cidr_blocks: CIDR block of the private subnet, by zone.
    - public_cidr_blocks: CIDR block of the public subnet, by zone.
    - nat_gateway_zones: Zone of the NAT gateway for each zone.
  EOT

  nullable = false
}

variable "orders" {
  type = object({
    vpc_cidr_block  = string
    app_cidr_blocks = map(string)
  })

  description = <<-EOT
    What differs between environments for the orders VPC.
    - vpc_cidr_block: CIDR block of the VPC.
    - app_cidr_blocks: CIDR block of the app subnet, by zone.
  EOT

  nullable = false
}

variable "billing" {
  type = object({
    vpc_cidr_block  = string
    app_cidr_blocks = map(string)
  })

  description = <<-EOT
    What differs between environments for the billing VPC.
    - vpc_cidr_block: CIDR block of the VPC.
    - app_cidr_blocks: CIDR block of the app subnet, by zone.
  EOT

  nullable = false
}

variable "metrics" {
  type = object({
    vpc_cidr_block    = string
    app_cidr_blocks   = map(string)
    app_cpu           = string
    app_memory        = string
    app_node_env      = string
    app_desired_count = number
    backup_enabled    = bool
  })

  description = <<-EOT
    What differs between environments for the metrics VPC.
    - vpc_cidr_block: CIDR block of the metrics VPC.
    - app_cidr_blocks: CIDR block of the app subnet, by zone.
    - app_cpu: CPU of the app task definition.
    - app_memory: Memory of the app task definition.
    - app_node_env: NODE_ENV of the app task definition.
    - app_desired_count: Desired count of the app service.
    - backup_enabled: Whether there is a backup for the metrics VPC.
  EOT

  nullable = false
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

variable "alarm_email" {
  type        = string
  description = "Address that alarms are sent to."
  nullable    = false
}
