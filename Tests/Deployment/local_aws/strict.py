"""What AWS refuses and moto accepts: a table of rules, each with its source.

A rule looks at an operation before it is carried out, with everything that is there, and says why
AWS would refuse it; or says nothing. Moto refuses much by itself (names that are taken, target
groups that are in use, roles with policies), which the tests of this table show as well.
"""

import functools
import importlib
import inspect
import re
from dataclasses import dataclass
from typing import Callable

from moto.core.exceptions import ServiceException
from moto.ec2.exceptions import EC2ClientError


@dataclass(frozen=True)
class Rule:
    # The class of moto's backend, as module and name, and its method.
    backend: str
    method: str
    # AWS's error code.
    code: str
    # The arguments of the method by name, with the backend as `self`; returns why it is refused.
    refusal: Callable[[dict], str | None]
    # Where AWS says so.
    source: str


def install():
    for rule in RULES:
        module, name = rule.backend.rsplit(".", 1)
        guard(getattr(importlib.import_module(module), name), rule)


def guard(backend, rule):
    """Puts the rule before the method; several rules of one method are asked in turn."""
    operation = getattr(backend, rule.method)
    signature = inspect.signature(operation)

    @functools.wraps(operation)
    def guarded(*arguments, **parameters):
        given = signature.bind(*arguments, **parameters)
        given.apply_defaults()
        why = rule.refusal(given.arguments)
        if why:
            raise error(rule, why)
        return operation(*arguments, **parameters)

    setattr(backend, rule.method, guarded)


def error(rule, why):
    if rule.backend.startswith("moto.ec2."):
        return EC2ClientError(rule.code, why)
    return type(rule.code, (ServiceException,), {"code": rule.code})(why)


# Security groups

# Source: EC2 API reference, "IpRange" and "CreateSecurityGroup", on descriptions.
DESCRIPTION = re.compile(r"[a-zA-Z0-9. _\-:/()#,@\[\]+=&;{}!$*]{0,255}")
RULES_PER_GROUP = 60
GROUPS_PER_INTERFACE = 5


def group_text(given):
    for text in (given["name"], given["description"]):
        if not DESCRIPTION.fullmatch(text):
            return f"Invalid security group description or name: {text}"
    if given["name"].startswith("sg-"):
        return f"Group names may not be in the format sg-*: {given['name']}"
    return None


def rule_text(given):
    peers = [
        *(given["ip_ranges"] or []), *(given["source_groups"] or []),
        *(given["prefix_list_ids"] or [])]
    for peer in peers:
        text = isinstance(peer, dict) and peer.get("Description") or ""
        if not DESCRIPTION.fullmatch(text):
            return f"Invalid rule description: {text}"
    return None


def too_many_rules(direction):
    def refusal(given):
        group = given["self"].get_security_group_by_name_or_id(
            given["group_name_or_id"], given["vpc_id"])
        # The rule without which a group cannot be made is removed by Terraform first.
        if group and len(getattr(group, direction)) >= RULES_PER_GROUP:
            return f"The maximum number of rules per security group has been reached: {group.id}"
        return None
    return refusal


def group_in_use(given):
    group = given["group_id"]
    backend = given["self"]
    users = [
        other.id for groups in backend.groups.values() for other in groups.values()
        for rule in [*other.ingress_rules, *other.egress_rules]
        if other.id != group and (rule.source_group or {}).get("GroupId") == group]
    users += [name for name, groups in interfaces(backend) if group in groups]
    if users:
        return f"resource {group} has a dependent object: {', '.join(sorted(set(users)))}"
    return None


def interfaces(ec2):
    """What has network interfaces, with its security groups, whether moto makes them or not."""
    for balancer in neighbour(ec2, "elbv2").load_balancers.values():
        yield balancer.arn, balancer.security_groups or []
    for service in running_services(ec2):
        yield service.arn, awsvpc(service).get("securityGroups", [])
    for system in neighbour(ec2, "efs").file_systems_by_id.values():
        for target in system.iter_mount_targets():
            yield target.mount_target_id, target.security_groups or []
    for endpoint in ec2.vpc_end_points.values():
        if endpoint.state != "deleted":
            yield endpoint.id, endpoint.security_group_ids or []


