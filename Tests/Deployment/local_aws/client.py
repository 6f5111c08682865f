"""A local AWS as a deployment sees it: how to reach it, and what is there before Terraform."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3

from processes import Failure

HERE = Path(__file__).resolve().parent


class LocalAWS:
    def __init__(self, account, region, folder, processes):
        self.account = account
        self.region = region
        self.folder = folder
        self.processes = processes
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def environment(self):
        """What leads Terraform, and anything else that speaks to AWS, here."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_REGION": self.region,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1",
        }

    def start(self):
        self.log = self.folder / "aws.log"
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder),
            "MOTO_ACCOUNT_ID": self.account,
            "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",
            "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
        }
        with self.log.open("w") as log:
            server = self.processes.start(
                [sys.executable, "-B", "-m", "local_aws.server", str(self.port)],
                cwd=HERE.parent, env=environment, stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while server.poll() is None and time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.url}/moto-api/", timeout=5).close()
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        raise Failure(f"the local AWS did not start:\n{self.log.read_text()}")

    def make_prerequisites(self, state_bucket):
        """What must exist before the first apply. Returns it by the variable that asks for it."""
        s3 = self.client("s3")
        s3.create_bucket(
            Bucket=state_bucket,
            CreateBucketConfiguration={"LocationConstraint": self.region})
        s3.put_bucket_versioning(
            Bucket=state_bucket, VersioningConfiguration={"Status": "Enabled"})
        certificate = self.client("acm").request_certificate(
            DomainName="metrics.example.com", ValidationMethod="DNS")
        clients = self.client("ec2").create_managed_prefix_list(
            PrefixListName="clients", AddressFamily="IPv4", MaxEntries=30,
            Entries=[{"Cidr": "198.51.100.0/24", "Description": "Office"}])
        return {
            "certificate_arn": certificate["CertificateArn"],
            "client_prefix_list_id": clients["PrefixList"]["PrefixListId"],
        }

    def complaints(self):
        """The requests that it could not answer, from the server's log."""
        lines = self.log.read_text(errors="replace").splitlines()
        return sorted({line for line in lines if line.startswith("5")})

    def leftovers(self):
        """What is still there of the kinds that cost money or hold others."""
        vpcs = self.client("ec2").describe_vpcs(
            Filters=[{"Name": "is-default", "Values": ["false"]}])
        firewalls = self.client("network-firewall").list_firewalls()
        balancers = self.client("elbv2").describe_load_balancers()
        file_systems = self.client("efs").describe_file_systems()
        clusters = self.client("ecs").describe_clusters(
            clusters=self.client("ecs").list_clusters()["clusterArns"])
        roles = self.client("iam").list_roles()
        return [
            *(vpc["VpcId"] for vpc in vpcs["Vpcs"]),
            *(firewall["FirewallArn"] for firewall in firewalls["Firewalls"]),
            *(balancer["LoadBalancerArn"] for balancer in balancers["LoadBalancers"]),
            *(file_system["FileSystemArn"] for file_system in file_systems["FileSystems"]),
            *(cluster["clusterArn"] for cluster in clusters["clusters"]
              if cluster["status"] == "ACTIVE"),
            *(role["Arn"] for role in roles["Roles"]),
        ]

    def client(self, service):
        return boto3.client(
            service, region_name=self.region, endpoint_url=self.url,
            aws_access_key_id="local", aws_secret_access_key="local")
