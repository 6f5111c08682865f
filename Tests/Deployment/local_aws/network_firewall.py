"""Network Firewall: rule groups, policies, endpoints per zone, protection, deletion, tags.

Moto has firewalls without endpoints, and nothing that they are made of. Added here is what
Terraform asks for, with the refusals of AWS that decide the order in which things are made and
removed: what is in use, or protected, cannot be deleted.
"""

import uuid

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.ec2.models import ec2_backends
from moto.networkfirewall import responses
from moto.networkfirewall.models import NetworkFirewallBackend
from moto.networkfirewall.responses import NetworkFirewallResponse

PROTECTIONS = {
    "DeleteProtection": "delete_protection",
    "SubnetChangeProtection": "subnet_change_protection",
    "FirewallPolicyChangeProtection": "firewall_policy_change_protection",
}


class ResourceNotFound(ServiceException):
    code = "ResourceNotFoundException"


class InvalidOperation(ServiceException):
    code = "InvalidOperationException"


class InvalidToken(ServiceException):
    code = "InvalidTokenException"


class InvalidRequest(ServiceException):
    code = "InvalidRequestException"


class Part:
    """A rule group or a firewall policy: what was sent, by name, with the answer's envelope."""

    def __init__(self, kind, arn, parameters):
        self.kind = kind
        self.arn = arn
        self.id = str(uuid.uuid4())
        self.update(parameters)

    def update(self, parameters):
        self.parameters = {**getattr(self, "parameters", {}), **parameters}
        self.token = str(uuid.uuid4())

    @property
    def body(self):
        return self.parameters[self.kind]

    def answer(self, tags, references):
        shared = ("Description", "EncryptionConfiguration", "Type")
        return {
            "UpdateToken": self.token,
            self.kind: self.body,
            f"{self.kind}Response": {
                f"{self.kind}Name": self.parameters[f"{self.kind}Name"],
                f"{self.kind}Arn": self.arn,
                f"{self.kind}Id": self.id,
                f"{self.kind}Status": "ACTIVE",
                "Capacity": self.parameters.get("Capacity"),
                "NumberOfAssociations": references,
                "Tags": tags,
                **{name: self.parameters[name] for name in shared if name in self.parameters},
            },
        }


