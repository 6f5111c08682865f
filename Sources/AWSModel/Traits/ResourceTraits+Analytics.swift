extension ResourceTraits {
  /// Search, warehouses' tools, catalogues and jobs.
  static let analytics: [ResourceTraits] = [
    ResourceTraits(
      "aws_opensearch_domain", "Amazon OpenSearch Service domain",
      stores: StoredData(
        key: "encrypt_at_rest.kms_key_id", flag: "encrypt_at_rest.enabled",
        isEncryptedByDefault: false),
      costs: [CostUnit("OpenSearch Service domains")], outputs: ["endpoint"],
      arn: ARNForm("es", "domain/"),
      // Without VPC options its endpoint is public and in no VPC.
      occupant: .server(
        in: ["vpc_options.subnet_ids"], groups: ["vpc_options.security_group_ids"],
        ports: .tcp(80, 443), homeless: .outside, presence: .all)),
    ResourceTraits(
      "aws_opensearch_vpc_endpoint", "Amazon OpenSearch Service-managed VPC endpoint",
      glyph: .endpoint,
      occupant: .server(
        in: ["vpc_options.subnet_ids"], groups: ["vpc_options.security_group_ids"],
        ports: .tcp(80, 443), homeless: .unknown, presence: .all)),
    ResourceTraits("aws_opensearch_domain_policy", "Amazon OpenSearch Service domain policy"),
    ResourceTraits(
      "aws_opensearchserverless_collection", "Amazon OpenSearch Serverless collection"),
    ResourceTraits(
      "aws_opensearchserverless_vpc_endpoint", "Amazon OpenSearch Serverless VPC endpoint",
      glyph: .endpoint,
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"], ports: .tcp(443),
        homeless: .unknown, presence: .all)),
    ResourceTraits(
      "aws_elasticsearch_domain", "Amazon OpenSearch Service domain",
      stores: StoredData(
        key: "encrypt_at_rest.kms_key_id", flag: "encrypt_at_rest.enabled",
        isEncryptedByDefault: false),
      costs: [CostUnit("OpenSearch Service domains")], arn: ARNForm("es", "domain/"),
      occupant: .server(
        in: ["vpc_options.subnet_ids"], groups: ["vpc_options.security_group_ids"],
        ports: .tcp(80, 443), homeless: .outside, presence: .all)),
    ResourceTraits(
      "aws_elasticsearch_vpc_endpoint", "Amazon OpenSearch Service-managed VPC endpoint",
      glyph: .endpoint,
      occupant: .server(
        in: ["vpc_options.subnet_ids"], groups: ["vpc_options.security_group_ids"],
        ports: .tcp(80, 443), homeless: .unknown, presence: .all)),
    ResourceTraits(
      "aws_osis_pipeline", "Amazon OpenSearch Ingestion pipeline",
      occupant: OccupantTraits(
        in: ["vpc_options.subnet_ids"], homeless: .outside,
        groups: ["vpc_options.security_group_ids"], ports: .tcp(443), presence: .all)),
    ResourceTraits("aws_glue_catalog_database", "AWS Glue database"),
    ResourceTraits("aws_glue_catalog_table", "AWS Glue table"),
    ResourceTraits("aws_glue_crawler", "AWS Glue crawler"),
    ResourceTraits("aws_glue_job", "AWS Glue job"),
    ResourceTraits("aws_glue_trigger", "AWS Glue trigger"),
    ResourceTraits(
      "aws_glue_connection", "AWS Glue connection",
      occupant: .client(
        in: ["physical_connection_requirements.subnet_id"],
        groups: ["physical_connection_requirements.security_group_id_list"], presence: .one)),
    ResourceTraits(
      "aws_glue_dev_endpoint", "AWS Glue development endpoint",
      occupant: OccupantTraits(
        in: ["subnet_id"], homeless: .outside, groups: ["security_group_ids"],
        isPublic: .unknown, ports: .unknown, presence: .one)),
    ResourceTraits("aws_athena_workgroup", "Amazon Athena workgroup"),
    ResourceTraits("aws_athena_database", "Amazon Athena database"),
    ResourceTraits(
      "aws_lakeformation_permissions", "AWS Lake Formation permissions",
      plural: "AWS Lake Formation permissions"),
    ResourceTraits("aws_lakeformation_resource", "AWS Lake Formation data location"),
    ResourceTraits(
      "aws_emr_cluster", "Amazon EMR cluster", costs: [CostUnit("EMR clusters")],
      occupant: OccupantTraits(
        in: ["ec2_attributes.subnet_id", "ec2_attributes.subnet_ids"], homeless: .defaultVPC,
        groups: [
          "ec2_attributes.emr_managed_master_security_group",
          "ec2_attributes.emr_managed_slave_security_group",
          "ec2_attributes.additional_master_security_groups",
          "ec2_attributes.additional_slave_security_groups",
          "ec2_attributes.service_access_security_group",
        ], defaultGroups: .unknown, hasServiceGroups: true, isPublic: .asSubnet, presence: .one)),
    ResourceTraits(
      "aws_emr_studio", "Amazon EMR Studio", plural: "Amazon EMR Studios",
      occupant: OccupantTraits(
        in: ["subnet_ids"],
        groups: ["engine_security_group_id", "workspace_security_group_id"],
        ports: .unknown)),
    ResourceTraits(
      "aws_emrserverless_application", "Amazon EMR Serverless application",
      occupant: .client(
        in: ["network_configuration.subnet_ids"],
        groups: ["network_configuration.security_group_ids"])),
    ResourceTraits("aws_quicksight_data_source", "Amazon QuickSight data source"),
    ResourceTraits(
      "aws_quicksight_vpc_connection", "Amazon QuickSight VPC connection",
      occupant: .client(
        in: ["subnet_ids"], groups: ["security_group_ids"], homeless: .unknown)),
    ResourceTraits(
      "aws_finspace_kx_cluster", "Amazon FinSpace kdb cluster",
      occupant: OccupantTraits(
        in: ["vpc_configuration.subnet_ids"],
        groups: ["vpc_configuration.security_group_ids"], ports: .unknown)),
  ]
}
