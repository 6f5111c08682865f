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

variable "encryption" {
  type = object({
    kms_key_deletion_window_in_days = number
  })

  description = <<-EOT
    What differs between environments for the encryption key.
    - kms_key_deletion_window_in_days: Deletion window of the encryption key, in days.
  EOT

  nullable = false
}

variable "inspection" {
  type = object({
    vpc_cidr_block                              = string
    transit_cidr_blocks                         = map(string)
    firewall_cidr_blocks                        = map(string)
    perimeter_delete_protection                 = bool
    perimeter_firewall_policy_change_protection = bool
    perimeter_subnet_change_protection          = bool
  })

  description = <<-EOT
    What differs between environments for the inspection VPC.
    - vpc_cidr_block: CIDR block of the inspection VPC.
    - transit_cidr_blocks: CIDR block of the transit subnet, by zone.
    - firewall_cidr_blocks: CIDR block of the firewall subnet, by zone.
    - perimeter_delete_protection: Whether the perimeter firewall is protected against deletion.
    - perimeter_firewall_policy_change_protection: Whether the perimeter firewall is protected against another policy.
    - perimeter_subnet_change_protection: Whether the perimeter firewall is protected against other subnets.
  EOT

  nullable = false
}

variable "egress" {
  type = object({
    vpc_cidr_block      = string
    public_cidr_blocks  = map(string)
    transit_cidr_blocks = map(string)
    nat_gateway_zones   = map(string)
  })

  description = <<-EOT
    What differs between environments for the egress VPC.
    - vpc_cidr_block: CIDR block of the egress VPC.
    - public_cidr_blocks: CIDR block of the public subnet, by zone.
    - transit_cidr_blocks: CIDR block of the transit subnet, by zone.
    - nat_gateway_zones: Zone of the NAT gateway for each zone.
  EOT

  nullable = false
}

variable "ingress" {
  type = object({
    vpc_cidr_block                 = string
    public_cidr_blocks             = map(string)
    transit_cidr_blocks            = map(string)
    web_logs_force_destroy         = bool
    web_logs_expiration_days       = number
    web_enable_deletion_protection = bool
  })

  description = <<-EOT
    What differs between environments for the ingress VPC.
    - vpc_cidr_block: CIDR block of the ingress VPC.
    - public_cidr_blocks: CIDR block of the public subnet, by zone.
    - transit_cidr_blocks: CIDR block of the transit subnet, by zone.
    - web_logs_force_destroy: Whether the bucket for the logs of the web load balancer may be destroyed with what it holds.
    - web_logs_expiration_days: Expiration of the expiry of the web logs, in days.
    - web_enable_deletion_protection: Whether the web load balancer is protected against deletion.
  EOT

  nullable = false
}

variable "metrics" {
  type = object({
    graphite_load_balancer_addresses    = map(string)
    app_node_env                        = string
    app_desired_count                   = number
    app_max_capacity                    = number
    app_min_capacity                    = number
    graphite_memory                     = string
    graphite_enable_deletion_protection = bool
  })

  description = <<-EOT
    What differs between environments for the metrics cluster.
    - graphite_load_balancer_addresses: Load balancer address of the graphite load balancer, by zone.
    - app_node_env: NODE_ENV of the task definition of the app service.
    - app_desired_count: Desired count of the app service.
    - app_max_capacity: Maximum capacity of the scaling limits of the app service.
    - app_min_capacity: Minimum capacity of the scaling limits of the app service.
    - graphite_memory: Memory of the task definition of the graphite service.
    - graphite_enable_deletion_protection: Whether the graphite load balancer is protected against deletion.
  EOT

  nullable = false
}

variable "workload" {
  type = object({
    vpc_cidr_block      = string
    private_cidr_blocks = map(string)
    transit_cidr_blocks = map(string)
  })

  description = <<-EOT
    What differs between environments for the workload VPC.
    - vpc_cidr_block: CIDR block of the workload VPC.
    - private_cidr_blocks: CIDR block of the private subnet, by zone.
    - transit_cidr_blocks: CIDR block of the transit subnet, by zone.
  EOT

  nullable = false
}

variable "whisper" {
  type = object({
    backup_enabled                = bool
    backup_plan_retention_in_days = optional(number)
  })

  description = <<-EOT
    What differs between environments for the whisper file system.
    - backup_enabled: Whether there is a backup for the whisper file system.
    - backup_plan_retention_in_days: Retention of the backup plan of the whisper file system, in days.
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

variable "release" {
  type        = string
  description = "Tag of the images to deploy; tags cannot be moved once pushed."
  nullable    = false
}

variable "certificate_arn" {
  type        = string
  description = "ARN of the ACM certificate that the web load balancer presents."
  nullable    = false
}

variable "alarm_email" {
  type        = string
  description = "E-mail address that alarms are sent to."
  nullable    = false
}

variable "client_prefix_list_id" {
  type        = string
  description = "Managed prefix list, of at most 30 entries, with the networks whose clients may open the web page."
  nullable    = false
}