class Additions:
    """Operations that `NetworkFirewallResponse` gains; `self` is one of those."""

    # Rule groups and policies

    def create_rule_group(self):
        group_type = self._get_param("Type").lower()
        return self._create_part("RuleGroup", f"{group_type}-rulegroup")

    def describe_rule_group(self):
        return self._answer(self._part("RuleGroup"))

    def update_rule_group(self):
        return self._update_part("RuleGroup")

    def delete_rule_group(self):
        return self._delete_part("RuleGroup")

    def create_firewall_policy(self):
        self._check_rule_order()
        return self._create_part("FirewallPolicy", "firewall-policy")

    def describe_firewall_policy(self):
        return self._answer(self._part("FirewallPolicy"))

    def update_firewall_policy(self):
        self._check_rule_order()
        return self._update_part("FirewallPolicy")

    def delete_firewall_policy(self):
        return self._delete_part("FirewallPolicy")

    def _create_part(self, kind, path):
        backend = self.networkfirewall_backend
        parameters = dict(self._get_params())
        name = parameters[f"{kind}Name"]
        arn = (
            f"arn:aws:network-firewall:{backend.region_name}:{backend.account_id}:{path}/{name}")
        if arn in backend.parts:
            raise InvalidRequest("A resource with the specified name already exists")
        backend.parts[arn] = part = Part(kind, arn, parameters)
        backend.tagger.tag_resource(arn, parameters.get("Tags") or [])
        return self._answer(part)

    def _part(self, kind):
        arn, name = self._get_param(f"{kind}Arn"), self._get_param(f"{kind}Name")
        for part in self.networkfirewall_backend.parts.values():
            if part.kind == kind and (part.arn == arn or part.parameters[f"{kind}Name"] == name):
                return part
        raise ResourceNotFound(f"{kind} {arn or name} does not exist")

    def _update_part(self, kind):
        part = self._part(kind)
        if self._get_param("UpdateToken") != part.token:
            raise InvalidToken("The update token is out of date")
        changed = (kind, "Description", "EncryptionConfiguration")
        parameters = self._get_params()
        part.update({name: parameters[name] for name in changed if name in parameters})
        return self._answer(part)

    def _delete_part(self, kind):
        part = self._part(kind)
        if self._references(part):
            raise InvalidOperation(f"{part.arn} is in use")
        del self.networkfirewall_backend.parts[part.arn]
        return self._answer(part)

    def _references(self, part):
        backend = self.networkfirewall_backend
        firewalls = [
            firewall for firewall in backend.firewalls.values()
            if firewall.firewall_policy_arn == part.arn]
        policies = [
            policy for policy in backend.parts.values() if policy.kind == "FirewallPolicy"
            and part.arn in (arn for arn, _ in rule_group_references(policy.body))]
        return len(firewalls) + len(policies)

    def _answer(self, part):
        return ActionResult(part.answer(self._tags(part.arn), self._references(part)))

    def _check_rule_order(self):
        """AWS refuses a policy whose stateful groups follow another order than it does."""
        policy = self._get_param("FirewallPolicy")
        order = policy.get("StatefulEngineOptions", {}).get("RuleOrder", "DEFAULT_ACTION_ORDER")
        for arn, is_stateful in rule_group_references(policy):
            if ":aws-managed:" in arn:
                continue
            group = self.networkfirewall_backend.parts.get(arn)
            if group is None:
                raise InvalidRequest(f"{arn} does not exist")
            options = group.body.get("StatefulRuleOptions", {})
            if is_stateful and options.get("RuleOrder", "DEFAULT_ACTION_ORDER") != order:
                raise InvalidRequest(f"{arn} does not have the policy's rule order, {order}")

    # Firewalls

    def delete_firewall(self):
        backend = self.networkfirewall_backend
        firewall = self._firewall()
        if firewall.delete_protection:
            raise InvalidOperation(f"{firewall.arn} has delete protection enabled")
        if firewall.logging_configs.get("LogDestinationConfigs"):
            raise InvalidOperation(f"{firewall.arn} has a logging configuration")
        endpoints = [
            state["Attachment"]["EndpointId"]
            for state in firewall.firewall_status["SyncStates"].values()]
        backend.ec2.delete_vpc_endpoints(endpoints)
        del backend.firewalls[firewall.arn]
        return ActionResult(
            {"Firewall": responses._firewall(firewall), "FirewallStatus": {"Status": "DELETING"}})

    def associate_firewall_policy(self):
        firewall = self._firewall()
        if firewall.firewall_policy_change_protection:
            raise InvalidOperation(f"{firewall.arn} has policy change protection enabled")
        firewall.firewall_policy_arn = self._get_param("FirewallPolicyArn")
        return self._firewall_answer(firewall)

    def associate_subnets(self):
        firewall = self._firewall()
        added = self._get_param("SubnetMappings")
        self._change_subnets(firewall)
        firewall.firewall_status["SyncStates"] |= endpoints(
            self.networkfirewall_backend.ec2, firewall, added)
        firewall.subnet_mappings = [*firewall.subnet_mappings, *added]
        return self._firewall_answer(firewall)

    def disassociate_subnets(self):
        firewall = self._firewall()
        given_up = self._get_param("SubnetIds")
        self._change_subnets(firewall)
        states = firewall.firewall_status["SyncStates"]
        for zone, state in list(states.items()):
            if state["Attachment"]["SubnetId"] in given_up:
                self.networkfirewall_backend.ec2.delete_vpc_endpoints(
                    [state["Attachment"]["EndpointId"]])
                del states[zone]
        firewall.subnet_mappings = [
            mapping for mapping in firewall.subnet_mappings if mapping["SubnetId"] not in given_up]
        return self._firewall_answer(firewall)

    def _change_subnets(self, firewall):
        if firewall.subnet_change_protection:
            raise InvalidOperation(f"{firewall.arn} has subnet change protection enabled")

    def update_firewall_description(self):
        firewall = self._firewall()
        firewall.description = self._get_param("Description")
        return self._firewall_answer(firewall)

    def update_firewall_encryption_configuration(self):
        firewall = self._firewall()
        firewall.encryption_configuration = self._get_param("EncryptionConfiguration")
        return self._firewall_answer(firewall)

    def update_firewall_delete_protection(self):
        return self._protect("DeleteProtection")

    def update_subnet_change_protection(self):
        return self._protect("SubnetChangeProtection")

    def update_firewall_policy_change_protection(self):
        return self._protect("FirewallPolicyChangeProtection")

    def _protect(self, name):
        firewall = self._firewall()
        setattr(firewall, PROTECTIONS[name], self._get_bool_param(name))
        return self._firewall_answer(firewall)

    def _firewall(self):
        arn, name = self._get_param("FirewallArn"), self._get_param("FirewallName")
        for firewall in self.networkfirewall_backend.firewalls.values():
            if arn == firewall.arn or name == firewall.firewall_name:
                return firewall
        raise ResourceNotFound(f"Firewall {arn or name} does not exist")

    def _firewall_answer(self, firewall):
        return ActionResult({
            "FirewallArn": firewall.arn,
            "FirewallName": firewall.firewall_name,
            "UpdateToken": firewall.update_token,
            **{name: getattr(firewall, attribute) for name, attribute in PROTECTIONS.items()},
        })

    # Tags

    def list_tags_for_resource(self):
        return ActionResult({"Tags": self._tags(self._get_param("ResourceArn"))})

    def tag_resource(self):
        self.networkfirewall_backend.tagger.tag_resource(
            self._get_param("ResourceArn"), self._get_param("Tags"))
        return ActionResult({})

    def untag_resource(self):
        self.networkfirewall_backend.tagger.untag_resource_using_names(
            self._get_param("ResourceArn"), self._get_param("TagKeys"))
        return ActionResult({})

    def _tags(self, arn):
        return self.networkfirewall_backend.tagger.list_tags_for_resource(arn)["Tags"]


