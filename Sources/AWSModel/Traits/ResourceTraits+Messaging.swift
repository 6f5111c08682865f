import Topology

extension ResourceTraits {
  /// Topics, queues, streams, events and brokers.
  static let messaging: [ResourceTraits] = [
    ResourceTraits(
      "aws_sns_topic", "Amazon SNS topic", short: "topic", title: "Topic",
      stores: StoredData(key: "kms_master_key_id"), outputs: ["arn"], arn: ARNForm("sns", "")),
    ResourceTraits("aws_sns_topic_policy", "Amazon SNS topic policy"),
    ResourceTraits("aws_sns_topic_subscription", "Amazon SNS subscription"),
    ResourceTraits(
      "aws_sqs_queue", "Amazon SQS queue",
      stores: StoredData(key: "kms_master_key_id", flag: "sqs_managed_sse_enabled"),
      outputs: ["url", "arn"], arn: ARNForm("sqs", "")),
    ResourceTraits("aws_sqs_queue_policy", "Amazon SQS queue policy"),
    ResourceTraits("aws_sqs_queue_redrive_policy", "Amazon SQS queue redrive policy"),
    ResourceTraits(
      "aws_kinesis_firehose_delivery_stream", "Amazon Data Firehose stream",
      short: "Firehose stream",
      stores: StoredData(
        key: "server_side_encryption.key_arn", "extended_s3_configuration.kms_key_arn"),
      arn: ARNForm("firehose", "deliverystream/"),
      // Only a delivery to a domain within a VPC has interfaces.
      occupant: .client(
        in: [
          "opensearch_configuration.vpc_config.subnet_ids",
          "opensearchserverless_configuration.vpc_config.subnet_ids",
          "elasticsearch_configuration.vpc_config.subnet_ids",
        ],
        groups: [
          "opensearch_configuration.vpc_config.security_group_ids",
          "opensearchserverless_configuration.vpc_config.security_group_ids",
          "elasticsearch_configuration.vpc_config.security_group_ids",
        ])),
    ResourceTraits(
      "aws_kinesis_stream", "Amazon Kinesis data stream",
      stores: StoredData(key: "kms_key_id", isEncryptedByDefault: false),
      arn: ARNForm("kinesis", "stream/")),
    ResourceTraits("aws_kinesis_stream_consumer", "Amazon Kinesis stream consumer"),
    ResourceTraits(
      "aws_kinesisanalyticsv2_application",
      "Amazon Managed Service for Apache Flink application", short: "Apache Flink application",
      occupant: .client(
        in: ["application_configuration.vpc_configuration.subnet_ids"],
        groups: ["application_configuration.vpc_configuration.security_group_ids"])),
    ResourceTraits(
      "aws_cloudwatch_event_rule", "Amazon EventBridge rule", short: "event rule",
      title: "Event rule"),
    ResourceTraits(
      "aws_cloudwatch_event_target", "Amazon EventBridge target", short: "event target",
      occupant: OccupantTraits(
        in: ["ecs_target.network_configuration.subnets"], homeless: .outside,
        groups: ["ecs_target.network_configuration.security_groups"],
        isPublic: .flag("ecs_target.network_configuration.assign_public_ip", absent: .never))),
    ResourceTraits(
      "aws_cloudwatch_event_bus", "Amazon EventBridge event bus",
      plural: "Amazon EventBridge event buses", short: "event bus"),
    ResourceTraits("aws_cloudwatch_event_archive", "Amazon EventBridge archive"),
    ResourceTraits("aws_cloudwatch_event_connection", "Amazon EventBridge connection"),
    ResourceTraits(
      "aws_cloudwatch_event_api_destination", "Amazon EventBridge API destination"),
    ResourceTraits(
      "aws_scheduler_schedule", "Amazon EventBridge Scheduler schedule",
      occupant: OccupantTraits(
        in: ["target.ecs_parameters.network_configuration.subnets"], homeless: .outside,
        groups: ["target.ecs_parameters.network_configuration.security_groups"],
        isPublic: .flag(
          "target.ecs_parameters.network_configuration.assign_public_ip", absent: .never))),
    ResourceTraits("aws_scheduler_schedule_group", "Amazon EventBridge Scheduler schedule group"),
    ResourceTraits(
      "aws_pipes_pipe", "Amazon EventBridge pipe", plural: "Amazon EventBridge pipes",
      occupant: OccupantTraits(
        in: [
          "source_parameters.self_managed_kafka_parameters.vpc.subnets",
          .argument(pipeTask("subnets")),
        ], homeless: .outside,
        groups: [
          "source_parameters.self_managed_kafka_parameters.vpc.security_groups",
          .argument(pipeTask("security_groups")),
        ],
        isPublic: .value(pipeTask("assign_public_ip"), ["ENABLED"], absent: .never))),
    ResourceTraits(
      "aws_mq_broker", "Amazon MQ broker",
      stores: StoredData(key: "encryption_options.kms_key_id"), costs: [CostUnit("MQ brokers")],
      // Source: Amazon MQ, "Broker": wire-level protocols of ActiveMQ, listener ports of RabbitMQ.
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_groups"],
        ports: .values(
          "engine_type",
          [
            "ActiveMQ": .tcp(5671, 8162, 8883, 61614, 61617, 61619),
            "RabbitMQ": .tcp(443, 5671, 15671),
          ], absent: .unknown),
        isPublic: .flag("publicly_accessible", absent: .never), opens: .yes)),
    ResourceTraits("aws_mq_configuration", "Amazon MQ configuration"),
    ResourceTraits(
      "aws_msk_cluster", "Amazon MSK cluster",
      stores: StoredData(key: "encryption_info.encryption_at_rest_kms_key_arn"),
      costs: [CostUnit("MSK clusters")],
      arn: ARNForm("kafka", "cluster/"),
      // Source: Amazon MSK, "Port information": brokers within AWS and public, ZooKeeper, and open
      // monitoring.
      occupant: .server(
        in: ["broker_node_group_info.client_subnets"],
        groups: ["broker_node_group_info.security_groups"],
        // Which of them are open follows from how clients are authenticated; without a word brokers
        // take TLS only.
        ports: .values(
          "encryption_info.encryption_in_transit.client_broker",
          [
            "PLAINTEXT": .possible([9092], others: mskPorts),
            "TLS_PLAINTEXT": .possible([9092], others: mskPorts),
            "TLS": .possible([], others: mskPorts),
          ], absent: .possible([], others: mskPorts)),
        homeless: .unknown,
        isPublic: .value(
          "broker_node_group_info.connectivity_info.public_access.type",
          ["SERVICE_PROVIDED_EIPS"], absent: .never), presence: .all)),
    ResourceTraits("aws_msk_configuration", "Amazon MSK configuration"),
    ResourceTraits(
      "aws_msk_serverless_cluster", "Amazon MSK Serverless cluster",
      // IAM is the only way to authenticate there.
      occupant: .server(
        in: ["vpc_config.subnet_ids"], groups: ["vpc_config.security_group_ids"],
        ports: .tcp(9098), homeless: .unknown, presence: .all)),
    ResourceTraits(
      "aws_msk_vpc_connection", "Amazon MSK managed VPC connection", glyph: .endpoint,
      occupant: .server(
        in: ["client_subnets"], groups: ["security_groups"], ports: .unknown,
        homeless: .unknown, presence: .all)),
    ResourceTraits(
      "aws_msk_replicator", "Amazon MSK replicator",
      occupant: .client(
        in: ["kafka_cluster.vpc_config.subnet_ids"],
        groups: ["kafka_cluster.vpc_config.security_groups_ids"], homeless: .unknown)),
    ResourceTraits(
      "aws_mskconnect_connector", "Amazon MSK Connect connector",
      occupant: .client(
        in: ["kafka_cluster.apache_kafka_cluster.vpc.subnets"],
        groups: ["kafka_cluster.apache_kafka_cluster.vpc.security_groups"],
        homeless: .unknown)),
    ResourceTraits(
      "aws_ses_domain_identity", "Amazon SES domain identity",
      plural: "Amazon SES domain identities"),
    ResourceTraits("aws_sesv2_email_identity", "Amazon SES email identity"),
  ]

  private static func pipeTask(_ argument: String) -> ArgumentPath {
    ArgumentPath([
      "target_parameters", "ecs_task_parameters", "network_configuration",
      "aws_vpc_configuration", argument,
    ])
  }

  /// What brokers may listen on beside plain text; 14001 to 14300 is for managed VPC connections.
  ///
  /// Source: Amazon MSK, "Port information".
  private static let mskPorts: [PortRange] = [
    2181, 2182, 9094, 9096, 9098, 9194, 9196, 9198, 11001, 11002, .init(14001, through: 14300),
  ]
}
