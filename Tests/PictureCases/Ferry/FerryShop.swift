import AWSResources
import ArchitectureDSL
import Topology

extension FerryTickets {
  func shop(in environment: Environment) -> VPC {
    VPC("shop", prefixLength: 16, transitGateway: "hub") {
      Subnets("public") { Route(to: .internetGateway) }
      Subnets("private") { Route(to: .transitGateway) }
      Subnets("data")
      ApplicationLoadBalancer(
        "front", certificate: .input("certificate_arn"),
        clients: .prefixList(.reference(ElementID("shop", "everyone"), "id")),
        target: "web", healthCheckPath: "/health", isProtected: environment.isProduction)
      Declare(
        "everyone",
        AWS.Ec2ManagedPrefixList(
          addressFamily: "IPv4", maxEntries: 1, name: "ferry-\(.context(.environment))-everyone",
          entry: [.init(cidr: "0.0.0.0/0", description: "The internet")]))
      ECSCluster("tickets", release: .input("release")) {
        Service(
          "web", cpu: 256, memory: 512, tasks: environment.isProduction ? 3 : 2, scalesTo: 6
        ) {
          Listens(.http(8080))
          LoadBalanced(.http(8080), isProtected: environment.isProduction)
          Sends(.http(8081), to: "api")
        }
        Service(
          "api", cpu: 512, memory: 1024, tasks: environment.isProduction ? 3 : 2, allowsExec: true
        ) {
          Listens(.http(8081))
          Sends(.http(8080), to: "invoices", prefix: "INVOICES")
          Variable("DATABASE_HOST", .reference(ElementID("shop", "database"), "endpoint"))
          Variable(
            "REDIS_HOST", .reference(ElementID("shop", "redis"), "primary_endpoint_address"))
          Variable("QUEUE_URL", .reference(ElementID("bookings"), "url"))
        }
      }
      VPCEndpoints(interfaces: [
        "ecr.api", "ecr.dkr", "logs", "secretsmanager", "sqs", "ssm", "ssmmessages", "ec2messages",
      ])
      database(in: environment)
      redis(in: environment)
      worker(in: environment)
    }
  }

  private func dataSubnets(in environment: Environment) -> Argument<[String]> {
    Argument(
      environment.zones.map { .reference(ElementID("shop", "data", key: $0.key), "id") })
  }