def running_services(ec2):
    """Moto keeps a service that was deleted."""
    return [
        service for service in neighbour(ec2, "ecs").services.values()
        if service.status == "ACTIVE"]


def awsvpc(service):
    """The network configuration of an ECS service, in either spelling of moto's."""
    given = service.network_configuration or {}
    return given.get("awsvpcConfiguration") or given.get("awsvpc_configuration") or {}


def neighbour(backend, service):
    """The backend of another service in the same account and Region."""
    backends = getattr(importlib.import_module(f"moto.{service}.models"), f"{service}_backends")
    return backends[backend.account_id][backend.region_name]


# Networks

ENTRIES_PER_DIRECTION = 20


def too_many_entries(given):
    entries = [
        entry for entry in given["self"].get_network_acl(given["network_acl_id"]).network_acl_entries
        if entry.egress == given["egress"] and int(entry.rule_number) < 32767]
    if len(entries) >= ENTRIES_PER_DIRECTION:
        return "You have reached the limit on the number of network acl entries"
    return None


def gateway_in_use(given):
    """Public addresses come and go through the gateway."""
    backend, vpc = given["self"], given["vpc_id"]
    balancers = [
        balancer.name for balancer in neighbour(backend, "elbv2").load_balancers.values()
        if balancer.vpc_id == vpc and balancer.scheme == "internet-facing"]
    gateways = [
        gateway.id for gateway in backend.nat_gateways.values()
        if gateway.vpc_id == vpc and gateway.state not in ("deleted", "deleting")]
    if users := balancers + gateways:
        return f"Network {vpc} has some mapped public address(es): {', '.join(users)}"
    return None


def subnet_in_use(given):
    backend, subnet = given["self"], given["subnet_id"]
    users = [
        balancer.name for balancer in neighbour(backend, "elbv2").load_balancers.values()
        if subnet in [used.id for used in balancer.subnets]]
    users += [
        service.arn for service in running_services(backend)
        if subnet in awsvpc(service).get("subnets", [])]
    users += [
        gateway.id for gateway in backend.nat_gateways.values()
        if gateway.subnet_id == subnet and gateway.state not in ("deleted", "deleting")]
    users += [
        target.mount_target_id
        for system in neighbour(backend, "efs").file_systems_by_id.values()
        for target in system.iter_mount_targets() if target.subnet_id == subnet]
    users += [
        attachment.id for attachment in backend.transit_gateway_attachments.values()
        if subnet in (getattr(attachment, "subnet_ids", None) or [])
        and attachment.state not in ("deleted", "deleting")]
    users += [
        endpoint.id for endpoint in backend.vpc_end_points.values()
        if subnet in (endpoint.subnet_ids or []) and endpoint.state != "deleted"]
    if users:
        return f"The subnet '{subnet}' has dependencies and cannot be deleted: {', '.join(users)}"
    return None


def s3_interface_alone(given):
    if given["endpoint_type"] != "Interface" or not given["service_name"].endswith(".s3"):
        return None
    gateways = [
        endpoint for endpoint in given["self"].vpc_end_points.values()
        if endpoint.vpc_id == given["vpc_id"] and endpoint.service_name.endswith(".s3")
        and endpoint.vpc_endpoint_type == "Gateway"]
    if given["private_dns_enabled"] and not gateways:
        return (
            "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC must have a Gateway "
            "endpoint")
    return None


def private_name_taken(given):
    if given["endpoint_type"] != "Interface" or not given["private_dns_enabled"]:
        return None
    for endpoint in given["self"].vpc_end_points.values():
        if (endpoint.vpc_id, endpoint.service_name) == (given["vpc_id"], given["service_name"]) \
                and endpoint.vpc_endpoint_type == "Interface" and endpoint.state != "deleted":
            return (
                "private-dns-enabled cannot be set because there is already a conflicting DNS "
                f"domain for {endpoint.service_name} in the VPC {endpoint.vpc_id}")
    return None


