import AWSResources
import ArchitectureDSL
import Topology

/// Kinesis → Firehose → S3 → Glue → Athena, Redshift Serverless and MSK in the VPC, Lake Formation.
func dataLake(_ environment: Environment) -> Region {
  let vpc = "data"
  return Region(.ireland) {
    EncryptionKey("encryption")
    for zone in ["raw", "curated"] {
      Declare(zone, AWS.S3Bucket(bucket: .value(.string("acme-\(zone)"))), title: "\(zone) bucket")
      Declare(
        "\(zone)-versions",
        AWS.S3BucketVersioning(
          bucket: .reference(id(zone), "id"), versioningConfiguration: .init(status: "Enabled")))
    }
    Declare(
      "clicks", type: "aws_kinesis_stream",
      arguments: [
        "name": "clicks", "stream_mode_details": .blocks(["stream_mode": "ON_DEMAND"]),
        "encryption_type": "KMS", "kms_key_id": ref("encryption", "key", at: "arn"),
      ], title: "Clicks stream")
    Declare(
      "firehose-role",
      AWS.IamRole(assumeRolePolicy: .value(trust("firehose.amazonaws.com")), name: "firehose"))
    Declare(
      "delivery",
      AWS.KinesisFirehoseDeliveryStream(
        destination: "extended_s3", name: "clicks",
        extendedS3Configuration: .init(
          bucketArn: .reference(id("raw"), "arn"), roleArn: .reference(id("firehose-role"), "arn")),
        kinesisSourceConfiguration: .init(
          kinesisStreamArn: .reference(id("clicks"), "arn"),
          roleArn: .reference(id("firehose-role"), "arn"))), title: "Delivery to the raw bucket")
    Declare(
      "catalog", type: "aws_glue_catalog_database", arguments: ["name": "lake"], title: "Catalog")
    Declare(
      "crawler", type: "aws_glue_crawler",
      arguments: [
        "name": "raw", "database_name": ref("catalog", at: "name"),
        "role": ref("firehose-role", at: "arn"),
        "s3_target": .blocks(["path": .template(["s3://", ref("raw", at: "bucket")])]),
      ], title: "Crawler")
    Declare(
      "etl", type: "aws_glue_job",
      arguments: [
        "name": "etl", "role_arn": ref("firehose-role", at: "arn"),
        "command": .blocks(["script_location": "s3://acme-scripts/etl.py"]),
      ], title: "ETL job")
    Declare(
      "queries", type: "aws_athena_workgroup", arguments: ["name": "analysts"],
      title: "Analysts' workgroup")
    Declare(
      "lake-location", type: "aws_lakeformation_resource",
      arguments: ["arn": ref("curated", at: "arn")])
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("private", prefixLength: 24)
      VPCEndpoints(interfaces: ["kinesis-streams", "glue", "athena"], s3: true)
      group(vpc, "kafka", from: [("producers", 9098)])
      group(vpc, "producers", to: [("kafka", 9098)])
      group(vpc, "warehouse")
      Declare(
        "kafka", type: "aws_msk_cluster",
        arguments: [
          "cluster_name": "events", "kafka_version": "3.8.x", "number_of_broker_nodes": 2,
          "broker_node_group_info": .blocks([
            "instance_type": "kafka.m7g.large", "client_subnets": subnetIDs(vpc, "private"),
            "security_groups": .list([ref(vpc, "kafka-group", at: "id")]),
          ]),
        ], title: "Events")
      Declare(
        "namespace", type: "aws_redshiftserverless_namespace",
        arguments: ["namespace_name": "warehouse"])
      Declare(
        "warehouse", type: "aws_redshiftserverless_workgroup",
        arguments: [
          "workgroup_name": "warehouse",
          "namespace_name": ref(vpc, "namespace", at: "namespace_name"),
          "subnet_ids": subnetIDs(vpc, "private"),
          "security_group_ids": .list([ref(vpc, "warehouse-group", at: "id")]),
        ], title: "Warehouse")
      Declare(
        "search", type: "aws_opensearch_domain",
        arguments: [
          "domain_name": "search", "engine_version": "OpenSearch_2.17",
          "cluster_config": .blocks([
            "instance_type": "r7g.large.search", "instance_count": 2,
            "zone_awareness_enabled": true,
          ]),
          "vpc_options": .blocks([
            "subnet_ids": subnetIDs(vpc, "private"),
            "security_group_ids": .list([ref(vpc, "kafka-group", at: "id")]),
          ]),
        ], title: "Search")
    }
  }
}

/// AWS Batch on Fargate: EventBridge Scheduler → Step Functions → Batch in a VPC.
func batch(_ environment: Environment) -> Region {
  let vpc = "jobs"
  return Region(.ireland) {
    Declare("input", AWS.S3Bucket(bucket: "acme-input"), title: "Input files")
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
      Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
      VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"], s3: true)
      group(vpc, "jobs", to: [("0.0.0.0/0", 443)])
      Declare(
        "service-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("batch.amazonaws.com")), name: "batch"))
      Declare(
        "task-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("ecs-tasks.amazonaws.com")), name: "task"))
      Declare(
        "fargate", type: "aws_batch_compute_environment",
        arguments: [
          "compute_environment_name": "fargate", "type": "MANAGED",
          "service_role": ref(vpc, "service-role", at: "arn"),
          "compute_resources": .blocks([
            "type": "FARGATE_SPOT", "max_vcpus": 64, "subnets": subnetIDs(vpc, "private"),
            "security_group_ids": .list([ref(vpc, "jobs-group", at: "id")]),
          ]),
        ], title: "Fargate Spot")
      Declare(
        "queue", type: "aws_batch_job_queue",
        arguments: [
          "name": "default", "state": "ENABLED", "priority": 1,
          "compute_environment_order": .blocks([
            "order": 1, "compute_environment": ref(vpc, "fargate", at: "arn"),
          ]),
        ], title: "Job queue")
      Declare(
        "job", type: "aws_batch_job_definition",
        arguments: [
          "name": "resize", "type": "container", "platform_capabilities": .list(["FARGATE"]),
          "container_properties": .json([
            "image": "public.ecr.aws/docker/library/busybox:1",
            "executionRoleArn": ref(vpc, "task-role", at: "arn"),
            "resourceRequirements": .list([
              ["type": "VCPU", "value": "1"], ["type": "MEMORY", "value": "2048"],
            ]),
          ]),
        ], title: "Resize")
    }
    Declare(
      "schedule", type: "aws_scheduler_schedule",
      arguments: [
        "name": "nightly", "schedule_expression": "cron(0 3 * * ? *)",
        "flexible_time_window": .blocks(["mode": "OFF"]),
        "target": .blocks([
          "arn": ref("workflow", at: "arn"), "role_arn": ref(vpc, "service-role", at: "arn"),
        ]),
      ], title: "Every night")
    Declare(
      "workflow", type: "aws_sfn_state_machine",
      arguments: [
        "name": "resize", "role_arn": ref(vpc, "service-role", at: "arn"),
        "definition": .json([
          "StartAt": "Run",
          "States": [
            "Run": [
              "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync",
              "Parameters": [
                "JobQueue": ref(vpc, "queue", at: "arn"),
                "JobDefinition": ref(vpc, "job", at: "arn"), "JobName": "resize",
              ], "End": true,
            ]
          ],
        ]),
      ], title: "Resize workflow")
  }
}
