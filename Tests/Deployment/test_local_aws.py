"""The additions to moto: what Terraform needs, and the refusals of AWS that decide an order."""

import json
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from botocore.exceptions import ClientError

from local_aws.client import LocalAWS
from processes import Processes

ACCOUNT, REGION = "111111111111", "ap-southeast-1"


def setUpModule():
    """One server for all of them: it takes seconds to start."""
    global AWS
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    processes = Processes()
    unittest.addModuleCleanup(processes.stop)
    AWS = LocalAWS(ACCOUNT, REGION, Path(folder.name), processes)
    AWS.start()


class LocalAWSTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.aws = AWS
        cls.ec2 = AWS.client("ec2")
        cls.firewalls = AWS.client("network-firewall")
        vpc = cls.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        cls.vpc = vpc
        cls.subnets = {
            zone: cls.ec2.create_subnet(
                VpcId=vpc, CidrBlock=f"10.0.{index}.0/28", AvailabilityZone=f"{REGION}{zone}",
            )["Subnet"]["SubnetId"]
            for index, zone in enumerate("ab")}

    def refuses(self, code, operation, **parameters):
        with self.assertRaises(ClientError) as raised:
            operation(**parameters)
        self.assertEqual(raised.exception.response["Error"]["Code"], code)


class Identity(LocalAWSTests):
    def test_it_is_the_account_of_the_environment(self):
        self.assertEqual(self.aws.client("sts").get_caller_identity()["Account"], ACCOUNT)

    def test_prerequisites_exist_by_the_names_of_the_variables(self):
        made = self.aws.make_prerequisites("states")
        self.assertEqual(sorted(made), ["certificate_arn", "client_prefix_list_id"])
        self.assertEqual(
            self.aws.client("s3").get_bucket_versioning(Bucket="states")["Status"], "Enabled")
        self.assertIn(
            made["certificate_arn"],
            [item["CertificateArn"]
             for item in self.aws.client("acm").list_certificates()["CertificateSummaryList"]])

    def test_requests_are_logged_by_operation_and_what_is_lacking_is_not_asked_again(self):
        self.ec2.describe_vpcs()
        self.assertIn("200 DescribeVpcs\n", self.aws.log.read_text())
        with self.assertRaises(ClientError):
            self.firewalls.list_tls_inspection_configurations()
        name = "NetworkFirewall_20201112.ListTLSInspectionConfigurations"
        self.assertEqual(self.aws.complaints(), [f"501 {name}"])
        self.assertEqual(self.aws.log.read_text().count(f"501 {name}\n"), 1)

    def test_an_answer_that_was_lost_is_told_again(self):
        def make(name, invocation):
            request = urllib.request.Request(
                self.aws.url, method="POST",
                data=json.dumps({"logGroupName": name}).encode(),
                headers={
                    "X-Amz-Target": "Logs_20140328.CreateLogGroup",
                    "Content-Type": "application/x-amz-json-1.1",
                    "Authorization": f"AWS4-HMAC-SHA256 Credential=local/20200101/{REGION}/logs/x",
                    "Amz-Sdk-Invocation-Id": invocation})
            with urllib.request.urlopen(request) as answer:
                return answer.status

        self.assertEqual(make("lost", "one"), 200)
        self.assertEqual(make("lost", "one"), 200)
        self.assertIn("200 Logs_20140328.CreateLogGroup again\n", self.aws.log.read_text())
        with self.assertRaises(urllib.error.HTTPError):
            make("lost", "two")
        # What failed is not kept: asked again, it may have become possible.
        with self.assertRaises(urllib.error.HTTPError):
            make("lost", "two")
        self.assertEqual(make("found", "two"), 200)

    def test_many_at_once_do_not_disturb_each_other(self):
        with ThreadPoolExecutor(30) as pool:
            made = list(pool.map(
                lambda number: self.ec2.create_subnet(
                    VpcId=self.vpc, CidrBlock=f"10.0.8.{number * 16}/28")["Subnet"]["SubnetId"],
                range(16)))
        self.assertEqual(len(set(made)), 16)