# Load balancers


def balancer_name(given):
    name = given["name"]
    if not re.fullmatch(r"(?!-)[a-zA-Z0-9-]{1,32}(?<!-)", name):
        return f"The load balancer name '{name}' is not 1 to 32 letters, digits and hyphens"
    if name.startswith("internal-"):
        return f"The load balancer name '{name}' cannot begin with 'internal-'"
    return None


def balancer_taken(given):
    if given["name"] in [balancer.name for balancer in given["self"].load_balancers.values()]:
        return f"A load balancer with the name '{given['name']}' exists"
    return None


def balancer_zones(given):
    if (given["loadbalancer_type"] or "application") != "application":
        return None
    zones = {given["self"].ec2_backend.get_subnet(subnet).availability_zone
             for subnet in balancer_subnets(given)}
    if len(zones) < 2:
        return "At least two subnets in two different Availability Zones must be specified"
    return None


def balancer_subnets(given):
    return [
        *(given["subnet_ids"] or []),
        *(mapping["SubnetId"] for mapping in given["subnet_mappings"] or [])]


def balancer_gateway(given):
    if given["scheme"] != "internet-facing":
        return None
    ec2 = given["self"].ec2_backend
    vpc = ec2.get_subnet(balancer_subnets(given)[0]).vpc_id
    if any(gateway.vpc and gateway.vpc.id == vpc for gateway in ec2.internet_gateways.values()):
        return None
    return f"VPC {vpc} has no internet gateway"


def balancer_address(given):
    backend = given["self"]
    for mapping in given["subnet_mappings"] or []:
        address, subnet = mapping.get("PrivateIPv4Address"), mapping["SubnetId"]
        if not address:
            continue
        network = backend.ec2_backend.get_subnet(subnet).cidr
        numbers = [int(part) for part in address.split(".")]
        bits = int.from_bytes(bytes(numbers))
        first, last = int(network.network_address), int(network.broadcast_address)
        # AWS keeps the first four addresses of a subnet and the last.
        if not first + 4 <= bits < last:
            return f"The address '{address}' cannot be assigned in the subnet '{subnet}'"
        for balancer in backend.load_balancers.values():
            if getattr(balancer, "addresses", {}).get(subnet) == address:
                return f"The address '{address}' is in use by {balancer.name}"
    return None


def rule_values(given):
    values = [
        value for condition in given["conditions"]
        for value in condition.get("Values", [])
        + condition.get("HostHeaderConfig", {}).get("Values", [])
        + condition.get("PathPatternConfig", {}).get("Values", [])]
    if len(values) > 5:
        return "A rule has at most five condition values"
    if any(len(value) > 128 for value in values):
        return "A condition value has at most 128 characters"
    return None


# ECS

MAPPING_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def port_mappings(given):
    names, ports = set(), set()
    for container in given["container_definitions"]:
        for mapping in container.get("portMappings") or []:
            name, port = mapping.get("name"), mapping.get("containerPort")
            if name is not None and not MAPPING_NAME.fullmatch(name):
                return f"The port mapping name '{name}' is invalid"
            if name in names:
                return f"The port mapping name '{name}' is used more than once"
            if port in ports:
                return f"The container port {port} is exposed for multiple protocols"
            names.add(name)
            ports.add(port)
    return None


def variables(given):
    for container in given["container_definitions"]:
        names = [item["name"] for item in container.get("environment") or []]
        names += [item["name"] for item in container.get("secrets") or []]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            return f"The secret name must be unique and not shared with environment: {sorted(twice)}"
    return None


def container_numbers(given):
    for container in given["container_definitions"]:
        if (container.get("stopTimeout") or 0) > 120:
            return "The maximum stop timeout on Fargate is 120 seconds"
        command = (container.get("healthCheck") or {}).get("command")
        if command and command[0] not in ("CMD", "CMD-SHELL", "NONE"):
            return "Health check command must start with CMD or CMD-SHELL"
    return None


