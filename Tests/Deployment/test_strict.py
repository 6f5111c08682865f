"""The local AWS refuses what AWS refuses: each rule of the table, and what moto refuses by itself."""

import json
import tempfile
import unittest
from pathlib import Path

from botocore.exceptions import ClientError

from local_aws import strict
from local_aws.client import LocalAWS
from processes import Processes

ACCOUNT, REGION = "111111111111", "eu-west-1"


def setUpModule():
    global AWS
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    processes = Processes()
    unittest.addModuleCleanup(processes.stop)
    AWS = LocalAWS(ACCOUNT, REGION, Path(folder.name), processes)
    AWS.start()


class StrictTests(unittest.TestCase):
    made = 0

    def setUp(self):
        StrictTests.made += 1
        self.number = StrictTests.made
        self.ec2 = AWS.client("ec2")
        self.elb = AWS.client("elbv2")
        self.ecs = AWS.client("ecs")
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnets = [
            self.ec2.create_subnet(
                VpcId=self.vpc, CidrBlock=f"10.0.{index}.0/24", AvailabilityZone=REGION + zone,
            )["Subnet"]["SubnetId"]
            for index, zone in enumerate("ab")]

    def name(self, text):
        return f"{text}-{self.number}"

    def refuses(self, code, operation, **parameters):
        with self.assertRaises(ClientError) as raised:
            operation(**parameters)
        self.assertEqual(raised.exception.response["Error"]["Code"], code)

    def gateway(self):
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.vpc)
        return gateway

    def group(self, name="group"):
        return self.ec2.create_security_group(
            GroupName=self.name(name), Description="A group", VpcId=self.vpc)["GroupId"]

    def balancer(self, **parameters):
        given = {"Name": self.name("lb"), "Subnets": self.subnets, "Scheme": "internal"}
        return self.elb.create_load_balancer(**given | parameters)["LoadBalancers"][0]

    def target_group(self, name="targets"):
        return self.elb.create_target_group(
            Name=self.name(name), Protocol="HTTP", Port=80, VpcId=self.vpc, TargetType="ip",
        )["TargetGroups"][0]["TargetGroupArn"]

    def listener(self, balancer, group):
        return self.elb.create_listener(
            LoadBalancerArn=balancer["LoadBalancerArn"], Protocol="HTTP", Port=80,
            DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
        )["Listeners"][0]["ListenerArn"]


class Table(unittest.TestCase):
    def test_every_rule_has_its_source(self):
        for rule in strict.RULES:
            self.assertTrue(rule.source and rule.code and rule.refusal, rule)
        self.assertGreaterEqual(len(strict.RULES), 25)


