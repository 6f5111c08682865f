terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "block" {
  type = string
}

variable "hub" {
  type = string
}

variable "sends" {
  type    = bool
  default = true
}

data "aws_region" "here" {}

locals {
  vpc = { id = aws_vpc.main.id }
}

resource "aws_vpc" "main" {
  cidr_block = var.block
}

resource "aws_subnet" "app" {
  for_each          = toset(["a", "b"])
  vpc_id            = local.vpc.id
  cidr_block        = cidrsubnet(var.block, 8, each.key == "a" ? 0 : 1)
  availability_zone = "${data.aws_region.here.name}${each.key}"
}

resource "aws_security_group" "app" {
  vpc_id = local.vpc.id
}

resource "aws_route_table" "app" {
  vpc_id = local.vpc.id
}

# None where there is no hub.
resource "aws_route" "hub" {
  count                  = var.sends ? 1 : 0
  route_table_id         = aws_route_table.app.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = var.hub
}

output "vpc_id" {
  value = local.vpc.id
}

output "subnet_ids" {
  value = [for key in sort(keys(aws_subnet.app)) : aws_subnet.app[key].id]
}

output "group_id" {
  value = aws_security_group.app.id
}
