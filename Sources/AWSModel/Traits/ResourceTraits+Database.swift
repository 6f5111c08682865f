extension ResourceTraits {
  /// Databases, caches, and the groups of subnets that they stand in.
  static let database: [ResourceTraits] = [
    ResourceTraits(
      "aws_db_instance", "Amazon RDS DB instance",
      plural: "Amazon RDS DB instances", short: "DB instance",
      // Amazon RDS API Reference, "CreateDBInstanceReadReplica": a replica is encrypted as its source.
      stores: StoredData(
        key: "kms_key_id", flag: "storage_encrypted", isEncryptedByDefault: false,
        source: "replicate_source_db"),
      costs: [CostUnit("RDS DB instances")], outputs: ["address"], arn: ARNForm("rds", "db:"),
      // Source: the provider's documentation of aws_db_instance, `db_subnet_group_name`: a read replica
      // in the same Region stands in the subnets of what it replicates.
      occupant: .server(
        in: [
          .subnetGroup("db_subnet_group_name", type: "aws_db_subnet_group"),
          .original("replicate_source_db", type: "aws_db_instance"),
        ],
        groups: ["vpc_security_group_ids"],
        ports: .argument("port", absent: rdsPorts("engine")),
        isPublic: .flag("publicly_accessible", absent: .never), presence: .pair("multi_az"))),
    ResourceTraits(
      "aws_rds_cluster", "Amazon RDS DB cluster", short: "DB cluster",
      stores: StoredData(key: "kms_key_id", flag: "storage_encrypted", isEncryptedByDefault: nil),
      outputs: ["endpoint", "reader_endpoint"], arn: ARNForm("rds", "cluster:"),
      // Its instances say whether they are public; of a Multi-AZ DB cluster, which has none, nothing
      // is known.
      occupant: .server(
        in: [.subnetGroup("db_subnet_group_name", type: "aws_db_subnet_group")],
        groups: ["vpc_security_group_ids"],
        ports: .argument("port", absent: rdsPorts("engine")),
        isPublic: .asDependents(
          type: "aws_rds_cluster_instance", link: "cluster_identifier",
          argument: "publicly_accessible"))),
    ResourceTraits(
      "aws_rds_cluster_instance", "Amazon Aurora DB instance", short: "Aurora DB instance",
      costs: [CostUnit("RDS DB instances")], arn: ARNForm("rds", "db:"),
      occupant: .server(
        in: [
          .subnetGroup("db_subnet_group_name", type: "aws_db_subnet_group"),
          .parent("cluster_identifier", type: "aws_rds_cluster"),
        ], groups: [.parent("cluster_identifier", type: "aws_rds_cluster")],
        ports: .asParent("cluster_identifier", type: "aws_rds_cluster"),
        isPublic: .flag("publicly_accessible", absent: .unknown), presence: .one)),
    ResourceTraits("aws_rds_cluster_endpoint", "Amazon Aurora cluster endpoint"),
    ResourceTraits("aws_rds_global_cluster", "Amazon Aurora global database"),
    ResourceTraits(
      "aws_rds_cluster_parameter_group", "Amazon RDS DB cluster parameter group",
      short: "DB cluster parameter group"),
    ResourceTraits(
      "aws_rds_shard_group", "Amazon Aurora DB shard group", short: "DB shard group",
      occupant: .server(
        in: [.parent("db_cluster_identifier", type: "aws_rds_cluster")],
        groups: [.parent("db_cluster_identifier", type: "aws_rds_cluster")],
        ports: .asParent("db_cluster_identifier", type: "aws_rds_cluster"),
        isPublic: .flag("publicly_accessible", absent: .unknown))),
    ResourceTraits(
      "aws_db_subnet_group", "Amazon RDS DB subnet group", short: "DB subnet group",
      glyph: .subnet, subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_db_parameter_group", "Amazon RDS DB parameter group", short: "DB parameter group"),
    ResourceTraits("aws_db_option_group", "Amazon RDS option group", short: "DB option group"),
    ResourceTraits("aws_db_event_subscription", "Amazon RDS event subscription"),
    ResourceTraits(
      "aws_db_proxy", "Amazon RDS Proxy", plural: "Amazon RDS Proxies", short: "RDS Proxy",
      shortPlural: "RDS Proxies",
      costs: [CostUnit("RDS Proxies")], outputs: ["endpoint"],
      occupant: .server(
        in: ["vpc_subnet_ids"], groups: ["vpc_security_group_ids"], ports: proxyPorts,
        homeless: .unknown, opens: .yes, presence: .all)),
    ResourceTraits(
      "aws_db_proxy_endpoint", "Amazon RDS Proxy endpoint",
      occupant: .server(
        in: ["vpc_subnet_ids"], groups: ["vpc_security_group_ids"],
        ports: .asParent("db_proxy_name", type: "aws_db_proxy"), homeless: .unknown,
        opens: .yes, presence: .all)),
    ResourceTraits(
      "aws_db_proxy_default_target_group", "Amazon RDS Proxy default target group"),
    ResourceTraits("aws_db_proxy_target", "Amazon RDS Proxy target"),
    ResourceTraits(
      "aws_dynamodb_table", "Amazon DynamoDB table",
      stores: StoredData(key: "server_side_encryption.kms_key_arn"), outputs: ["arn"],
      arn: ARNForm("dynamodb", "table/")),
    ResourceTraits("aws_dynamodb_global_table", "Amazon DynamoDB global table"),
    ResourceTraits(
      "aws_elasticache_replication_group", "Amazon ElastiCache replication group",
      stores: StoredData(
        key: "kms_key_id", flag: "at_rest_encryption_enabled", isEncryptedByDefault: nil),
      costs: [CostUnit("ElastiCache replication groups")],
      outputs: ["primary_endpoint_address", "reader_endpoint_address"],
      occupant: .server(
        in: [.subnetGroup("subnet_group_name", type: "aws_elasticache_subnet_group")],
        groups: ["security_group_ids"], ports: .argument("port", absent: .tcp(6379)))),
    ResourceTraits(
      "aws_elasticache_cluster", "Amazon ElastiCache cluster",
      stores: StoredData(), costs: [CostUnit("ElastiCache clusters")],
      occupant: .server(
        in: [
          .subnetGroup("subnet_group_name", type: "aws_elasticache_subnet_group"),
          .parent("replication_group_id", type: "aws_elasticache_replication_group"),
        ],
        groups: [
          "security_group_ids",
          .parent("replication_group_id", type: "aws_elasticache_replication_group"),
        ],
        ports: .argument(
          "port",
          absent: .values(
            "engine",
            ["memcached": .tcp(11211), "redis": .tcp(6379), "valkey": .tcp(6379)],
            absent: .asParent(
              "replication_group_id", type: "aws_elasticache_replication_group"))))),
    ResourceTraits(
      "aws_elasticache_serverless_cache", "Amazon ElastiCache serverless cache",
      stores: StoredData(key: "kms_key_id"),
      // Source: Amazon ElastiCache, "Set up your serverless cache": 6379, and 6380 for readers.
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"],
        ports: .values(
          "engine",
          [
            "memcached": .unknown, "redis": .tcp(6379, 6380), "valkey": .tcp(6379, 6380),
          ], absent: .unknown), presence: .all)),
    ResourceTraits(
      "aws_elasticache_subnet_group", "Amazon ElastiCache subnet group", glyph: .subnet,
      subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_elasticache_parameter_group", "Amazon ElastiCache parameter group"),
    ResourceTraits("aws_elasticache_user", "Amazon ElastiCache user"),
    ResourceTraits("aws_elasticache_user_group", "Amazon ElastiCache user group"),
    ResourceTraits(
      "aws_memorydb_cluster", "Amazon MemoryDB cluster", stores: StoredData(key: "kms_key_arn"),
      costs: [CostUnit("MemoryDB clusters")],
      occupant: .server(
        in: [.subnetGroup("subnet_group_name", type: "aws_memorydb_subnet_group")],
        groups: ["security_group_ids"], ports: .argument("port", absent: .tcp(6379)))),
    ResourceTraits(
      "aws_memorydb_subnet_group", "Amazon MemoryDB subnet group", glyph: .subnet,
      subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_dax_cluster", "Amazon DynamoDB Accelerator (DAX) cluster",
      plural: "Amazon DynamoDB Accelerator (DAX) clusters", short: "DAX cluster",
      stores: StoredData(flag: "server_side_encryption.enabled", isEncryptedByDefault: false),
      costs: [CostUnit("DAX clusters")],
      // Source: Amazon DynamoDB, "Create a DAX cluster": 8111, and 9111 with TLS.
      occupant: .server(
        in: [.subnetGroup("subnet_group_name", type: "aws_dax_subnet_group")],
        groups: ["security_group_ids"],
        ports: .values(
          "cluster_endpoint_encryption_type", ["NONE": .tcp(8111), "TLS": .tcp(9111)],
          absent: .tcp(8111)), opens: .yes)),
    ResourceTraits(
      "aws_dax_subnet_group", "DAX subnet group", glyph: .subnet, subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_docdb_cluster", "Amazon DocumentDB cluster",
      stores: StoredData(key: "kms_key_id", flag: "storage_encrypted", isEncryptedByDefault: false),
      occupant: .server(
        in: [.subnetGroup("db_subnet_group_name", type: "aws_docdb_subnet_group")],
        groups: ["vpc_security_group_ids"], ports: .argument("port", absent: .tcp(27017)))),
    ResourceTraits(
      "aws_docdb_cluster_instance", "Amazon DocumentDB instance",
      costs: [CostUnit("DocumentDB instances")],
      occupant: .server(
        in: [.parent("cluster_identifier", type: "aws_docdb_cluster")],
        groups: [.parent("cluster_identifier", type: "aws_docdb_cluster")],
        ports: .asParent("cluster_identifier", type: "aws_docdb_cluster"), presence: .one)),
    ResourceTraits(
      "aws_docdb_subnet_group", "Amazon DocumentDB subnet group", glyph: .subnet,
      subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_docdbelastic_cluster", "Amazon DocumentDB elastic cluster",
      stores: StoredData(key: "kms_key_id"),
      occupant: .server(
        in: ["subnet_ids"], groups: ["vpc_security_group_ids"], ports: .tcp(27017),
        presence: .all)),
    ResourceTraits(
      "aws_neptune_cluster", "Amazon Neptune cluster",
      stores: StoredData(
        key: "kms_key_arn", flag: "storage_encrypted", isEncryptedByDefault: false),
      occupant: .server(
        in: [.subnetGroup("neptune_subnet_group_name", type: "aws_neptune_subnet_group")],
        groups: ["vpc_security_group_ids"], ports: .argument("port", absent: .tcp(8182)),
        isPublic: .asDependents(
          type: "aws_neptune_cluster_instance", link: "cluster_identifier",
          argument: "publicly_accessible"))),
    ResourceTraits(
      "aws_neptune_cluster_instance", "Amazon Neptune instance",
      costs: [CostUnit("Neptune instances")],
      occupant: .server(
        in: [
          .subnetGroup("neptune_subnet_group_name", type: "aws_neptune_subnet_group"),
          .parent("cluster_identifier", type: "aws_neptune_cluster"),
        ], groups: [.parent("cluster_identifier", type: "aws_neptune_cluster")],
        ports: .asParent("cluster_identifier", type: "aws_neptune_cluster"),
        isPublic: .flag("publicly_accessible", absent: .never), presence: .one)),
    ResourceTraits(
      "aws_neptune_subnet_group", "Amazon Neptune subnet group", glyph: .subnet,
      subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_redshift_cluster", "Amazon Redshift cluster",
      stores: StoredData(key: "kms_key_id", flag: "encrypted", isEncryptedByDefault: nil),
      costs: [CostUnit("Redshift clusters")], arn: ARNForm("redshift", "cluster:"),
      // Version 5 of the provider makes it public where nothing is said, version 6 does not.
      occupant: .server(
        in: [.subnetGroup("cluster_subnet_group_name", type: "aws_redshift_subnet_group")],
        groups: ["vpc_security_group_ids"], ports: .argument("port", absent: .tcp(5439)),
        isPublic: .flag("publicly_accessible", absent: .always), opens: .yes,
        presence: .pair("multi_az"))),
    ResourceTraits(
      "aws_redshift_subnet_group", "Amazon Redshift subnet group", glyph: .subnet,
      subnetsOfGroup: "subnet_ids"),
    ResourceTraits(
      "aws_redshift_endpoint_access", "Amazon Redshift-managed VPC endpoint", glyph: .endpoint,
      occupant: .server(
        in: [.subnetGroup("subnet_group_name", type: "aws_redshift_subnet_group")],
        groups: ["vpc_security_group_ids"],
        ports: .asParent("cluster_identifier", type: "aws_redshift_cluster"),
        homeless: .unknown)),
    ResourceTraits("aws_redshift_parameter_group", "Amazon Redshift parameter group"),
    ResourceTraits(
      "aws_redshiftserverless_namespace", "Amazon Redshift Serverless namespace",
      stores: StoredData(key: "kms_key_id")),
    ResourceTraits(
      "aws_redshiftserverless_workgroup", "Amazon Redshift Serverless workgroup",
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"],
        ports: .argument("port", absent: .tcp(5439)),
        isPublic: .flag("publicly_accessible", absent: .never), opens: .yes, presence: .all)),
    ResourceTraits(
      "aws_redshiftserverless_endpoint_access", "Amazon Redshift Serverless-managed VPC endpoint",
      glyph: .endpoint,
      occupant: .server(
        in: ["subnet_ids"], groups: ["vpc_security_group_ids"],
        ports: .asParent("workgroup_name", type: "aws_redshiftserverless_workgroup"),
        homeless: .unknown, presence: .all)),
    ResourceTraits(
      "aws_dms_replication_instance", "AWS DMS replication instance",
      stores: StoredData(key: "kms_key_arn"), costs: [CostUnit("DMS replication instances")],
      occupant: .server(
        in: [
          .subnetGroup("replication_subnet_group_id", type: "aws_dms_replication_subnet_group")
        ], groups: ["vpc_security_group_ids"], ports: .unknown,
        isPublic: .flag("publicly_accessible", absent: .unknown), opens: .yes,
        presence: .pair("multi_az"))),
    ResourceTraits(
      "aws_dms_replication_config", "AWS DMS Serverless replication",
      stores: StoredData(key: "compute_config.kms_key_id"),
      occupant: .server(
        in: [
          .subnetGroup(
            "compute_config.replication_subnet_group_id",
            type: "aws_dms_replication_subnet_group")
        ], groups: ["compute_config.vpc_security_group_ids"], ports: .unknown, opens: .yes,
        presence: .pair("compute_config.multi_az"))),
    ResourceTraits(
      "aws_dms_replication_subnet_group", "AWS DMS replication subnet group", glyph: .subnet,
      subnetsOfGroup: "subnet_ids"),
    ResourceTraits("aws_dms_replication_task", "AWS DMS replication task"),
    ResourceTraits("aws_dms_endpoint", "AWS DMS endpoint"),
    ResourceTraits(
      "aws_timestreaminfluxdb_db_instance", "Amazon Timestream for InfluxDB instance",
      costs: [CostUnit("Timestream for InfluxDB instances")],
      occupant: .server(
        in: ["vpc_subnet_ids"], groups: ["vpc_security_group_ids"],
        ports: .argument("port", absent: .tcp(8086)), homeless: .unknown,
        isPublic: .flag("publicly_accessible", absent: .never))),
    ResourceTraits(
      "aws_timestreamwrite_database", "Amazon Timestream database",
      stores: StoredData(key: "kms_key_id")),
    ResourceTraits("aws_timestreamwrite_table", "Amazon Timestream table"),
    ResourceTraits(
      "aws_keyspaces_table", "Amazon Keyspaces table",
      stores: StoredData(key: "encryption_specification.kms_key_identifier")),
    ResourceTraits("aws_keyspaces_keyspace", "Amazon Keyspaces keyspace"),
    ResourceTraits(
      "aws_dsql_cluster", "Amazon Aurora DSQL cluster",
      stores: StoredData(key: "kms_encryption_key")),
    ResourceTraits(
      "aws_qldb_ledger", "Amazon QLDB ledger", stores: StoredData(key: "kms_key")),
  ]

  /// The port of a database where none is given, by its engine.
  ///
  /// Source: Amazon RDS API, CreateDBInstance and CreateDBCluster, `Port`.
  private static func rdsPorts(_ engine: ArgumentPath) -> ListeningPorts {
    let engines: [(port: Int, names: [String])] = [
      (3306, ["aurora", "aurora-mysql", "mariadb", "mysql"]),
      (5432, ["aurora-postgresql", "postgres"]),
      (
        1521,
        [
          "custom-oracle-ee", "custom-oracle-ee-cdb", "custom-oracle-se2",
          "custom-oracle-se2-cdb", "oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb",
        ]
      ),
      (
        1433,
        [
          "custom-sqlserver-dev", "custom-sqlserver-ee", "custom-sqlserver-se",
          "custom-sqlserver-web", "sqlserver-ee", "sqlserver-ex", "sqlserver-se",
          "sqlserver-web",
        ]
      ),
      (50000, ["db2-ae", "db2-se"]),
    ]
    var values: [String: ListeningPorts] = [:]
    for (port, names) in engines {
      for name in names { values[name] = .tcp(.init(port)) }
    }
    return .values(engine, values, absent: .unknown)
  }

  /// Source: Amazon RDS, "Overview of RDS Proxy": the default port of the engine family.
  private static let proxyPorts = ListeningPorts.values(
    "engine_family",
    ["MYSQL": .tcp(3306), "POSTGRESQL": .tcp(5432), "SQLSERVER": .tcp(1433)], absent: .unknown)
}