  @VPCBuilder
  private func database(in environment: Environment) -> [any VPCMember] {
    Declare(
      "database-subnets",
      AWS.DbSubnetGroup(
        subnetIds: dataSubnets(in: environment), name: "ferry-\(.context(.environment))-database"))
    Declare(
      "database-security-group",
      AWS.SecurityGroup(
        description: "Database of the shop", name: "ferry-\(.context(.environment))-database",
        vpcId: .reference(ElementID("shop", "vpc"), "id")))
    Declare(
      "database-from-api",
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("shop", "database-security-group"), "id"),
        description: "PostgreSQL from api", fromPort: 5432,
        referencedSecurityGroupId: .reference(ElementID("tickets", "api", "security-group"), "id"),
        toPort: 5432))
    Declare(
      "api-to-database",
      AWS.VpcSecurityGroupEgressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("tickets", "api", "security-group"), "id"),
        description: "PostgreSQL to the database", fromPort: 5432,
        referencedSecurityGroupId: .reference(ElementID("shop", "database-security-group"), "id"),
        toPort: 5432))
    Declare(
      "database",
      AWS.RdsCluster(
        engine: "aurora-postgresql",
        backupRetentionPeriod: .init(environment.isProduction ? 35 : 7),
        clusterIdentifier: "ferry-\(.context(.environment))", copyTagsToSnapshot: true,
        databaseName: "tickets",
        dbSubnetGroupName: .reference(ElementID("shop", "database-subnets"), "name"),
        deletionProtection: .init(environment.isProduction), engineVersion: "16.6",
        finalSnapshotIdentifier: "ferry-\(.context(.environment))-final",
        iamDatabaseAuthenticationEnabled: true,
        kmsKeyId: .reference(ElementID("encryption", "key"), "arn"),
        manageMasterUserPassword: true, masterUsername: "tickets",
        serverlessv2ScalingConfiguration: .init(maxCapacity: 8, minCapacity: 0.5),
        storageEncrypted: true,
        vpcSecurityGroupIds: [.reference(ElementID("shop", "database-security-group"), "id")]),
      title: "Aurora PostgreSQL")
    for zone in environment.zones {
      Declare(
        "database-\(zone.key)",
        AWS.RdsClusterInstance(
          clusterIdentifier: .reference(ElementID("shop", "database"), "id"),
          engine: "aurora-postgresql", instanceClass: "db.serverless",
          availabilityZone: .context(.zoneName(zone.key)),
          identifier: "ferry-\(.context(.environment))-\(zone.key)"))
    }
  }

  @VPCBuilder
  private func redis(in environment: Environment) -> [any VPCMember] {
    Declare(
      "redis-subnets",
      AWS.ElasticacheSubnetGroup(
        name: "ferry-\(.context(.environment))-redis", subnetIds: dataSubnets(in: environment)))
    Declare(
      "redis-security-group",
      AWS.SecurityGroup(
        description: "Redis of the shop", name: "ferry-\(.context(.environment))-redis",
        vpcId: .reference(ElementID("shop", "vpc"), "id")))
    Declare(
      "redis-from-api",
      AWS.VpcSecurityGroupIngressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("shop", "redis-security-group"), "id"),
        fromPort: 6379,
        referencedSecurityGroupId: .reference(ElementID("tickets", "api", "security-group"), "id"),
        toPort: 6379))
    Declare(
      "api-to-redis",
      AWS.VpcSecurityGroupEgressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("tickets", "api", "security-group"), "id"),
        fromPort: 6379,
        referencedSecurityGroupId: .reference(ElementID("shop", "redis-security-group"), "id"),
        toPort: 6379))
    Declare(
      "redis",
      AWS.ElasticacheReplicationGroup(
        description: "Sessions and prices", replicationGroupId: "ferry-\(.context(.environment))",
        atRestEncryptionEnabled: "true", automaticFailoverEnabled: true, engine: "redis",
        engineVersion: "7.1", kmsKeyId: .reference(ElementID("encryption", "key"), "arn"),
        multiAzEnabled: true, nodeType: "cache.t4g.small",
        numCacheClusters: .init(environment.zones.count), port: 6379,
        securityGroupIds: [.reference(ElementID("shop", "redis-security-group"), "id")],
        subnetGroupName: .reference(ElementID("shop", "redis-subnets"), "name"),
        transitEncryptionEnabled: true), title: "Redis")
  }

  @VPCBuilder
  private func worker(in environment: Environment) -> [any VPCMember] {
    Declare(
      "worker-role",
      AWS.IamRole(
        assumeRolePolicy: .json([
          "Version": "2012-10-17",
          "Statement": [
            [
              "Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": ["Service": "lambda.amazonaws.com"],
            ]
          ],
        ]), name: "ferry-\(.context(.environment))-worker"))
    Declare(
      "worker-permissions",
      AWS.IamRolePolicy(
        policy: .json([
          "Version": "2012-10-17",
          "Statement": [
            [
              "Effect": "Allow",
              "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
              "Resource": .reference(ElementID("bookings"), "arn"),
            ],
            [
              "Effect": "Allow",
              "Action": [
                "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces",
                "ec2:DeleteNetworkInterface",
              ],
              "Resource": "*",
            ],
          ],
        ]), role: .reference(ElementID("shop", "worker-role"), "id"), name: "consume"))
    Declare(
      "worker-security-group",
      AWS.SecurityGroup(
        description: "Worker of the shop", name: "ferry-\(.context(.environment))-worker",
        vpcId: .reference(ElementID("shop", "vpc"), "id")))
    Declare(
      "worker-to-endpoints",
      AWS.VpcSecurityGroupEgressRule(
        ipProtocol: "tcp",
        securityGroupId: .reference(ElementID("shop", "worker-security-group"), "id"),
        fromPort: 443,
        referencedSecurityGroupId: .reference(
          ElementID("shop", "endpoints", "security-group"), "id"), toPort: 443))
    Declare(
      "worker",
      AWS.LambdaFunction(
        functionName: "ferry-\(.context(.environment))-worker",
        role: .reference(ElementID("shop", "worker-role"), "arn"),
        handler: "index.handler", runtime: "nodejs22.x",
        s3Bucket: "ferry-artifacts-\(.context(.accountID))", s3Key: .input("worker_package"),
        timeout: 30,
        vpcConfig: .init(
          securityGroupIds: [.reference(ElementID("shop", "worker-security-group"), "id")],
          subnetIds: Argument(
            environment.zones.map { .reference(ElementID("shop", "private", key: $0.key), "id") }))
      ), title: "Booking worker")
    Declare(
      "worker-trigger", type: "aws_lambda_event_source_mapping",
      arguments: [
        "event_source_arn": .reference(ElementID("bookings"), "arn"),
        "function_name": .reference(ElementID("shop", "worker"), "arn"),
        "batch_size": 10,
      ])
  }

  @RegionBuilder var queue: [any RegionMember] {
    Declare(
      "bookings-rejected",
      AWS.SqsQueue(
        name: "ferry-\(.context(.environment))-bookings-rejected", sqsManagedSseEnabled: true))
    Declare(
      "bookings",
      AWS.SqsQueue(
        name: "ferry-\(.context(.environment))-bookings",
        redrivePolicy: .json([
          "deadLetterTargetArn": .reference(ElementID("bookings-rejected"), "arn"),
          "maxReceiveCount": 5,
        ]), sqsManagedSseEnabled: true, visibilityTimeoutSeconds: 180), title: "Bookings queue")
    Declare(
      "api-may-send-bookings",
      AWS.IamRolePolicy(
        policy: .json([
          "Version": "2012-10-17",
          "Statement": [
            [
              "Effect": "Allow", "Action": "sqs:SendMessage",
              "Resource": .reference(ElementID("bookings"), "arn"),
            ]
          ],
        ]), role: .reference(ElementID("tickets", "api", "task-role"), "id"), name: "send-bookings")
    )
  }
}