def volumes(given):
    names = [volume["name"] for volume in given["volumes"] or []]
    if len(names) != len(set(names)):
        return "Volume names must be unique within a task definition"
    for container in given["container_definitions"]:
        paths = [mount["containerPath"] for mount in container.get("mountPoints") or []]
        paths += [
            mount["containerPath"]
            for mount in (container.get("linuxParameters") or {}).get("tmpfs") or []]
        if len(paths) != len(set(paths)):
            return "Duplicate mount points"
    return None


# Source: Amazon ECS developer guide, "Task definition parameters for Fargate", "Task size".
SIZES = {
    256: [512, 1024, 2048], 512: range(1024, 4097, 1024), 1024: range(2048, 8193, 1024),
    2048: range(4096, 16385, 1024), 4096: range(8192, 30721, 1024),
    8192: range(16384, 61441, 4096), 16384: range(32768, 122881, 8192),
}


def size(given):
    if "FARGATE" not in (given["requires_compatibilities"] or []):
        return None
    cpu, memory = int(given["cpu"] or 0), int(given["memory"] or 0)
    if memory not in SIZES.get(cpu, []):
        return f"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory"
    return None


def service_targets(given):
    """A target group must belong to a load balancer, and the container must listen."""
    elbv2 = neighbour(given["self"], "elbv2")
    definition = given["self"].describe_task_definition(given["task_definition_str"])
    ports = {
        (container["name"], mapping["containerPort"])
        for container in definition.container_definitions
        for mapping in container.get("portMappings") or []}
    for target in given["load_balancers"] or []:
        group = target["targetGroupArn"]
        if group not in elbv2.target_groups or not elbv2._any_listener_using(group):
            return f"The target group {group} does not have an associated load balancer"
        if (target["containerName"], target["containerPort"]) not in ports:
            return (
                f"The container {target['containerName']} did not have a container port "
                f"{target['containerPort']} defined")
    return None


def cluster_in_use(given):
    cluster = given["self"]._get_cluster(given["cluster_str"])
    if any(
            service.cluster_arn == cluster.arn and service.status == "ACTIVE"
            for service in given["self"].services.values()):
        return "The Cluster cannot be deleted while Services are active"
    return None


# Logs, WAF

# Source: CloudWatch Logs API reference, "PutRetentionPolicy".
RETENTIONS = {
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653}


def retention(given):
    if int(given["retention_in_days"]) not in RETENTIONS:
        return f"The retention of {given['retention_in_days']} days is not one of the enum values"
    return None


def acl_in_use(given):
    for acl in given["self"].wacls.values():
        if acl.id == given["_id"] and acl.associated_resources:
            return f"AWS WAF couldn't delete it: it is associated with {acl.associated_resources[0]}"
    return None


def namespace_in_use(given):
    services = [
        service.name for service in given["self"].services.values()
        if service.namespace_id == given["namespace_id"]]
    if services:
        return f"The namespace has services: {', '.join(services)}"
    return None


GROUPS = "moto.ec2.models.security_groups.SecurityGroupBackend"
BALANCERS = "moto.elbv2.models.ELBv2Backend"
TASKS = "moto.ecs.models.EC2ContainerServiceBackend"
ENDPOINTS = "moto.ec2.models.vpcs.VPCBackend"

