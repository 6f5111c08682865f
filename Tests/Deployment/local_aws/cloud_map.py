"""Cloud Map: several private namespaces in one VPC, with zones that another VPC can look up.

Moto takes one namespace per VPC, where AWS asks only for another name, and tells the zone's id with
the prefix that Route 53 alone puts before it.
"""

from moto.route53.models import Route53Backend, route53_backends
from moto.servicediscovery.exceptions import ConflictingDomainExists
from moto.servicediscovery.models import ServiceDiscoveryBackend

PREFIX = "/hostedzone/"

create = ServiceDiscoveryBackend.create_private_dns_namespace
by_vpc = Route53Backend.list_hosted_zones_by_vpc


def create_beside_others(self, **parameters):
    vpc, name = parameters["vpc"], parameters["name"]
    others = [namespace for namespace in self.namespaces.values() if namespace.vpc == vpc]
    if any(namespace.name == name for namespace in others):
        raise ConflictingDomainExists(vpc)
    for namespace in others:
        namespace.vpc = None
    try:
        operation = create(self, **parameters)
    finally:
        for namespace in others:
            namespace.vpc = vpc
    made = list(self.namespaces.values())[-1]
    zone = made.dns_properties["HostedZoneId"].removeprefix(PREFIX)
    made.dns_properties["HostedZoneId"] = zone
    route53_backends[self.account_id]["aws"].associate_vpc_with_hosted_zone(
        zone, vpc, self.region_name)
    return operation


def list_by_vpc(self, vpc_id):
    zones = by_vpc(self, vpc_id)
    return [
        {**zone, "HostedZoneId": zone["HostedZoneId"].removeprefix(PREFIX)} for zone in zones]


def install():
    ServiceDiscoveryBackend.create_private_dns_namespace = create_beside_others
    Route53Backend.list_hosted_zones_by_vpc = list_by_vpc
