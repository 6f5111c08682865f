"""What moto's server lacks for the generated Terraform to be applied to it.

Each module adds to one service, in the terms of its API. `install` puts all of it in place; it is
called once, before the server starts.
"""

import importlib

SERVICES = (
    # First, so that the others add to what is guarded.
    "strict",
    "autoscaling", "backup", "cloud_map", "ecs", "efs", "instance_connect", "load_balancers",
    "messaging", "network_firewall", "transit_gateways", "vpcs")


def install():
    for service in SERVICES:
        importlib.import_module(f"{__name__}.{service}").install()
