"""Load balancers: fixed private addresses, and protection from deletion."""

from moto.core.exceptions import ServiceException
from moto.elbv2.models import AvailabilityZone, ELBv2Backend, FakeLoadBalancer


class OperationNotPermitted(ServiceException):
    code = "OperationNotPermitted"


create = ELBv2Backend.create_load_balancer
delete = ELBv2Backend.delete_load_balancer


def create_with_addresses(backend, **parameters):
    balancer = create(backend, **parameters)
    balancer.addresses = {
        mapping["SubnetId"]: mapping.get("PrivateIPv4Address")
        for mapping in parameters.get("subnet_mappings") or []}
    # Ready at once: nothing is gained by waiting for it.
    balancer.activate()
    return balancer


def availability_zones(balancer):
    return [
        ZoneWithAddress(subnet, balancer.addresses.get(subnet.id)) for subnet in balancer.subnets]


class ZoneWithAddress(AvailabilityZone):
    def __init__(self, subnet, address):
        super().__init__(subnet)
        self.load_balancer_addresses = [{"PrivateIPv4Address": address}] if address else []


def delete_unprotected(backend, arn):
    balancer = backend.load_balancers.get(arn)
    if balancer and balancer.attrs["deletion_protection.enabled"] == "true":
        raise OperationNotPermitted(f"{arn} has deletion protection enabled")
    return delete(backend, arn)


def install():
    ELBv2Backend.create_load_balancer = create_with_addresses
    ELBv2Backend.delete_load_balancer = delete_unprotected
    FakeLoadBalancer.availability_zones = property(availability_zones)
