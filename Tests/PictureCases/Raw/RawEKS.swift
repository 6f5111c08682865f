import AWSResources
import ArchitectureDSL
import Foundation
import Topology

/// EKS with a managed node group, add-ons, IRSA, ALB made by the controller, Aurora.
func eks(_ environment: Environment) -> Region {
  let vpc = "apps"
  return Region(.ireland) {
    EncryptionKey("encryption")
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("nodes", prefixLength: 20) { Route(to: .natGateway) }
      Subnets("control", prefixLength: 28)
      Subnets("data", prefixLength: 24)
      group(vpc, "nodes", from: [("alb", 8080)], to: [("db", 5432), ("0.0.0.0/0", 443)])
      group(vpc, "alb", from: [("0.0.0.0/0", 443)], to: [("nodes", 8080)])
      group(vpc, "db", from: [("nodes", 5432)])
      Declare(
        "cluster-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("eks.amazonaws.com")), name: "eks-cluster"))
      Declare(
        "cluster-policy",
        AWS.IamRolePolicyAttachment(
          policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
          role: .reference(id(vpc, "cluster-role"), "name")))
      Declare(
        "cluster", type: "aws_eks_cluster",
        arguments: [
          "name": "platform", "role_arn": ref(vpc, "cluster-role", at: "arn"), "version": "1.33",
          "enabled_cluster_log_types": .list(["api", "audit"]),
          "access_config": .blocks(["authentication_mode": "API"]),
          "encryption_config": .blocks([
            "resources": .list(["secrets"]),
            "provider": .blocks(["key_arn": ref("encryption", "key", at: "arn")]),
          ]),
          "vpc_config": .blocks([
            "subnet_ids": subnetIDs(vpc, "control"), "endpoint_private_access": true,
            "endpoint_public_access": false,
          ]),
        ], title: "Platform cluster", dependsOn: [id(vpc, "cluster-policy")])
      Declare(
        "node-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("ec2.amazonaws.com")), name: "eks-nodes"))
      for policy in [
        "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly",
      ] {
        Declare(
          "node-\(policy.lowercased().replacingOccurrences(of: "_", with: "-"))",
          AWS.IamRolePolicyAttachment(
            policyArn: .value(.string("arn:aws:iam::aws:policy/\(policy)")),
            role: .reference(id(vpc, "node-role"), "name")))
      }
      Declare(
        "node-template",
        AWS.LaunchTemplate(
          metadataOptions: .init(httpTokens: "required"), name: "nodes",
          vpcSecurityGroupIds: .value(.list([ref(vpc, "nodes-group", at: "id")]))))
      Declare(
        "general", type: "aws_eks_node_group",
        arguments: [
          "cluster_name": ref(vpc, "cluster", at: "name"), "node_group_name": "general",
          "node_role_arn": ref(vpc, "node-role", at: "arn"), "subnet_ids": subnetIDs(vpc, "nodes"),
          "instance_types": .list(["m7g.xlarge"]), "ami_type": "AL2023_ARM_64_STANDARD",
          "scaling_config": .blocks(["desired_size": 3, "max_size": 9, "min_size": 3]),
          "launch_template": .blocks([
            "id": ref(vpc, "node-template", at: "id"),
            "version": ref(vpc, "node-template", at: "latest_version"),
          ]),
        ], title: "General nodes")
      for addon in ["vpc-cni", "coredns", "kube-proxy", "eks-pod-identity-agent"] {
        Declare(
          "addon-\(addon)", type: "aws_eks_addon",
          arguments: [
            "cluster_name": ref(vpc, "cluster", at: "name"), "addon_name": .string(addon),
          ])
      }
      Declare(
        "controller-role",
        AWS.IamRole(
          assumeRolePolicy: .value(trust("pods.eks.amazonaws.com")), name: "alb-controller"))
      Declare(
        "controller", type: "aws_eks_pod_identity_association",
        arguments: [
          "cluster_name": ref(vpc, "cluster", at: "name"), "namespace": "kube-system",
          "service_account": "aws-load-balancer-controller",
          "role_arn": ref(vpc, "controller-role", at: "arn"),
        ])
      Declare(
        "fargate", type: "aws_eks_fargate_profile",
        arguments: [
          "cluster_name": ref(vpc, "cluster", at: "name"), "fargate_profile_name": "batch",
          "pod_execution_role_arn": ref(vpc, "node-role", at: "arn"),
          "subnet_ids": subnetIDs(vpc, "nodes"), "selector": .blocks(["namespace": "batch"]),
        ])
      Declare(
        "alb",
        AWS.Lb(
          internal: false, loadBalancerType: "application", name: "ingress",
          securityGroups: .value(.list([ref(vpc, "alb-group", at: "id")])),
          subnets: .value(subnetIDs(vpc, "public"))), title: "Ingress load balancer")
      Declare(
        "pods",
        AWS.LbTargetGroup(
          name: "pods", port: 8080, protocol: "HTTP", targetType: "ip",
          vpcId: .reference(id(vpc, "vpc"), "id")), title: "Pods")
      Declare(
        "https",
        AWS.LbListener(
          defaultAction: [
            .init(type: "forward", targetGroupArn: .reference(id(vpc, "pods"), "arn"))
          ], loadBalancerArn: .reference(id(vpc, "alb"), "arn"),
          certificateArn:
            "arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000",
          port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"))
      Declare(
        "db-subnets", AWS.DbSubnetGroup(subnetIds: .value(subnetIDs(vpc, "data")), name: "platform")
      )
      Declare(
        "db",
        AWS.RdsCluster(
          engine: "aurora-postgresql", clusterIdentifier: "platform",
          dbSubnetGroupName: .reference(id(vpc, "db-subnets"), "name"),
          manageMasterUserPassword: true, masterUsername: "platform", storageEncrypted: true,
          vpcSecurityGroupIds: .value(.list([ref(vpc, "db-group", at: "id")]))),
        title: "Platform database")
      Declare(
        "image",
        AWS.EcrRepository(
          name: "app", imageScanningConfiguration: .init(scanOnPush: true),
          imageTagMutability: "IMMUTABLE"), title: "App images")
    }
  }
}