RULES = [
    Rule(
        GROUPS, "create_security_group", "InvalidParameterValue", group_text,
        "EC2 API reference, CreateSecurityGroup"),
    Rule(
        GROUPS, "authorize_security_group_ingress", "InvalidParameterValue", rule_text,
        "EC2 API reference, IpRange, Description"),
    Rule(
        GROUPS, "authorize_security_group_egress", "InvalidParameterValue", rule_text,
        "EC2 API reference, IpRange, Description"),
    Rule(
        GROUPS, "authorize_security_group_ingress", "RulesPerSecurityGroupLimitExceeded",
        too_many_rules("ingress_rules"),
        "VPC user guide, Amazon VPC quotas, rules per security group"),
    Rule(
        GROUPS, "authorize_security_group_egress", "RulesPerSecurityGroupLimitExceeded",
        too_many_rules("egress_rules"),
        "VPC user guide, Amazon VPC quotas, rules per security group"),
    Rule(
        GROUPS, "delete_security_group", "DependencyViolation", group_in_use,
        "VPC user guide, Delete a security group"),
    Rule(
        "moto.ec2.models.network_acls.NetworkAclBackend", "create_network_acl_entry",
        "NetworkAclEntryLimitExceeded", too_many_entries,
        "VPC user guide, Amazon VPC quotas, rules per network ACL"),
    Rule(
        "moto.ec2.models.internet_gateways.InternetGatewayBackend", "detach_internet_gateway",
        "DependencyViolation", gateway_in_use,
        "EC2 API reference, DetachInternetGateway"),
    Rule(
        "moto.ec2.models.subnets.SubnetBackend", "delete_subnet", "DependencyViolation",
        subnet_in_use, "EC2 API reference, DeleteSubnet"),
    Rule(
        ENDPOINTS, "create_vpc_endpoint", "InvalidParameter", s3_interface_alone,
        "PrivateLink guide, Private DNS for Amazon S3 interface endpoints"),
    Rule(
        ENDPOINTS, "create_vpc_endpoint", "InvalidParameter", private_name_taken,
        "PrivateLink guide, Private DNS names"),
    Rule(
        BALANCERS, "create_load_balancer", "ValidationError", balancer_name,
        "ELB API reference, CreateLoadBalancer, Name"),
    Rule(
        BALANCERS, "create_load_balancer", "DuplicateLoadBalancerName", balancer_taken,
        "ELB API reference, CreateLoadBalancer, DuplicateLoadBalancerName"),
    Rule(
        BALANCERS, "create_load_balancer", "ValidationError", balancer_zones,
        "ELB user guide, Application Load Balancers, Subnets for your load balancer"),
    Rule(
        BALANCERS, "create_load_balancer", "InvalidSubnet", balancer_gateway,
        "ELB API reference, CreateLoadBalancer, InvalidSubnet"),
    Rule(
        BALANCERS, "create_load_balancer", "ValidationError", balancer_address,
        "ELB API reference, SubnetMapping; VPC user guide, Subnet sizing"),
    Rule(
        BALANCERS, "create_rule", "ValidationError", rule_values,
        "ELB user guide, Quotas for your Application Load Balancers"),
    Rule(
        TASKS, "register_task_definition", "ClientException", port_mappings,
        "ECS API reference, PortMapping"),
    Rule(
        TASKS, "register_task_definition", "ClientException", variables,
        "ECS API reference, ContainerDefinition, secrets"),
    Rule(
        TASKS, "register_task_definition", "ClientException", container_numbers,
        "ECS API reference, ContainerDefinition, stopTimeout; HealthCheck"),
    Rule(
        TASKS, "register_task_definition", "ClientException", volumes,
        "ECS API reference, Volume and MountPoint"),
    Rule(
        TASKS, "register_task_definition", "ClientException", size,
        "ECS developer guide, Task definition parameters for Fargate"),
    Rule(
        TASKS, "create_service", "InvalidParameterException", service_targets,
        "ECS developer guide, Use load balancing to distribute service traffic"),
    Rule(
        TASKS, "delete_cluster", "ClusterContainsServicesException", cluster_in_use,
        "ECS API reference, DeleteCluster"),
    Rule(
        "moto.logs.models.LogsBackend", "put_retention_policy", "InvalidParameterException",
        retention, "CloudWatch Logs API reference, PutRetentionPolicy"),
    Rule(
        "moto.wafv2.models.WAFV2Backend", "delete_web_acl", "WAFAssociatedItemException",
        acl_in_use, "WAF API reference, DeleteWebACL"),
    Rule(
        "moto.servicediscovery.models.ServiceDiscoveryBackend", "delete_namespace",
        "ResourceInUse", namespace_in_use, "Cloud Map API reference, DeleteNamespace"),
]
