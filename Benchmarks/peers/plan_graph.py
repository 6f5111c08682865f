#!/usr/bin/env python3
"""Writes what 'terraform graph' prints of the configuration in a plan's JSON: its resources, and an
edge for each reference between them. TerraVision asks for it beside the plan.

usage: plan_graph.py plan.json > graph.dot
"""
import json
import re
import sys


def references(value):
    """Every reference in an expression, however deep."""
    if isinstance(value, dict):
        yield from value.get("references", [])
        for name, inner in value.items():
            if name != "references":
                yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def lines(module, prefix=""):
    resources = module.get("resources", [])
    addresses = {resource["address"] for resource in resources}
    for resource in resources:
        address = resource["address"]
        yield f'  "{prefix}{address}" [label="{address}"];'
        for reference in sorted(set(references(resource.get("expressions", {})))):
            parts = reference.split(".")
            target = ".".join(parts[: 3 if parts[0] == "data" else 2])
            target = re.sub(r"\[.*", "", target)
            if target in addresses:
                yield f'  "{prefix}{address}" -> "{prefix}{target}";'
    for name, call in module.get("module_calls", {}).items():
        yield from lines(call.get("module", {}), f"{prefix}module.{name}.")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    print("digraph G {")
    print('  rankdir = "RL";')
    print('  node [shape = rect, fontname = "sans-serif"];')
    print("\n".join(lines(plan["configuration"]["root_module"])))
    print("}")


main()
