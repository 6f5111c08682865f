import AWSResources
import ArchitectureDSL
import Topology

/// (e) one VPC with many resources declared as they are.
struct RawResources: Architecture {
  static let title = "Raw resources"
  static let environments: [Environment] = [
    Environment(
      "production", account: "222222222222", zones: ["a", "b"], addresses: "10.20.0.0/14")
  ]
  func ids(_ tier: String) -> Value {
    .list([
      .reference(ElementID("app", tier, key: "a"), "id"),
      .reference(ElementID("app", tier, key: "b"), "id"),
    ])
  }
  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      EncryptionKey("encryption")
      VPC("app", cidr: "10.20.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        Subnets("data", prefixLength: 24)
        Declare("db-subnets", type: "aws_db_subnet_group", arguments: ["subnet_ids": ids("data")])
        Declare(
          "orders-db", type: "aws_db_instance",
          arguments: [
            "engine": "postgres", "instance_class": "db.r6g.large", "allocated_storage": 100,
            "multi_az": true,
            "db_subnet_group_name": .reference(ElementID("app", "db-subnets"), "name"),
          ])
        Declare(
          "cache-subnets", type: "aws_elasticache_subnet_group",
          arguments: ["name": "cache", "subnet_ids": ids("data")])
        Declare(
          "sessions", type: "aws_elasticache_replication_group",
          arguments: [
            "replication_group_id": "sessions", "description": "Sessions",
            "node_type": "cache.r6g.large",
            "subnet_group_name": .reference(ElementID("app", "cache-subnets"), "name"),
          ])
        Declare(
          "eks-role", type: "aws_iam_role", arguments: ["name": "eks", "assume_role_policy": "{}"])
        Declare(
          "platform", type: "aws_eks_cluster",
          arguments: [
            "name": "platform", "role_arn": .reference(ElementID("app", "eks-role"), "arn"),
            "vpc_config": .blocks(["subnet_ids": ids("private")]),
          ])
        Declare(
          "nodes", type: "aws_eks_node_group",
          arguments: [
            "cluster_name": .reference(ElementID("app", "platform"), "name"),
            "node_role_arn": .reference(ElementID("app", "eks-role"), "arn"),
            "instance_types": .list(["m6i.large"]),
            "subnet_ids": ids("private"),
            "scaling_config": .blocks(["desired_size": 3, "max_size": 6, "min_size": 3]),
          ])
        Declare(
          "bastion", type: "aws_instance",
          arguments: [
            "ami": "ami-0123456789abcdef0", "instance_type": "t3.micro",
            "subnet_id": .reference(ElementID("app", "public", key: "a"), "id"),
          ])
        Declare(
          "resizer", type: "aws_lambda_function",
          arguments: [
            "function_name": "resizer", "role": .reference(ElementID("app", "eks-role"), "arn"),
            "runtime": "nodejs22.x", "handler": "index.handler",
            "filename": "resizer.zip",
            "vpc_config": .blocks(["subnet_ids": ids("private"), "security_group_ids": .list([])]),
          ])
        Declare(
          "web", type: "aws_lb",
          arguments: ["name": "web", "load_balancer_type": "application", "subnets": ids("public")])
        Declare(
          "kafka", type: "aws_msk_cluster",
          arguments: [
            "cluster_name": "kafka", "kafka_version": "3.6.0", "number_of_broker_nodes": 2,
            "broker_node_group_info": .blocks([
              "instance_type": "kafka.m5.large", "client_subnets": ids("data"),
              "security_groups": .list([]),
            ]),
          ])
        VPCEndpoints(interfaces: ["ecr.api", "sqs"])
      }
      Declare("images", type: "aws_s3_bucket", arguments: ["bucket": "images"])
      Declare("jobs", type: "aws_sqs_queue", arguments: ["name": "jobs"])
      Declare(
        "carts", type: "aws_dynamodb_table",
        arguments: [
          "name": "carts", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST",
          "attribute": .blocks(["name": "id", "type": "S"]),
        ])
      Declare("notices", type: "aws_sns_topic", arguments: ["name": "notices"])
      Declare(
        "site", type: "aws_cloudfront_distribution",
        arguments: [
          "enabled": true,
          "origin": .blocks([
            "domain_name": .reference(ElementID("app", "web"), "dns_name"), "origin_id": "web",
          ]),
        ])
      Declare(
        "api", type: "aws_apigatewayv2_api", arguments: ["name": "api", "protocol_type": "HTTP"])
      Declare("zone", type: "aws_route53_zone", arguments: ["name": "example.com"])
      Declare(
        "source", type: "aws_lambda_event_source_mapping",
        arguments: [
          "event_source_arn": .reference(ElementID("jobs"), "arn"),
          "function_name": .reference(ElementID("app", "resizer"), "arn"),
        ])
      Declare(
        "workflow", type: "aws_sfn_state_machine",
        arguments: [
          "name": "workflow", "role_arn": .reference(ElementID("app", "eks-role"), "arn"),
          "definition": "{}",
        ])
      Declare("users", type: "aws_cognito_user_pool", arguments: ["name": "users"])
    }
  }
}