def rule_group_references(policy):
    """Every rule group that a policy names: its ARN, and whether it is a stateful one."""
    for kind, is_stateful in (("Stateful", True), ("Stateless", False)):
        for reference in policy.get(f"{kind}RuleGroupReferences") or []:
            yield reference["ResourceArn"], is_stateful


def install():
    for name, member in vars(Additions).items():
        if callable(member):
            setattr(NetworkFirewallResponse, name, member)

    initialise = NetworkFirewallBackend.__init__

    def with_parts(backend, region_name, account_id):
        initialise(backend, region_name, account_id)
        backend.parts = {}
        backend.ec2 = ec2_backends[account_id][region_name]

    create = NetworkFirewallBackend.create_firewall

    def with_endpoints(backend, **parameters):
        # Not given is off, as in AWS's API; moto takes it for on.
        for protection in PROTECTIONS.values():
            parameters[protection] = bool(parameters[protection])
        policy = backend.parts.get(parameters["firewall_policy_arn"])
        if policy is None:
            raise InvalidRequest(f"{parameters['firewall_policy_arn']} does not exist")
        firewall = create(backend, **parameters)
        firewall.firewall_status = {
            **firewall.firewall_status,
            "SyncStates": endpoints(backend.ec2, firewall, firewall.subnet_mappings)}
        return firewall

    NetworkFirewallBackend.__init__ = with_parts
    NetworkFirewallBackend.create_firewall = with_endpoints


def endpoints(ec2, firewall, mappings):
    """One endpoint for each of these subnets of a firewall, by zone, ready at once.

    They are of the type `GatewayLoadBalancer`, as the ones of AWS are, so that routes may lead
    to them.
    """
    states = {}
    taken = firewall.firewall_status.get("SyncStates", {}) if firewall.firewall_status else {}
    for mapping in mappings:
        subnet = ec2.get_subnet(mapping["SubnetId"])
        if subnet.vpc_id != firewall.vpc_id:
            raise InvalidRequest(f"{subnet.id} is not in {firewall.vpc_id}")
        if subnet.availability_zone in {**states, **taken}:
            raise InvalidRequest(f"two subnets in {subnet.availability_zone}")
        endpoint = ec2.create_vpc_endpoint(
            firewall.vpc_id, f"com.amazonaws.vpce.{ec2.region_name}.{firewall.firewall_name}",
            "GatewayLoadBalancer", None, [], subnet_ids=[subnet.id])
        states[subnet.availability_zone] = {
            "Attachment": {
                "SubnetId": subnet.id, "EndpointId": endpoint.id, "Status": "READY"},
            "Config": {},
        }
    return states