class NetworkFirewall(LocalAWSTests):
    def group(self, name, order="STRICT_ORDER"):
        return self.firewalls.create_rule_group(
            RuleGroupName=name, Type="STATEFUL", Capacity=10,
            RuleGroup={
                "RulesSource": {"RulesString": "pass tcp any any -> any 443 (sid:1; rev:1;)"},
                "StatefulRuleOptions": {"RuleOrder": order}},
            Tags=[{"Key": "Name", "Value": name}])["RuleGroupResponse"]

    def policy(self, name, *groups):
        return self.firewalls.create_firewall_policy(
            FirewallPolicyName=name, FirewallPolicy={
                "StatelessDefaultActions": ["aws:forward_to_sfe"],
                "StatelessFragmentDefaultActions": ["aws:forward_to_sfe"],
                "StatefulEngineOptions": {"RuleOrder": "STRICT_ORDER"},
                "StatefulRuleGroupReferences": [
                    {"ResourceArn": group["RuleGroupArn"], "Priority": 100 + index}
                    for index, group in enumerate(groups)],
            })["FirewallPolicyResponse"]

    def firewall(self, name, policy, **parameters):
        return self.firewalls.create_firewall(
            FirewallName=name, FirewallPolicyArn=policy["FirewallPolicyArn"], VpcId=self.vpc,
            SubnetMappings=[{"SubnetId": subnet} for subnet in self.subnets.values()],
            **parameters)

    def test_a_rule_group_is_read_back_as_it_was_made(self):
        made = self.group("read")
        read = self.firewalls.describe_rule_group(RuleGroupArn=made["RuleGroupArn"])
        self.assertEqual(read["RuleGroupResponse"]["Tags"], [{"Key": "Name", "Value": "read"}])
        self.assertEqual(read["RuleGroupResponse"]["Capacity"], 10)
        self.assertEqual(
            read["RuleGroup"]["StatefulRuleOptions"], {"RuleOrder": "STRICT_ORDER"})

    def test_a_change_needs_the_current_token(self):
        self.group("changed")
        read = self.firewalls.describe_rule_group(RuleGroupName="changed", Type="STATEFUL")
        change = {"RuleGroupName": "changed", "Type": "STATEFUL", "RuleGroup": read["RuleGroup"]}
        self.firewalls.update_rule_group(UpdateToken=read["UpdateToken"], **change)
        self.refuses(
            "InvalidTokenException", self.firewalls.update_rule_group,
            UpdateToken=read["UpdateToken"], **change)

    def test_each_zone_has_an_endpoint_that_a_route_may_lead_to(self):
        policy = self.policy("endpoints")
        self.firewall("endpoints", policy)
        status = self.firewalls.describe_firewall(FirewallName="endpoints")["FirewallStatus"]
        states = status["SyncStates"]
        self.assertEqual(status["Status"], "READY")
        self.assertEqual(
            {zone: state["Attachment"]["SubnetId"] for zone, state in states.items()},
            {f"{REGION}{zone}": subnet for zone, subnet in self.subnets.items()})
        table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        endpoint = states[f"{REGION}a"]["Attachment"]["EndpointId"]
        self.ec2.create_route(
            RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", VpcEndpointId=endpoint)

    def test_a_zone_comes_and_goes_with_its_endpoint(self):
        self.firewall("zones", self.policy("zones"))
        subnet = self.ec2.create_subnet(
            VpcId=self.vpc, CidrBlock="10.0.8.0/28", AvailabilityZone=f"{REGION}c")["Subnet"]
        more = {"FirewallName": "zones", "SubnetMappings": [{"SubnetId": subnet["SubnetId"]}]}
        fewer = {"FirewallName": "zones", "SubnetIds": [self.subnets["a"]]}

        def zones():
            status = self.firewalls.describe_firewall(FirewallName="zones")["FirewallStatus"]
            return sorted(status["SyncStates"])

        self.firewalls.associate_subnets(**more)
        self.assertEqual(zones(), [f"{REGION}{zone}" for zone in "abc"])
        self.refuses("InvalidRequestException", self.firewalls.associate_subnets, **more)
        self.refuses(
            "DependencyViolation", self.ec2.delete_subnet, SubnetId=subnet["SubnetId"])
        self.firewalls.disassociate_subnets(**fewer)
        self.assertEqual(zones(), [f"{REGION}{zone}" for zone in "bc"])
        self.firewalls.update_subnet_change_protection(
            FirewallName="zones", SubnetChangeProtection=True)
        self.refuses("InvalidOperationException", self.firewalls.disassociate_subnets, **fewer)

    def test_what_is_in_use_or_protected_is_not_deleted(self):
        group = self.group("used")
        policy = self.policy("used", group)
        self.firewall("used", policy, DeleteProtection=True)
        self.refuses(
            "InvalidOperationException", self.firewalls.delete_rule_group,
            RuleGroupArn=group["RuleGroupArn"])
        self.refuses(
            "InvalidOperationException", self.firewalls.delete_firewall_policy,
            FirewallPolicyArn=policy["FirewallPolicyArn"])
        self.refuses(
            "InvalidOperationException", self.firewalls.delete_firewall, FirewallName="used")
        self.firewalls.update_firewall_delete_protection(
            FirewallName="used", DeleteProtection=False)
        self.firewalls.delete_firewall(FirewallName="used")
        self.refuses(
            "ResourceNotFoundException", self.firewalls.describe_firewall, FirewallName="used")
        self.firewalls.delete_firewall_policy(FirewallPolicyArn=policy["FirewallPolicyArn"])
        self.firewalls.delete_rule_group(RuleGroupArn=group["RuleGroupArn"])

    def test_protection_that_is_not_asked_for_is_off(self):
        made = self.firewall("open", self.policy("open"))["Firewall"]
        self.assertEqual(
            [made[name] for name in (
                "DeleteProtection", "SubnetChangeProtection", "FirewallPolicyChangeProtection")],
            [False, False, False])

    def test_a_policy_takes_no_group_of_another_rule_order(self):
        group = self.group("other-order", order="DEFAULT_ACTION_ORDER")
        with self.assertRaises(ClientError) as raised:
            self.policy("other-order", group)
        self.assertIn("rule order", raised.exception.response["Error"]["Message"])


class TransitGateways(LocalAWSTests):
    def test_an_attachment_is_in_the_table_that_it_is_associated_with_and_in_no_other(self):
        hub = self.ec2.create_transit_gateway(Options={
            "DefaultRouteTableAssociation": "disable",
            "DefaultRouteTablePropagation": "disable"})["TransitGateway"]
        self.assertNotIn("AssociationDefaultRouteTableId", hub["Options"])
        hub = hub["TransitGatewayId"]
        table = self.ec2.create_transit_gateway_route_table(
            TransitGatewayId=hub)["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
        attachment = self.ec2.create_transit_gateway_vpc_attachment(
            TransitGatewayId=hub, VpcId=self.vpc, SubnetIds=list(self.subnets.values()),
            TagSpecifications=[{
                "ResourceType": "transit-gateway-attachment",
                "Tags": [{"Key": "Name", "Value": "spoke"}]}])["TransitGatewayVpcAttachment"]
        self.assertEqual(attachment["Tags"], [{"Key": "Name", "Value": "spoke"}])
        pair = {
            "TransitGatewayAttachmentId": attachment["TransitGatewayAttachmentId"],
            "TransitGatewayRouteTableId": table}

        def associated():
            found = self.ec2.get_transit_gateway_route_table_associations(
                TransitGatewayRouteTableId=table)["Associations"]
            return [item["TransitGatewayAttachmentId"] for item in found]

        self.assertEqual(associated(), [])
        self.ec2.associate_transit_gateway_route_table(**pair)
        self.assertEqual(associated(), [pair["TransitGatewayAttachmentId"]])
        self.refuses(
            "IncorrectState", self.ec2.delete_transit_gateway_route_table,
            TransitGatewayRouteTableId=table)

        self.ec2.create_transit_gateway_route(DestinationCidrBlock="0.0.0.0/0", **pair)
        [route] = self.ec2.search_transit_gateway_routes(
            TransitGatewayRouteTableId=table,
            Filters=[{"Name": "type", "Values": ["static"]}])["Routes"]
        self.assertEqual(
            [item["TransitGatewayAttachmentId"] for item in route["TransitGatewayAttachments"]],
            [pair["TransitGatewayAttachmentId"]])

        self.ec2.disassociate_transit_gateway_route_table(**pair)
        self.assertEqual(associated(), [])
        self.ec2.delete_transit_gateway_route_table(TransitGatewayRouteTableId=table)
        self.refuses(
            "IncorrectState", self.ec2.delete_transit_gateway, TransitGatewayId=hub)
        self.ec2.delete_transit_gateway_vpc_attachment(
            TransitGatewayAttachmentId=pair["TransitGatewayAttachmentId"])
        self.ec2.delete_transit_gateway(TransitGatewayId=hub)


class LoadBalancers(LocalAWSTests):
    def test_fixed_addresses_are_told_and_protection_holds(self):
        balancers = self.aws.client("elbv2")
        made = balancers.create_load_balancer(
            Name="fixed", Type="network", Scheme="internal", SubnetMappings=[
                {"SubnetId": self.subnets["a"], "PrivateIPv4Address": "10.0.0.10"}],
        )["LoadBalancers"][0]
        self.assertEqual(
            made["AvailabilityZones"][0]["LoadBalancerAddresses"],
            [{"PrivateIPv4Address": "10.0.0.10"}])
        arn = {"LoadBalancerArn": made["LoadBalancerArn"]}

        def protect(value):
            balancers.modify_load_balancer_attributes(
                Attributes=[{"Key": "deletion_protection.enabled", "Value": value}], **arn)

        protect("true")
        self.refuses("OperationNotPermitted", balancers.delete_load_balancer, **arn)
        protect("false")
        balancers.delete_load_balancer(**arn)
        self.assertEqual(balancers.describe_load_balancers()["LoadBalancers"], [])


class Backup(LocalAWSTests):
    def test_a_plan_goes_after_what_it_selects(self):
        backup = self.aws.client("backup")
        backup.create_backup_vault(BackupVaultName="vault")
        plan = backup.create_backup_plan(BackupPlan={
            "BackupPlanName": "daily",
            "Rules": [{"RuleName": "daily", "TargetBackupVaultName": "vault"}]})["BackupPlanId"]
        wanted = {
            "SelectionName": "files", "IamRoleArn": "arn:aws:iam::111111111111:role/backup",
            "Resources": ["arn:aws:elasticfilesystem:::file-system/fs-1"]}
        made = {
            "BackupPlanId": plan,
            "SelectionId": backup.create_backup_selection(
                BackupPlanId=plan, BackupSelection=wanted)["SelectionId"]}
        self.assertEqual(backup.get_backup_selection(**made)["BackupSelection"], wanted)
        self.refuses("InvalidRequestException", backup.delete_backup_plan, BackupPlanId=plan)
        backup.delete_backup_selection(**made)
        self.refuses("ResourceNotFoundException", backup.get_backup_selection, **made)
        backup.delete_backup_plan(BackupPlanId=plan)


    def test_a_vault_is_empty_and_its_tags_are_told_with_and_without_a_last_slash(self):
        backup = self.aws.client("backup")
        arn = backup.create_backup_vault(
            BackupVaultName="tagged", BackupVaultTags={"Name": "tagged"})["BackupVaultArn"]
        self.assertEqual(backup.list_tags(ResourceArn=arn)["Tags"], {"Name": "tagged"})
        points = backup.list_recovery_points_by_backup_vault(BackupVaultName="tagged")
        self.assertEqual(points["RecoveryPoints"], [])
        # As Terraform asks.
        credentials = f"AWS4-HMAC-SHA256 Credential=local/20260101/{REGION}/backup/aws4_request"
        request = urllib.request.Request(
            f"{self.aws.url}/tags/{urllib.parse.quote(arn, safe='')}",
            headers={"Authorization": credentials})
        with urllib.request.urlopen(request) as answer:
            self.assertEqual(json.load(answer)["Tags"], {"Name": "tagged"})


class FileSystems(LocalAWSTests):
    def test_a_policy_can_be_taken_away(self):
        systems = self.aws.client("efs")
        made = {"FileSystemId": systems.create_file_system(CreationToken="1")["FileSystemId"]}
        systems.put_file_system_policy(Policy="{}", **made)
        systems.delete_file_system_policy(**made)
        self.refuses("PolicyNotFound", systems.describe_file_system_policy, **made)


class SecurityGroups(LocalAWSTests):
    def test_a_rule_keeps_its_description(self):
        group = self.ec2.create_security_group(
            GroupName="described", Description="described", VpcId=self.vpc)["GroupId"]
        clients = self.ec2.create_managed_prefix_list(
            PrefixListName="clients", AddressFamily="IPv4", MaxEntries=1)
        for source in (
                {"PrefixListIds": [{
                    "PrefixListId": clients["PrefixList"]["PrefixListId"], "Description": "told"}]},
                {"UserIdGroupPairs": [{"GroupId": group, "Description": "told"}]},
                {"IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "told"}]}):
            [rule] = self.ec2.authorize_security_group_ingress(
                GroupId=group, IpPermissions=[
                    {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, **source}],
            )["SecurityGroupRules"]
            self.assertEqual(rule["Description"], "told")

    def test_a_network_acl_keeps_the_type_of_icmp(self):
        acl = self.ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]
        self.ec2.create_network_acl_entry(
            NetworkAclId=acl, RuleNumber=10, Protocol="1", RuleAction="allow", Egress=False,
            CidrBlock="0.0.0.0/0", IcmpTypeCode={"Type": 3, "Code": 4})
        [read] = self.ec2.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"]
        self.assertIn({"Type": 3, "Code": 4}, [
            entry.get("IcmpTypeCode") for entry in read["Entries"]])


class InstanceConnect(LocalAWSTests):
    def test_an_endpoint_has_the_default_group_of_its_vpc_and_goes(self):
        subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.9.0/24")["Subnet"]
        made = self.ec2.create_instance_connect_endpoint(
            SubnetId=subnet["SubnetId"])["InstanceConnectEndpoint"]
        self.assertEqual((made["VpcId"], made["PreserveClientIp"]), (self.vpc, False))
        asked = {"InstanceConnectEndpointIds": [made["InstanceConnectEndpointId"]]}
        [read] = self.ec2.describe_instance_connect_endpoints(**asked)["InstanceConnectEndpoints"]
        [group] = self.ec2.describe_security_groups(
            GroupIds=read["SecurityGroupIds"])["SecurityGroups"]
        self.assertEqual(group["GroupName"], "default")
        self.ec2.delete_instance_connect_endpoint(
            InstanceConnectEndpointId=made["InstanceConnectEndpointId"])
        self.refuses(
            "InvalidInstanceConnectEndpointId.NotFound",
            self.ec2.describe_instance_connect_endpoints, **asked)


class Messaging(LocalAWSTests):
    def test_a_redrive_policy_is_told_as_it_was_given(self):
        queues = self.aws.client("sqs")
        rejects = queues.create_queue(QueueName="rejects")["QueueUrl"]
        arn = queues.get_queue_attributes(
            QueueUrl=rejects, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        given = f'{{"deadLetterTargetArn":"{arn}","maxReceiveCount":5}}'
        events = queues.create_queue(
            QueueName="events", Attributes={"RedrivePolicy": given})["QueueUrl"]
        self.assertEqual(
            queues.get_queue_attributes(QueueUrl=events, AttributeNames=["All"])["Attributes"]
            ["RedrivePolicy"], given)

    def test_a_stream_is_made_with_its_tags(self):
        streams = self.aws.client("kinesis")
        streams.create_stream(StreamName="tagged", ShardCount=1, Tags={"Name": "told"})
        self.assertEqual(
            streams.list_tags_for_stream(StreamName="tagged")["Tags"],
            [{"Key": "Name", "Value": "told"}])


if __name__ == "__main__":
    unittest.main()
