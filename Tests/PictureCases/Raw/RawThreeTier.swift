import AWSResources
import ArchitectureDSL
import Topology

/// Three tiers: Route 53 → ALB → Auto Scaling group → Aurora/RDS and ElastiCache, all raw but the VPC.
func threeTier(_ environment: Environment) -> Region {
  let vpc = "shop"
  return Region(.ireland) {
    EncryptionKey("encryption")
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("app", prefixLength: 22) { Route(to: .natGateway) }
      Subnets("data", prefixLength: 24)
      group(vpc, "alb", from: [("0.0.0.0/0", 443)], to: [("web", 8080)])
      group(
        vpc, "web", from: [("alb", 8080)], to: [("db", 5432), ("cache", 6379), ("0.0.0.0/0", 443)])
      group(vpc, "db", from: [("web", 5432)])
      group(vpc, "cache", from: [("web", 6379)])
      Declare(
        "alb",
        AWS.Lb(
          internal: false, loadBalancerType: "application", name: "shop",
          securityGroups: .value(.list([ref(vpc, "alb-group", at: "id")])),
          subnets: .value(subnetIDs(vpc, "public"))),
        title: "Public load balancer")
      Declare(
        "web-targets",
        AWS.LbTargetGroup(
          healthCheck: .init(matcher: "200", path: "/health"), name: "web", port: 8080,
          protocol: "HTTP",
          targetType: "instance", vpcId: .reference(id(vpc, "vpc"), "id")), title: "Web servers")
      Declare(
        "https",
        AWS.LbListener(
          defaultAction: [
            .init(type: "forward", targetGroupArn: .reference(id(vpc, "web-targets"), "arn"))
          ],
          loadBalancerArn: .reference(id(vpc, "alb"), "arn"),
          certificateArn: .reference(id(vpc, "certificate-validation"), "certificate_arn"),
          port: 443, protocol: "HTTPS",
          sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"))
      Declare(
        "certificate", AWS.AcmCertificate(domainName: "shop.example.com", validationMethod: "DNS"),
        lifecycle: .init(createBeforeDestroy: true))
      Declare(
        "certificate-validation", type: "aws_acm_certificate_validation",
        arguments: ["certificate_arn": ref(vpc, "certificate", at: "arn")])
      Declare(
        "template",
        AWS.LaunchTemplate(
          imageId: "ami-0123456789abcdef0", instanceType: "m7g.large",
          metadataOptions: .init(httpTokens: "required"), name: "web",
          vpcSecurityGroupIds: .value(.list([ref(vpc, "web-group", at: "id")]))),
        title: "Web server")
      Declare(
        "web", type: "aws_autoscaling_group",
        arguments: [
          "name": "web", "min_size": 2, "max_size": 8, "desired_capacity": 2,
          "vpc_zone_identifier": subnetIDs(vpc, "app"),
          "target_group_arns": .list([ref(vpc, "web-targets", at: "arn")]),
          "health_check_type": "ELB",
          "launch_template": .blocks(["id": ref(vpc, "template", at: "id"), "version": "$Latest"]),
        ], title: "Web servers")
      Declare(
        "cpu", type: "aws_autoscaling_policy",
        arguments: [
          "name": "cpu", "autoscaling_group_name": ref(vpc, "web", at: "name"),
          "policy_type": "TargetTrackingScaling",
          "target_tracking_configuration": .blocks([
            "target_value": 60,
            "predefined_metric_specification": .blocks([
              "predefined_metric_type": "ASGAverageCPUUtilization"
            ]),
          ]),
        ])
      Declare(
        "database-subnets",
        AWS.DbSubnetGroup(subnetIds: .value(subnetIDs(vpc, "data")), name: "shop"))
      Declare(
        "database",
        AWS.DbInstance(
          instanceClass: "db.r7g.large", allocatedStorage: 100, backupRetentionPeriod: 14,
          dbName: "shop", dbSubnetGroupName: .reference(id(vpc, "database-subnets"), "name"),
          deletionProtection: true,
          engine: "postgres", manageMasterUserPassword: true, multiAz: true, storageEncrypted: true,
          username: "shop",
          vpcSecurityGroupIds: .value(.list([ref(vpc, "db-group", at: "id")]))),
        title: "Orders database")
      Declare(
        "cache-subnets",
        AWS.ElasticacheSubnetGroup(name: "shop", subnetIds: .value(subnetIDs(vpc, "data"))))
      Declare(
        "cache",
        AWS.ElasticacheReplicationGroup(
          description: "Sessions", replicationGroupId: "sessions", automaticFailoverEnabled: true,
          nodeType: "cache.r7g.large",
          numCacheClusters: 2, securityGroupIds: .value(.list([ref(vpc, "cache-group", at: "id")])),
          subnetGroupName: .reference(id(vpc, "cache-subnets"), "name"),
          transitEncryptionEnabled: true),
        title: "Session cache")
      Declare(
        "bastion-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("ec2.amazonaws.com")), name: "bastion"))
    }
    Declare("zone", AWS.Route53Zone(name: "example.com"), title: "example.com")
    Declare(
      "record",
      AWS.Route53Record(
        name: "shop.example.com", type: "A", zoneId: .reference(id("zone"), "zone_id"),
        alias: .init(
          evaluateTargetHealth: true, name: .reference(id(vpc, "alb"), "dns_name"),
          zoneId: .reference(id(vpc, "alb"), "zone_id"))),
      title: "shop.example.com")
  }
}
