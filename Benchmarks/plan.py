#!/usr/bin/env python3
"""Writes the plan of a network of about N resources, as 'terraform show -json' prints it: spokes by
for_each over a module behind one transit gateway, ids unknown, edges by references alone.

usage: plan.py N > plan.json
"""
import json
import sys

AWS = "registry.terraform.io/hashicorp/aws"
ZONES = ["a", "b", "c"]


class Module:
    """One module's blocks and, for each of its instances, the planned resources."""

    def __init__(self):
        self.blocks = {}

    def block(self, address, expressions, for_each=None):
        type, name = address.split(".")
        block = {
            "address": address, "mode": "managed", "type": type, "name": name,
            "provider_config_key": "aws",
            "expressions": {key: value for key, value in expressions.items()},
        }
        if for_each:
            block["for_each_expression"] = {"references": [for_each]}
        self.blocks[address] = block


def refs(*names):
    return {"references": list(names)}


def change(module, address, values, unknown, key=None):
    type, name = address.split(".")
    full = address if key is None else f'{address}["{key}"]'
    entry = {
        "address": f"{module}.{full}" if module else full, "mode": "managed", "type": type,
        "name": name, "provider_name": AWS,
        "change": {
            "actions": ["create"], "before": None, "after": values,
            "after_unknown": {name: True for name in ["id", "arn", *unknown]},
            "after_sensitive": {},
        },
    }
    if module:
        entry["module_address"] = module
    if key is not None:
        entry["index"] = key
    return entry


def spoke(changes, number):
    module = f'module.spoke["s{number:03}"]'
    block = f"10.{number // 4}.{number % 4 * 64}"
    add = lambda *a, **k: changes.append(change(module, *a, **k))
    add("aws_vpc.main", {"cidr_block": f"10.{number // 4}.{number % 4 * 64}.0/18",
                         "tags": {"Name": f"spoke-{number:03}"}}, [])
    for index, zone in enumerate(ZONES):
        for tier in range(2):
            name = ["app", "data"][tier]
            third = number % 4 * 64 + index * 8 + tier * 4
            add(f"aws_subnet.{name}", {
                "cidr_block": f"10.{number // 4}.{third}.0/24",
                "availability_zone": f"eu-west-1{zone}",
                "tags": {"Name": f"spoke-{number:03}-{name}-{zone}"}}, ["vpc_id"], key=zone)
            add(f"aws_route_table_association.{name}", {}, ["subnet_id", "route_table_id"], key=zone)
        add("aws_instance.app", {"instance_type": "t3.small"},
            ["subnet_id", "vpc_security_group_ids", "private_ip"], key=zone)
    for name in ["app", "data"]:
        add(f"aws_route_table.{name}", {"tags": {"Name": f"spoke-{number:03}-{name}"}}, ["vpc_id"])
    add("aws_route.app", {"destination_cidr_block": "0.0.0.0/0"},
        ["route_table_id", "transit_gateway_id"])
    add("aws_ec2_transit_gateway_vpc_attachment.main",
        {"appliance_mode_support": "disable", "tags": {"Name": f"spoke-{number:03}"}},
        ["vpc_id", "subnet_ids", "transit_gateway_id"])
    add("aws_ec2_transit_gateway_route_table_association.main", {},
        ["transit_gateway_attachment_id", "transit_gateway_route_table_id"])
    add("aws_ec2_transit_gateway_route_table_propagation.main", {},
        ["transit_gateway_attachment_id", "transit_gateway_route_table_id"])
    for name in ["app", "data"]:
        add(f"aws_security_group.{name}", {"description": name, "name": f"spoke-{number:03}-{name}"},
            ["vpc_id", "ingress", "egress"])
        add(f"aws_vpc_security_group_egress_rule.{name}",
            {"cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1"}, ["security_group_id"])
    add("aws_vpc_security_group_ingress_rule.app",
        {"cidr_ipv4": "10.0.0.0/8", "ip_protocol": "tcp", "from_port": 443, "to_port": 443},
        ["security_group_id"])
    add("aws_vpc_security_group_ingress_rule.data",
        {"ip_protocol": "tcp", "from_port": 5432, "to_port": 5432},
        ["security_group_id", "referenced_security_group_id"])
    add("aws_db_subnet_group.data", {"name": f"spoke-{number:03}"}, ["subnet_ids"])
    add("aws_db_instance.data",
        {"engine": "postgres", "identifier": f"spoke-{number:03}", "port": 5432, "multi_az": True,
         "storage_encrypted": True, "db_subnet_group_name": f"spoke-{number:03}"},
        ["vpc_security_group_ids"])


