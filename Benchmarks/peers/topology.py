"""The reference architecture's network in production, drawn with mingrammer/diagrams.

Usage: topology.py FILE FORMAT   (writes FILE.FORMAT)
"""

import sys

from diagrams import Cluster, Diagram, Edge
from diagrams.aws.compute import ElasticContainerServiceService
from diagrams.aws.network import (
    ElasticLoadBalancing,
    Endpoint,
    InternetGateway,
    NATGateway,
    RouteTable,
    TransitGateway,
    TransitGatewayAttachment,
)
from diagrams.aws.security import WAF as NetworkFirewall
from diagrams.aws.storage import ElasticFileSystemEFSFileSystem as MountTarget
from diagrams.onprem.client import Users

ZONES = ["a", "b", "c"]


def vpc(title, tiers):
    """Draws a VPC; `tiers` has, for each tier of subnets, what one subnet holds.

    Returns the nodes by tier and then by zone.
    """
    placed = {tier: {} for tier in tiers}
    with Cluster(title):
        tables = {tier: RouteTable(f"{tier} routes") for tier in tiers}
        for zone in ZONES:
            with Cluster(f"Zone {zone}"):
                for tier, contents in tiers.items():
                    with Cluster(f"{tier} {zone}"):
                        placed[tier][zone] = [kind(label) for kind, label in contents]
                        for node in placed[tier][zone]:
                            node - Edge(style="dotted") - tables[tier]
    return placed


def main(file, form):
    with Diagram("Metrics platform", filename=file, outformat=form, show=False):
        users = Users("Clients")
        with Cluster("ap-southeast-1"):
            hub = TransitGateway("hub")
            transit = (TransitGatewayAttachment, "attachment")
            inspection = vpc(
                "inspection",
                {"transit": [transit], "firewall": [(NetworkFirewall, "perimeter")]},
            )
            egress = vpc("egress", {"public": [(NATGateway, "NAT")], "transit": [transit]})
            ingress = vpc(
                "ingress", {"public": [(ElasticLoadBalancing, "web")], "transit": [transit]}
            )
            workload = vpc(
                "workload",
                {
                    "private": [
                        (ElasticContainerServiceService, "app"),
                        (ElasticContainerServiceService, "statsd"),
                        (ElasticContainerServiceService, "graphite"),
                        (MountTarget, "whisper"),
                        (Endpoint, "endpoints"),
                    ],
                    "transit": [transit],
                },
            )
            gateways = {"egress": InternetGateway("egress"), "ingress": InternetGateway("ingress")}
            for zone in ZONES:
                for network in (inspection, egress, ingress, workload):
                    network["transit"][zone][0] >> Edge() << hub
                inspection["transit"][zone][0] >> inspection["firewall"][zone][0]
                egress["transit"][zone][0] >> egress["public"][zone][0] >> gateways["egress"]
                gateways["ingress"] >> ingress["public"][zone][0] >> ingress["transit"][zone][0]
                app, statsd, graphite, whisper, _ = workload["private"][zone]
                app >> Edge(label="8125/udp") >> statsd >> Edge(label="2003/tcp") >> graphite
                graphite >> whisper
                app >> workload["transit"][zone][0]
            users >> gateways["ingress"]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
