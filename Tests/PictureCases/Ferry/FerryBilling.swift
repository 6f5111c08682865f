import AWSResources
import ArchitectureDSL
import Topology

extension FerryTickets {
  func billing(in environment: Environment) -> WorkloadVPC {
    WorkloadVPC("billing", prefixLength: 16, transitGateway: "hub") {
      ECSCluster("accounts", release: .input("release")) {
        Service("invoices", cpu: 256, memory: 512, tasks: 2) {
          Listens(.http(8080))
          LoadBalanced(.http(8080), isProtected: environment.isProduction)
          Variable("BUCKET", .reference(ElementID("billing", "invoices"), "id"))
        }
      }
      VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs", "ssm", "ssmmessages", "ec2messages"])
      Admits(.tcp, from: onPremises, port: 8080)
      Declare(
        "invoices-from-on-premises",
        AWS.VpcSecurityGroupIngressRule(
          ipProtocol: "tcp",
          securityGroupId: .reference(
            ElementID("accounts", "invoices", "load-balancer-security-group"), "id"),
          cidrIpv4: .init(onPremises), description: "HTTP from on-premises", fromPort: 8080,
          toPort: 8080))
      Declare(
        "invoices",
        AWS.S3Bucket(bucket: "ferry-\(.context(.environment))-invoices-\(.context(.accountID))"),
        title: "Invoices as PDF")
      Declare(
        "invoices-public-access",
        AWS.S3BucketPublicAccessBlock(
          bucket: .reference(ElementID("billing", "invoices"), "id"), blockPublicAcls: true,
          blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true))
      Declare(
        "invoices-encryption",
        AWS.S3BucketServerSideEncryptionConfiguration(
          bucket: .reference(ElementID("billing", "invoices"), "id"),
          rule: [
            .init(
              applyServerSideEncryptionByDefault: .init(
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: .reference(ElementID("encryption", "key"), "arn")),
              bucketKeyEnabled: true)
          ]))
      Declare(
        "invoices-may-write",
        AWS.IamRolePolicy(
          policy: .json([
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Action": ["s3:PutObject"],
                "Resource": .template([.reference(ElementID("billing", "invoices"), "arn"), "/*"]),
              ],
              [
                "Effect": "Allow", "Action": ["kms:GenerateDataKey"],
                "Resource": .reference(ElementID("encryption", "key"), "arn"),
              ],
            ],
          ]), role: .reference(ElementID("accounts", "invoices", "task-role"), "id"),
          name: "write-invoices"))
    }
  }

  @RegionBuilder var onPremisesNetwork: [any RegionMember] {
    Declare(
      "on-premises",
      AWS.CustomerGateway(type: "ipsec.1", bgpAsn: "65010", ipAddress: .input("vpn_peer")),
      title: "On-premises network")
    Declare(
      "vpn",
      AWS.VpnConnection(
        customerGatewayId: .reference(ElementID("on-premises"), "id"), type: "ipsec.1",
        staticRoutesOnly: true,
        transitGatewayId: .reference(ElementID("hub", "transit-gateway"), "id")),
      title: "VPN to on-premises")
    Declare(
      "vpn-association",
      AWS.Ec2TransitGatewayRouteTableAssociation(
        transitGatewayAttachmentId: .reference(ElementID("vpn"), "transit_gateway_attachment_id"),
        transitGatewayRouteTableId: .reference(
          ElementID("hub", "uninspected", "route-table"), "id")))
    Declare(
      "vpn-route",
      AWS.Ec2TransitGatewayRoute(
        destinationCidrBlock: .init(onPremises),
        transitGatewayRouteTableId: .reference(ElementID("hub", "inspected", "route-table"), "id"),
        transitGatewayAttachmentId: .reference(ElementID("vpn"), "transit_gateway_attachment_id")))
  }
}