def spoke_module():
    module = Module()
    module.block("aws_vpc.main", {"cidr_block": refs("var.block")})
    for name in ["app", "data"]:
        module.block(f"aws_subnet.{name}", {"vpc_id": refs("aws_vpc.main.id", "aws_vpc.main")},
                     "var.zones")
        module.block(f"aws_route_table.{name}", {"vpc_id": refs("aws_vpc.main.id", "aws_vpc.main")})
        module.block(f"aws_route_table_association.{name}", {
            "subnet_id": refs(f"aws_subnet.{name}", "each.key"),
            "route_table_id": refs(f"aws_route_table.{name}.id", f"aws_route_table.{name}")},
            "var.zones")
        module.block(f"aws_security_group.{name}", {"vpc_id": refs("aws_vpc.main.id", "aws_vpc.main")})
        module.block(f"aws_vpc_security_group_egress_rule.{name}", {
            "security_group_id": refs(f"aws_security_group.{name}.id", f"aws_security_group.{name}")})
    group = refs("aws_security_group.app.id", "aws_security_group.app")
    module.block("aws_instance.app", {
        "subnet_id": refs("aws_subnet.app", "each.key"), "vpc_security_group_ids": group},
        "var.zones")
    module.block("aws_route.app", {
        "route_table_id": refs("aws_route_table.app.id", "aws_route_table.app"),
        "transit_gateway_id": refs("var.transit_gateway_id")})
    module.block("aws_ec2_transit_gateway_vpc_attachment.main", {
        "vpc_id": refs("aws_vpc.main.id", "aws_vpc.main"), "subnet_ids": refs("aws_subnet.app"),
        "transit_gateway_id": refs("var.transit_gateway_id")})
    for kind in ["association", "propagation"]:
        module.block(f"aws_ec2_transit_gateway_route_table_{kind}.main", {
            "transit_gateway_attachment_id": refs(
                "aws_ec2_transit_gateway_vpc_attachment.main.id",
                "aws_ec2_transit_gateway_vpc_attachment.main"),
            "transit_gateway_route_table_id": refs("var.table_id")})
    module.block("aws_vpc_security_group_ingress_rule.app", {"security_group_id": group})
    module.block("aws_vpc_security_group_ingress_rule.data", {
        "security_group_id": refs("aws_security_group.data.id", "aws_security_group.data"),
        "referenced_security_group_id": group})
    module.block("aws_db_subnet_group.data", {"subnet_ids": refs("aws_subnet.data")})
    module.block("aws_db_instance.data", {
        "vpc_security_group_ids": refs("aws_security_group.data.id", "aws_security_group.data"),
        "db_subnet_group_name": refs("aws_db_subnet_group.data.name", "aws_db_subnet_group.data")})
    return module


def plan(count):
    changes = [
        change("", "aws_ec2_transit_gateway.hub", {
            "default_route_table_association": "disable",
            "default_route_table_propagation": "disable", "tags": {"Name": "hub"}}, []),
        change("", "aws_ec2_transit_gateway_route_table.spokes", {"tags": {"Name": "spokes"}},
               ["transit_gateway_id"]),
    ]
    number = 0
    while len(changes) < count:
        spoke(changes, number)
        number += 1
    root = Module()
    root.block("aws_ec2_transit_gateway.hub", {})
    root.block("aws_ec2_transit_gateway_route_table.spokes", {
        "transit_gateway_id": refs("aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub")})
    hub = refs("aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub")
    table = refs("aws_ec2_transit_gateway_route_table.spokes.id",
                 "aws_ec2_transit_gateway_route_table.spokes")
    return {
        "format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": changes,
        "planned_values": {"root_module": {}},
        "configuration": {
            "provider_config": {"aws": {"name": "aws", "full_name": AWS, "expressions": {
                "region": {"constant_value": "eu-west-1"}}}},
            "root_module": {
                "resources": list(root.blocks.values()),
                "module_calls": {"spoke": {
                    "source": "./spoke", "for_each_expression": {"references": ["local.spokes"]},
                    "expressions": {"transit_gateway_id": hub, "table_id": table,
                                    "block": refs("each.value"), "zones": {"constant_value": ZONES}},
                    "module": {"resources": list(spoke_module().blocks.values())}}}}},
    }


if __name__ == "__main__":
    json.dump(plan(int(sys.argv[1])), sys.stdout)
