# Everything that a plan's JSON does not tell: locals, dynamic blocks, conditions, splats, for_each
# over modules, two providers. Its true edges are in ExactTests.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "x"
  secret_key                  = "x"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
}

provider "aws" {
  alias                       = "far"
  region                      = "us-east-1"
  access_key                  = "x"
  secret_key                  = "x"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
}

variable "primary" {
  type    = bool
  default = false
}

locals {
  spokes = { red = "10.1.0.0/16", blue = "10.2.0.0/16" }
  zones  = ["a", "b"]
  # Neither is in the plan's JSON.
  vpcs   = { for name, spoke in module.spoke : name => spoke.vpc_id }
  chosen = var.primary ? aws_vpc.one.id : aws_vpc.two.id
  peers  = [for name in sort(keys(local.spokes)) : module.spoke[name].group_id]
}

resource "aws_vpc" "one" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_vpc" "two" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_subnet" "zone" {
  count             = 2
  vpc_id            = local.chosen
  cidr_block        = cidrsubnet("10.9.0.0/16", 8, count.index)
  availability_zone = "eu-west-1${local.zones[count.index]}"
}

# A computed index, the other way round.
resource "aws_nat_gateway" "zone" {
  count             = 2
  subnet_id         = aws_subnet.zone[1 - count.index].id
  connectivity_type = "private"
}

resource "aws_internet_gateway" "two" {
  vpc_id = local.chosen
}

resource "aws_ec2_transit_gateway" "hub" {}

module "spoke" {
  source   = "./spoke"
  for_each = local.spokes
  block    = each.value
  hub      = aws_ec2_transit_gateway.hub.id
}

module "far" {
  source    = "./spoke"
  block     = "10.3.0.0/16"
  hub       = null
  sends     = false
  providers = { aws = aws.far }
}

# A dynamic block with inner conditions.
resource "aws_route_table" "two" {
  vpc_id = local.chosen

  dynamic "route" {
    for_each = { "0.0.0.0/0" = "internet", "10.0.0.0/8" = "hub" }
    content {
      cidr_block         = route.key
      gateway_id         = route.value == "internet" ? aws_internet_gateway.two.id : null
      transit_gateway_id = route.value == "hub" ? aws_ec2_transit_gateway.hub.id : null
    }
  }
}

resource "aws_route_table_association" "zone" {
  for_each       = toset(["0", "1"])
  subnet_id      = aws_subnet.zone[tonumber(each.key)].id
  route_table_id = aws_route_table.two.id
}

# A splat of a module's splat.
resource "aws_ec2_transit_gateway_vpc_attachment" "spoke" {
  for_each           = local.vpcs
  vpc_id             = each.value
  subnet_ids         = module.spoke[each.key].subnet_ids
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

# The attachment of the other spoke.
resource "aws_ec2_transit_gateway_route" "crossed" {
  for_each                       = { red = "10.2.0.0/16", blue = "10.1.0.0/16" }
  destination_cidr_block         = each.value
  transit_gateway_route_table_id = aws_ec2_transit_gateway.hub.association_default_route_table_id
  transit_gateway_attachment_id = aws_ec2_transit_gateway_vpc_attachment.spoke[
    each.key == "red" ? "blue" : "red"
  ].id
}

resource "aws_security_group" "app" {
  vpc_id = local.chosen

  dynamic "ingress" {
    for_each = local.peers
    content {
      from_port       = 443 + ingress.key
      to_port         = 443 + ingress.key
      protocol        = "tcp"
      security_groups = [ingress.value]
    }
  }
}
