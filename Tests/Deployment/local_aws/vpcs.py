"""VPCs: the descriptions of security group rules and of reserved addresses, and the ICMP types of
network ACLs.
"""

import inspect

from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses.network_acls import NetworkACLs
from moto.ec2.responses.subnets import Subnets

create_rule = SecurityGroupRule.__init__
RULE = inspect.signature(create_rule)
create_entry = NetworkACLs.create_network_acl_entry
replace_entry = NetworkACLs.replace_network_acl_entry
reserve = Subnets.create_subnet_cidr_reservation


def create_with_description(rule, *arguments, **parameters):
    """Moto forgets the description of a rule that names a prefix list."""
    create_rule(rule, *arguments, **parameters)
    given = RULE.bind(rule, *arguments, **parameters).arguments
    rule.prefix_list_description = (given.get("prefix_list_id") or {}).get("Description")


def description(rule):
    return (
        rule.ip_range.get("Description") or rule.source_group.get("Description")
        or rule.prefix_list_description)


def reserve_with_description(self):
    """Moto forgets the description of a reserved block."""
    result = reserve(self)
    result.result["SubnetCidrReservation"].description = self._get_param("Description")
    return result


def with_icmp(operation):
    """Moto looks for the ICMP type under another name than the one that it is sent by."""

    def wrapped(self):
        get = self._get_param

        def get_renamed(name, *default):
            return get(name.replace("Icmp.", "IcmpTypeCode."), *default)

        self._get_param = get_renamed
        return operation(self)

    return wrapped


def install():
    SecurityGroupRule.__init__ = create_with_description
    SecurityGroupRule.description = property(description)
    Subnets.create_subnet_cidr_reservation = reserve_with_description
    NetworkACLs.create_network_acl_entry = with_icmp(create_entry)
    NetworkACLs.replace_network_acl_entry = with_icmp(replace_entry)
