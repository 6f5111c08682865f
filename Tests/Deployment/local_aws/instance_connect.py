"""EC2 Instance Connect endpoints, which moto does not have: one in a subnet, with the VPC's default
security group where none is named.

Source: EC2 API reference, "CreateInstanceConnectEndpoint" and "Ec2InstanceConnectEndpoint".
"""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.responses import EC2Response
from moto.moto_api._internal import mock_random


def endpoints(backend):
    return backend.__dict__.setdefault("instance_connect_endpoints", {})


def create(self):
    backend = self.ec2_backend
    subnet = backend.get_subnet(self._get_param("SubnetId"))
    groups = self._get_param("SecurityGroupIds", [])
    if not groups:
        groups = [backend.get_default_security_group(subnet.vpc_id).id]
    identity = f"eice-{mock_random.get_random_hex(17)}"
    place = f"{backend.region_name}:{backend.account_id}"
    endpoints(backend)[identity] = {
        "AvailabilityZone": subnet.availability_zone,
        "DnsName": f"{identity}.ec2-instance-connect-endpoint.{backend.region_name}.amazonaws.com",
        "InstanceConnectEndpointArn": f"arn:aws:ec2:{place}:instance-connect-endpoint/{identity}",
        "InstanceConnectEndpointId": identity,
        "NetworkInterfaceIds": [f"eni-{mock_random.get_random_hex(17)}"],
        "OwnerId": backend.account_id,
        "PreserveClientIp": self._get_bool_param("PreserveClientIp", False),
        "SecurityGroupIds": groups,
        "State": "create-complete",
        "SubnetId": subnet.id,
        "Tags": [
            {"Key": key, "Value": value} for key, value in
            self._parse_tag_specification().get("instance-connect-endpoint", {}).items()],
        "VpcId": subnet.vpc_id,
    }
    return ActionResult({"InstanceConnectEndpoint": endpoints(backend)[identity]})


def named(backend, identity):
    if identity not in endpoints(backend):
        raise EC2ClientError(
            "InvalidInstanceConnectEndpointId.NotFound", f"'{identity}' does not exist")
    return endpoints(backend)[identity]


def describe(self):
    asked = self._get_param("InstanceConnectEndpointIds", [])
    found = [named(self.ec2_backend, identity) for identity in asked]
    return ActionResult(
        {"InstanceConnectEndpoints": found or list(endpoints(self.ec2_backend).values())})


def delete(self):
    endpoint = named(self.ec2_backend, self._get_param("InstanceConnectEndpointId"))
    del endpoints(self.ec2_backend)[endpoint["InstanceConnectEndpointId"]]
    return ActionResult({"InstanceConnectEndpoint": {**endpoint, "State": "delete-complete"}})


def install():
    EC2Response.create_instance_connect_endpoint = create
    EC2Response.describe_instance_connect_endpoints = describe
    EC2Response.delete_instance_connect_endpoint = delete