class SecurityGroups(StrictTests):
    def test_texts_are_within_the_alphabet(self):
        create = self.ec2.create_security_group
        self.refuses(
            "InvalidParameterValue", create, GroupName="a", Description="Bob's", VpcId=self.vpc)
        self.refuses(
            "InvalidParameterValue", create, GroupName="sg-a", Description="a", VpcId=self.vpc)
        group = self.group()

        def permission(text, port):
            return [{
                "IpProtocol": "tcp", "FromPort": port, "ToPort": port,
                "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": text}]}]

        for operation in (
                self.ec2.authorize_security_group_ingress,
                self.ec2.authorize_security_group_egress):
            self.refuses(
                "InvalidParameterValue", operation, GroupId=group,
                IpPermissions=permission("Bob's", 1))
            operation(GroupId=group, IpPermissions=permission("Bobs", 2))

    def test_names_and_rules_are_unique(self):
        group = self.group()
        self.refuses(
            "InvalidGroup.Duplicate", self.ec2.create_security_group, GroupName=self.name("group"),
            Description="Another", VpcId=self.vpc)
        permission = [{
            "IpProtocol": "tcp", "FromPort": 1, "ToPort": 1,
            "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "one"}]}]
        admit = self.ec2.authorize_security_group_ingress
        admit(GroupId=group, IpPermissions=permission)
        permission[0]["IpRanges"][0]["Description"] = "two"
        self.refuses(
            "InvalidPermission.Duplicate", admit, GroupId=group, IpPermissions=permission)

    def test_a_group_has_sixty_rules(self):
        group = self.group()
        for operation in (
                self.ec2.authorize_security_group_ingress,
                self.ec2.authorize_security_group_egress):
            with self.assertRaises(ClientError) as raised:
                for port in range(1, 70):
                    operation(GroupId=group, IpPermissions=[{
                        "IpProtocol": "tcp", "FromPort": port, "ToPort": port,
                        "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}])
            self.assertEqual(
                raised.exception.response["Error"]["Code"], "RulesPerSecurityGroupLimitExceeded")

    def test_a_group_in_use_stays(self):
        first, second = self.group("first"), self.group("second")
        self.ec2.authorize_security_group_ingress(GroupId=first, IpPermissions=[{
            "IpProtocol": "tcp", "FromPort": 1, "ToPort": 1,
            "UserIdGroupPairs": [{"GroupId": second}]}])
        self.refuses("DependencyViolation", self.ec2.delete_security_group, GroupId=second)
        self.ec2.delete_security_group(GroupId=first)
        balancer = self.balancer(SecurityGroups=[second])
        self.refuses("DependencyViolation", self.ec2.delete_security_group, GroupId=second)
        self.elb.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
        self.ec2.delete_security_group(GroupId=second)


class Networks(StrictTests):
    def test_a_network_acl_has_twenty_entries_a_direction(self):
        acl = self.ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]

        def add(number):
            self.ec2.create_network_acl_entry(
                NetworkAclId=acl, RuleNumber=number, Protocol="6", RuleAction="allow", Egress=False,
                CidrBlock="10.0.0.0/8", PortRange={"From": 1, "To": 1})

        for number in range(1, 21):
            add(number)
        with self.assertRaises(ClientError) as raised:
            add(21)
        self.assertEqual(
            raised.exception.response["Error"]["Code"], "NetworkAclEntryLimitExceeded")

    def test_a_gateway_stays_while_public_addresses_come_through_it(self):
        gateway = self.gateway()
        balancer = self.balancer(Scheme="internet-facing")
        detach = self.ec2.detach_internet_gateway
        self.refuses(
            "DependencyViolation", detach, InternetGatewayId=gateway, VpcId=self.vpc)
        self.elb.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
        detach(InternetGatewayId=gateway, VpcId=self.vpc)

    def test_a_subnet_in_use_stays(self):
        balancer = self.balancer()
        self.refuses("DependencyViolation", self.ec2.delete_subnet, SubnetId=self.subnets[0])
        self.elb.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
        self.ec2.delete_subnet(SubnetId=self.subnets[0])

    def test_endpoints_have_private_names_once_and_s3_beside_a_gateway(self):
        create = self.ec2.create_vpc_endpoint
        logs = f"com.amazonaws.{REGION}.logs"
        given = {
            "VpcId": self.vpc, "VpcEndpointType": "Interface", "SubnetIds": self.subnets,
            "PrivateDnsEnabled": True}
        create(ServiceName=logs, **given)
        self.refuses("InvalidParameter", create, ServiceName=logs, **given)
        s3 = f"com.amazonaws.{REGION}.s3"
        self.refuses("InvalidParameter", create, ServiceName=s3, **given)
        create(ServiceName=s3, VpcId=self.vpc, VpcEndpointType="Gateway")
        create(ServiceName=s3, **given)


class LoadBalancers(StrictTests):
    def test_names(self):
        self.refuses("ValidationError", self.balancer, Name="internal-a")
        self.refuses("ValidationError", self.balancer, Name="a-")
        self.balancer()
        self.refuses("DuplicateLoadBalancerName", self.balancer)

    def test_two_zones_and_an_internet_gateway(self):
        self.refuses("ValidationError", self.balancer, Subnets=self.subnets[:1])
        self.refuses("InvalidSubnet", self.balancer, Scheme="internet-facing")
        self.gateway()
        self.balancer(Scheme="internet-facing")

    def test_fixed_addresses_are_the_subnets_and_nobody_elses(self):
        def fixed(address, name):
            return self.balancer(
                Name=self.name(name), Type="network", Subnets=[],
                SubnetMappings=[{"SubnetId": self.subnets[0], "PrivateIPv4Address": address}])

        for address in ("10.0.0.3", "10.0.0.255", "10.0.1.10"):
            self.refuses("ValidationError", fixed, address=address, name="a")
        fixed("10.0.0.10", "b")
        self.refuses("ValidationError", fixed, address="10.0.0.10", name="c")

    def test_rules_and_groups(self):
        balancer, group = self.balancer(), self.target_group()
        self.refuses("DuplicateTargetGroupName", self.target_group)
        listener = self.listener(balancer, group)
        self.refuses("ResourceInUse", self.elb.delete_target_group, TargetGroupArn=group)
        given = {
            "ListenerArn": listener, "Actions": [{"Type": "forward", "TargetGroupArn": group}]}

        def paths(count):
            return [{
                "Field": "path-pattern",
                "PathPatternConfig": {"Values": [f"/{number}" for number in range(count)]}}]

        self.refuses(
            "ValidationError", self.elb.create_rule, Priority=1,
            Conditions=paths(6), **given)
        self.elb.create_rule(Priority=1, Conditions=paths(5), **given)
        self.refuses(
            "PriorityInUse", self.elb.create_rule, Priority=1, Conditions=paths(1), **given)


class Tasks(StrictTests):
    def register(self, cpu="256", memory="512", volumes=(), **container):
        given = {"name": "web", "image": "web:1", "essential": True} | container
        return self.ecs.register_task_definition(
            family=self.name("web"), requiresCompatibilities=["FARGATE"], networkMode="awsvpc",
            cpu=cpu, memory=memory, containerDefinitions=[given], volumes=list(volumes),
        )["taskDefinition"]["taskDefinitionArn"]

    def test_port_mappings(self):
        def mapping(name, port):
            return {"name": name, "containerPort": port}

        for mappings in (
                [mapping("http", 1), mapping("http", 2)], [mapping("a", 1), mapping("b", 1)],
                [mapping("HTTP API", 1)]):
            self.refuses("ClientException", self.register, portMappings=mappings)
        self.register(portMappings=[mapping("a", 1), mapping("b", 2)])

    def test_variables_numbers_volumes_and_sizes(self):
        self.refuses(
            "ClientException", self.register, environment=[{"name": "KEY", "value": "x"}],
            secrets=[{"name": "KEY", "valueFrom": "arn"}])
        self.refuses("ClientException", self.register, stopTimeout=300)
        self.refuses("ClientException", self.register, healthCheck={"command": ["node", "x"]})
        self.refuses("ClientException", self.register, volumes=[{"name": "a"}, {"name": "a"}])
        self.refuses(
            "ClientException", self.register, volumes=[{"name": "a"}],
            mountPoints=[{"sourceVolume": "a", "containerPath": "/tmp"}],
            linuxParameters={"tmpfs": [{"containerPath": "/tmp", "size": 64}]})
        self.refuses("ClientException", self.register, cpu="256", memory="4096")
        self.register(healthCheck={"command": ["CMD", "x"]}, stopTimeout=120)

    def test_a_service_needs_a_group_with_a_load_balancer_and_its_port(self):
        cluster = self.ecs.create_cluster(clusterName=self.name("c"))["cluster"]["clusterName"]
        definition = self.register(portMappings=[{"name": "http", "containerPort": 80}])
        group, tasks = self.target_group(), self.group("tasks")

        def create(port):
            return self.ecs.create_service(
                cluster=cluster, serviceName="web", taskDefinition=definition, desiredCount=1,
                launchType="FARGATE",
                networkConfiguration={"awsvpcConfiguration": {
                    "subnets": self.subnets, "securityGroups": [tasks]}},
                loadBalancers=[{
                    "targetGroupArn": group, "containerName": "web", "containerPort": port}])

        self.refuses("InvalidParameterException", create, port=80)
        self.listener(self.balancer(), group)
        self.refuses("InvalidParameterException", create, port=81)
        create(80)
        self.refuses("DependencyViolation", self.ec2.delete_subnet, SubnetId=self.subnets[0])
        self.refuses(
            "ClusterContainsServicesException", self.ecs.delete_cluster, cluster=cluster)
        self.ecs.delete_service(cluster=cluster, service="web", force=True)
        self.ecs.delete_cluster(cluster=cluster)


class Others(StrictTests):
    def test_logs_are_kept_for_certain_numbers_of_days(self):
        logs = AWS.client("logs")
        logs.create_log_group(logGroupName=self.name("a"))
        self.refuses(
            "ResourceAlreadyExistsException", logs.create_log_group, logGroupName=self.name("a"))
        keep = logs.put_retention_policy
        self.refuses(
            "InvalidParameterException", keep, logGroupName=self.name("a"), retentionInDays=31)
        keep(logGroupName=self.name("a"), retentionInDays=30)

    def test_a_web_acl_in_use_stays(self):
        waf = AWS.client("wafv2")
        made = waf.create_web_acl(
            Name=self.name("a"), Scope="REGIONAL", DefaultAction={"Allow": {}},
            VisibilityConfig={
                "SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True,
                "MetricName": "a"})["Summary"]
        balancer = self.balancer()["LoadBalancerArn"]
        waf.associate_web_acl(WebACLArn=made["ARN"], ResourceArn=balancer)
        given = {
            "Name": made["Name"], "Scope": "REGIONAL", "Id": made["Id"],
            "LockToken": made["LockToken"]}
        self.refuses("WAFAssociatedItemException", waf.delete_web_acl, **given)
        waf.disassociate_web_acl(ResourceArn=balancer)
        waf.delete_web_acl(**given)

    def test_namespaces(self):
        map_ = AWS.client("servicediscovery")
        for name in ("a.internal", "b.internal"):
            map_.create_private_dns_namespace(Name=name, Vpc=self.vpc)
        with self.assertRaises(ClientError):
            map_.create_private_dns_namespace(Name="a.internal", Vpc=self.vpc)
        namespace = next(
            item["Id"] for item in map_.list_namespaces()["Namespaces"]
            if item["Name"] == "a.internal")
        service = map_.create_service(
            Name="web", NamespaceId=namespace,
            DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 10}]})["Service"]["Id"]
        self.refuses("ResourceInUse", map_.delete_namespace, Id=namespace)
        map_.delete_service(Id=service)
        map_.delete_namespace(Id=namespace)

    def test_names_that_moto_keeps_unique(self):
        policy = json.dumps({"Version": "2012-10-17", "Statement": []})
        iam, ecr = AWS.client("iam"), AWS.client("ecr")
        iam.create_role(RoleName=self.name("a"), AssumeRolePolicyDocument=policy)
        self.refuses(
            "EntityAlreadyExists", iam.create_role, RoleName=self.name("a"),
            AssumeRolePolicyDocument=policy)
        ecr.create_repository(repositoryName=self.name("a"))
        self.refuses(
            "RepositoryAlreadyExistsException", ecr.create_repository,
            repositoryName=self.name("a"))
        secrets = AWS.client("secretsmanager")
        secrets.create_secret(Name=self.name("a"), SecretString="x")
        secrets.delete_secret(SecretId=self.name("a"), RecoveryWindowInDays=7)
        self.refuses(
            "ResourceExistsException", secrets.create_secret, Name=self.name("a"),
            SecretString="x")


if __name__ == "__main__":
    unittest.main()
