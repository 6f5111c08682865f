extension ServiceTraits {
  /// The services by the beginning of their resource types' names. Of several that fit, the longest
  /// counts.
  static let listed: [ServiceTraits] = [
    ServiceTraits(
      "aws_accessanalyzer_", "AWS IAM Access Analyzer", .iam, .role, arn: "access-analyzer"),
    ServiceTraits("aws_account_", "AWS Account Management", .main, .organization, arn: "account"),
    ServiceTraits("aws_acm_", "AWS Certificate Manager", .certificates, .certificate, arn: "acm"),
    ServiceTraits("aws_acmpca_", "AWS Private CA", .certificates, .certificate, arn: "acm-pca"),
    ServiceTraits(
      "aws_alb", "Application Load Balancer", .loadBalancer, .loadBalancer,
      arn: "elasticloadbalancing"),
    ServiceTraits("aws_ami", "AMI", .compute, .instance, arn: "ec2"),
    ServiceTraits("aws_amplify_", "AWS Amplify", .main, .resource, arn: "amplify"),
    ServiceTraits("aws_api_gateway_", "Amazon API Gateway", .api, .api, arn: "apigateway"),
    ServiceTraits("aws_apigatewayv2_", "Amazon API Gateway", .api, .api, arn: "apigateway"),
    ServiceTraits(
      "aws_app_cookie_stickiness_policy", "Classic Load Balancer cookie stickiness policy",
      .loadBalancer, .loadBalancer, arn: "elasticloadbalancing"),
    ServiceTraits(
      "aws_appautoscaling_", "Application Auto Scaling", .autoscaling, .scaling,
      arn: "application-autoscaling"),
    ServiceTraits("aws_appconfig_", "AWS AppConfig", .main, .parameter, arn: "appconfig"),
    ServiceTraits("aws_appfabric_", "AWS AppFabric", .main, .resource, arn: "appfabric"),
    ServiceTraits("aws_appflow_", "Amazon AppFlow", .main, .resource, arn: "appflow"),
    ServiceTraits(
      "aws_appintegrations_", "Amazon AppIntegrations", .main, .resource, arn: "app-integrations"),
    ServiceTraits(
      "aws_applicationinsights_", "Amazon CloudWatch Application Insights", .alarms, .dashboard,
      arn: "applicationinsights"),
    ServiceTraits("aws_appmesh_", "AWS App Mesh", .discovery, .discovery, arn: "appmesh"),
    ServiceTraits("aws_apprunner_", "AWS App Runner", .main, .service, arn: "apprunner"),
    ServiceTraits("aws_appstream_", "Amazon AppStream 2.0", .main, .workspace, arn: "appstream"),
    ServiceTraits("aws_appsync_", "AWS AppSync", .api, .api, arn: "appsync"),
    ServiceTraits("aws_athena_", "Amazon Athena", .analytics, .analytics, arn: "athena"),
    ServiceTraits("aws_auditmanager_", "AWS Audit Manager", .main, .audit, arn: "auditmanager"),
    ServiceTraits(
      "aws_autoscaling_", "Amazon EC2 Auto Scaling", .autoscaling, .scaling, arn: "autoscaling"),
    ServiceTraits(
      "aws_autoscalingplans_", "AWS Auto Scaling", .autoscaling, .scaling, arn: "autoscaling-plans"),
    ServiceTraits("aws_backup_", "AWS Backup", .backup, .backup, arn: "backup"),
    ServiceTraits("aws_batch_", "AWS Batch", .main, .batch, arn: "batch"),
    ServiceTraits(
      "aws_bcmdataexports_", "AWS Data Exports", .main, .dashboard, arn: "bcm-data-exports"),
    ServiceTraits("aws_bedrock_", "Amazon Bedrock", .main, .resource, arn: "bedrock"),
    ServiceTraits("aws_bedrockagent_", "Amazon Bedrock Agents", .main, .resource, arn: "bedrock"),
    ServiceTraits("aws_budgets_", "AWS Budgets", .main, .dashboard, arn: "budgets"),
    ServiceTraits("aws_ce_", "AWS Cost Explorer", .main, .dashboard, arn: "ce"),
    ServiceTraits(
      "aws_chatbot_", "Amazon Q Developer in chat applications", .messaging, .notification,
      arn: "chatbot"),
    ServiceTraits("aws_chime_", "Amazon Chime", .main, .resource, arn: "chime"),
    ServiceTraits(
      "aws_chimesdkmediapipelines_", "Amazon Chime SDK", .main, .resource, arn: "chime"),
    ServiceTraits("aws_chimesdkvoice_", "Amazon Chime SDK", .main, .resource, arn: "chime"),
    ServiceTraits("aws_cleanrooms_", "AWS Clean Rooms", .analytics, .analytics, arn: "cleanrooms"),
    ServiceTraits("aws_cloud9_", "AWS Cloud9", .main, .instance, arn: "cloud9"),
    ServiceTraits(
      "aws_cloudcontrolapi_", "AWS Cloud Control API", .main, .resource, arn: "cloudcontrolapi"),
    ServiceTraits(
      "aws_cloudformation_", "AWS CloudFormation", .main, .template, arn: "cloudformation"),
    ServiceTraits("aws_cloudfront_", "Amazon CloudFront", .cdn, .cdn, arn: "cloudfront"),
    ServiceTraits(
      "aws_cloudfrontkeyvaluestore_", "Amazon CloudFront KeyValueStore", .cdn, .cdn,
      arn: "cloudfront-keyvaluestore"),
    ServiceTraits("aws_cloudhsm_v2_", "AWS CloudHSM", .kms, .key, arn: "cloudhsm"),
    ServiceTraits(
      "aws_cloudsearch_", "Amazon CloudSearch", .analytics, .search, arn: "cloudsearch"),
    ServiceTraits("aws_cloudtrail", "AWS CloudTrail", .main, .audit, arn: "cloudtrail"),
    ServiceTraits("aws_cloudwatch_", "Amazon CloudWatch", .alarms, .dashboard, arn: "cloudwatch"),
    ServiceTraits("aws_cloudwatch_event_", "Amazon EventBridge", .events, .event, arn: "events"),
    ServiceTraits("aws_cloudwatch_log_", "Amazon CloudWatch Logs", .logs, .logs, arn: "logs"),
    ServiceTraits(
      "aws_cloudwatch_query_", "Amazon CloudWatch Logs query", .logs, .logs, arn: "logs"),
    ServiceTraits("aws_codeartifact_", "AWS CodeArtifact", .main, .registry, arn: "codeartifact"),
    ServiceTraits("aws_codebuild_", "AWS CodeBuild", .main, .resource, arn: "codebuild"),
    ServiceTraits(
      "aws_codecatalyst_", "Amazon CodeCatalyst", .main, .resource, arn: "codecatalyst"),
    ServiceTraits("aws_codecommit_", "AWS CodeCommit", .main, .resource, arn: "codecommit"),
    ServiceTraits(
      "aws_codeconnections_", "AWS CodeConnections", .main, .resource, arn: "codeconnections"),
    ServiceTraits("aws_codedeploy_", "AWS CodeDeploy", .main, .resource, arn: "codedeploy"),
    ServiceTraits(
      "aws_codeguruprofiler_", "Amazon CodeGuru Profiler", .main, .resource,
      arn: "codeguru-profiler"),
    ServiceTraits(
      "aws_codegurureviewer_", "Amazon CodeGuru Reviewer", .main, .resource,
      arn: "codeguru-reviewer"),
    ServiceTraits("aws_codepipeline", "AWS CodePipeline", .main, .workflow, arn: "codepipeline"),
    ServiceTraits(
      "aws_codestarconnections_", "AWS CodeStar Connections", .main, .resource,
      arn: "codestar-connections"),
    ServiceTraits(
      "aws_codestarnotifications_", "AWS CodeStar Notifications", .main, .notification,
      arn: "codestar-notifications"),
    ServiceTraits("aws_cognito_", "Amazon Cognito", .main, .userPool, arn: "cognito-idp"),
    ServiceTraits("aws_comprehend_", "Amazon Comprehend", .main, .analytics, arn: "comprehend"),
    ServiceTraits(
      "aws_computeoptimizer_", "AWS Compute Optimizer", .main, .dashboard, arn: "compute-optimizer"),
    ServiceTraits("aws_config_", "AWS Config", .main, .audit, arn: "config"),
    ServiceTraits("aws_connect_", "Amazon Connect", .main, .resource, arn: "connect"),
    ServiceTraits(
      "aws_controltower_", "AWS Control Tower", .main, .organization, arn: "controltower"),
    ServiceTraits(
      "aws_costoptimizationhub_", "AWS Cost Optimization Hub", .main, .dashboard,
      arn: "cost-optimization-hub"),
    ServiceTraits("aws_cur_", "AWS Cost and Usage Reports", .main, .dashboard, arn: "cur"),
    ServiceTraits("aws_customer_gateway", "customer gateway", .vpn, .office, arn: "ec2"),
    ServiceTraits(
      "aws_customerprofiles_", "Amazon Connect Customer Profiles", .main, .resource, arn: "profile"),
    ServiceTraits(
      "aws_dataexchange_", "AWS Data Exchange", .analytics, .analytics, arn: "dataexchange"),
    ServiceTraits(
      "aws_datapipeline_", "AWS Data Pipeline", .analytics, .analytics, arn: "datapipeline"),
    ServiceTraits("aws_datasync_", "AWS DataSync", .main, .transfer, arn: "datasync"),
    ServiceTraits("aws_datazone_", "Amazon DataZone", .analytics, .analytics, arn: "datazone"),
    ServiceTraits("aws_dax_", "Amazon DynamoDB Accelerator", .cache, .cache, arn: "dax"),
    ServiceTraits("aws_db_", "Amazon RDS DB", .database, .database, arn: "rds"),
    ServiceTraits("aws_detective_", "Amazon Detective", .main, .threatDetection, arn: "detective"),
    ServiceTraits("aws_devicefarm_", "AWS Device Farm", .main, .resource, arn: "devicefarm"),
    ServiceTraits("aws_devopsguru_", "Amazon DevOps Guru", .alarms, .dashboard, arn: "devops-guru"),
    ServiceTraits("aws_directory_service_", "AWS Directory Service", .main, .directory, arn: "ds"),
    ServiceTraits("aws_dlm_", "Amazon Data Lifecycle Manager", .backup, .backup, arn: "dlm"),
    ServiceTraits("aws_dms_", "AWS DMS", .database, .migration, arn: "dms"),
    ServiceTraits("aws_docdb_", "Amazon DocumentDB", .database, .database, arn: "rds"),
    ServiceTraits(
      "aws_docdbelastic_", "Amazon DocumentDB elastic", .database, .database, arn: "docdb-elastic"),
    ServiceTraits("aws_drs_", "AWS Elastic Disaster Recovery", .backup, .backup, arn: "drs"),
    ServiceTraits("aws_dsql_", "Amazon Aurora DSQL", .database, .database, arn: "dsql"),
    ServiceTraits("aws_dx_", "AWS Direct Connect", .vpn, .office, arn: "directconnect"),
    ServiceTraits("aws_dynamodb_", "Amazon DynamoDB", .database, .keyValue, arn: "dynamodb"),
    ServiceTraits("aws_ebs_", "Amazon EBS", .storage, .volume, arn: "ec2"),
    ServiceTraits("aws_ec2_", "Amazon EC2", .compute, .instance, arn: "ec2"),
    ServiceTraits(
      "aws_ec2_capacity_reservation", "Amazon EC2 Capacity Reservation", .compute, .instance,
      arn: "ec2"),
    ServiceTraits("aws_ec2_client_vpn_", "AWS Client VPN", .vpn, .vpn, arn: "ec2"),
    ServiceTraits("aws_ec2_managed_prefix_list", "prefix list", .network, .prefixList, arn: "ec2"),
    ServiceTraits(
      "aws_ec2_network_insights_", "Amazon VPC Reachability Analyzer", .network, .vpc, arn: "ec2"),
    ServiceTraits(
      "aws_ec2_traffic_mirror_", "traffic mirror", .network, .networkInterface, arn: "ec2"),
    ServiceTraits(
      "aws_ec2_transit_gateway", "transit gateway", .transitGateway, .transitGateway, arn: "ec2"),
    ServiceTraits("aws_ecr_", "Amazon ECR", .ecr, .registry, arn: "ecr"),
    ServiceTraits("aws_ecrpublic_", "Amazon ECR Public", .ecr, .registry, arn: "ecr-public"),
    ServiceTraits("aws_ecs_", "Amazon ECS", .ecs, .cluster, arn: "ecs"),
    ServiceTraits("aws_efs_", "Amazon EFS", .efs, .fileSystem, arn: "elasticfilesystem"),
    ServiceTraits(
      "aws_egress_only_internet_gateway", "egress-only internet gateway", .network,
      .internetGateway, arn: "ec2"),
    ServiceTraits("aws_eip", "Elastic IP address", .network, .elasticIP, arn: "ec2"),
    ServiceTraits("aws_eks_", "Amazon EKS", .eks, .kubernetes, arn: "eks"),
    ServiceTraits(
      "aws_elastic_beanstalk_", "AWS Elastic Beanstalk", .main, .resource, arn: "elasticbeanstalk"),
    ServiceTraits("aws_elasticache_", "Amazon ElastiCache", .cache, .cache, arn: "elasticache"),
    ServiceTraits(
      "aws_elasticsearch_", "Amazon OpenSearch Service", .analytics, .search, arn: "es"),
    ServiceTraits(
      "aws_elastictranscoder_", "Amazon Elastic Transcoder", .main, .resource,
      arn: "elastictranscoder"),
    ServiceTraits(
      "aws_elb", "Classic Load Balancer", .loadBalancer, .loadBalancer, arn: "elasticloadbalancing"),
    ServiceTraits("aws_emr_", "Amazon EMR", .analytics, .analytics, arn: "elasticmapreduce"),
    ServiceTraits(
      "aws_emrcontainers_", "Amazon EMR on EKS", .analytics, .analytics, arn: "emr-containers"),
    ServiceTraits(
      "aws_emrserverless_", "Amazon EMR Serverless", .analytics, .analytics, arn: "emr-serverless"),
    ServiceTraits(
      "aws_evidently_", "Amazon CloudWatch Evidently", .alarms, .dashboard, arn: "evidently"),
    ServiceTraits("aws_finspace_", "Amazon FinSpace", .main, .analytics, arn: "finspace"),
    ServiceTraits("aws_fis_", "AWS FIS", .main, .resource, arn: "fis"),
    ServiceTraits("aws_flow_log", "flow log", .flowLogs, .logs, arn: "ec2"),
    ServiceTraits("aws_fms_", "AWS Firewall Manager", .firewall, .firewall, arn: "fms"),
    ServiceTraits("aws_fsx_", "Amazon FSx", .storage, .fileSystem, arn: "fsx"),
    ServiceTraits("aws_gamelift_", "Amazon GameLift Servers", .main, .resource, arn: "gamelift"),
    ServiceTraits("aws_glacier_", "Amazon S3 Glacier", .storage, .bucket, arn: "glacier"),
    ServiceTraits(
      "aws_globalaccelerator_", "AWS Global Accelerator", .cdn, .cdn, arn: "globalaccelerator"),
    ServiceTraits("aws_glue_", "AWS Glue", .analytics, .analytics, arn: "glue"),
    ServiceTraits("aws_grafana_", "Amazon Managed Grafana", .alarms, .dashboard, arn: "grafana"),
    ServiceTraits("aws_guardduty_", "Amazon GuardDuty", .main, .threatDetection, arn: "guardduty"),
    ServiceTraits("aws_iam_", "IAM", .iam, .role, arn: "iam"),
    ServiceTraits(
      "aws_identitystore_", "AWS IAM Identity Center", .iam, .role, arn: "identitystore"),
    ServiceTraits("aws_imagebuilder_", "EC2 Image Builder", .main, .instance, arn: "imagebuilder"),
    ServiceTraits(
      "aws_inspector2_", "Amazon Inspector", .main, .threatDetection, arn: "inspector2"),
    ServiceTraits(
      "aws_inspector_", "Amazon Inspector Classic", .main, .threatDetection, arn: "inspector"),
    ServiceTraits("aws_instance", "Amazon EC2 instance", .compute, .instance, arn: "ec2"),
    ServiceTraits(
      "aws_internet_gateway", "internet gateway", .network, .internetGateway, arn: "ec2"),
    ServiceTraits(
      "aws_internetmonitor_", "Amazon CloudWatch Internet Monitor", .alarms, .dashboard,
      arn: "internetmonitor"),
    ServiceTraits("aws_iot_", "AWS IoT", .main, .resource, arn: "iot"),
    ServiceTraits("aws_ivs_", "Amazon IVS", .main, .resource, arn: "ivs"),
    ServiceTraits("aws_ivschat_", "Amazon IVS Chat", .main, .resource, arn: "ivschat"),
    ServiceTraits("aws_kendra_", "Amazon Kendra", .analytics, .search, arn: "kendra"),
    ServiceTraits("aws_key_pair", "Amazon EC2 key pair", .compute, .key, arn: "ec2"),
    ServiceTraits("aws_keyspaces_", "Amazon Keyspaces", .database, .keyValue, arn: "cassandra"),
    ServiceTraits("aws_kinesis_", "Amazon Kinesis", .streams, .dataStream, arn: "kinesis"),
    ServiceTraits(
      "aws_kinesis_firehose_", "Amazon Data Firehose", .streams, .stream, arn: "firehose"),
    ServiceTraits(
      "aws_kinesis_video_", "Amazon Kinesis Video Streams", .streams, .dataStream,
      arn: "kinesisvideo"),
    ServiceTraits(
      "aws_kinesisanalyticsv2_", "Amazon Managed Service for Apache Flink", .streams, .analytics,
      arn: "kinesisanalytics"),
    ServiceTraits("aws_kms_", "AWS KMS", .kms, .key, arn: "kms"),
    ServiceTraits(
      "aws_lakeformation_", "AWS Lake Formation", .analytics, .analytics, arn: "lakeformation"),
    ServiceTraits("aws_lambda_", "AWS Lambda", .functions, .function, arn: "lambda"),
    ServiceTraits("aws_launch_", "launch", .compute, .template, arn: "ec2"),
    ServiceTraits(
      "aws_lb", "load balancer", .loadBalancer, .loadBalancer, arn: "elasticloadbalancing"),
    ServiceTraits(
      "aws_lb_target_group", "target group", .loadBalancer, .targetGroup,
      arn: "elasticloadbalancing"),
    ServiceTraits("aws_lex_", "Amazon Lex", .main, .resource, arn: "lex"),
    ServiceTraits("aws_lexv2models_", "Amazon Lex", .main, .resource, arn: "lex"),
    ServiceTraits(
      "aws_licensemanager_", "AWS License Manager", .main, .resource, arn: "license-manager"),
    ServiceTraits("aws_lightsail_", "Amazon Lightsail", .main, .instance, arn: "lightsail"),
    ServiceTraits(
      "aws_load_balancer_", "Classic Load Balancer", .loadBalancer, .loadBalancer,
      arn: "elasticloadbalancing"),
    ServiceTraits("aws_location_", "Amazon Location Service", .main, .resource, arn: "geo"),
    ServiceTraits("aws_m2_", "AWS Mainframe Modernization", .main, .instance, arn: "m2"),
    ServiceTraits("aws_macie2_", "Amazon Macie", .main, .threatDetection, arn: "macie2"),
    ServiceTraits(
      "aws_media_convert_", "AWS Elemental MediaConvert", .main, .resource, arn: "mediaconvert"),
    ServiceTraits(
      "aws_media_package_", "AWS Elemental MediaPackage", .main, .resource, arn: "mediapackage"),
    ServiceTraits(
      "aws_media_packagev2_", "AWS Elemental MediaPackage", .main, .resource, arn: "mediapackagev2"),
    ServiceTraits(
      "aws_media_store_", "AWS Elemental MediaStore", .main, .resource, arn: "mediastore"),
    ServiceTraits("aws_medialive_", "AWS Elemental MediaLive", .main, .resource, arn: "medialive"),
    ServiceTraits("aws_memorydb_", "Amazon MemoryDB", .cache, .cache, arn: "memorydb"),
    ServiceTraits("aws_mq_", "Amazon MQ", .messaging, .broker, arn: "mq"),
    ServiceTraits("aws_msk_", "Amazon MSK", .streams, .broker, arn: "kafka"),
    ServiceTraits("aws_mskconnect_", "Amazon MSK Connect", .streams, .broker, arn: "kafkaconnect"),
    ServiceTraits("aws_mwaa_", "Amazon MWAA", .main, .workflow, arn: "airflow"),
    ServiceTraits("aws_nat_gateway", "NAT gateway", .network, .natGateway, arn: "ec2"),
    ServiceTraits("aws_neptune_", "Amazon Neptune", .database, .database, arn: "rds"),
    ServiceTraits(
      "aws_neptunegraph_", "Amazon Neptune Analytics", .database, .database, arn: "neptune-graph"),
    ServiceTraits("aws_network_acl", "network ACL", .network, .accessList, arn: "ec2"),
    ServiceTraits(
      "aws_network_interface", "network interface", .network, .networkInterface, arn: "ec2"),
    ServiceTraits(
      "aws_networkfirewall_", "AWS Network Firewall", .firewall, .firewall, arn: "network-firewall"),
    ServiceTraits(
      "aws_networkmanager_", "AWS Network Manager", .transitGateway, .wideAreaNetwork,
      arn: "networkmanager"),
    ServiceTraits(
      "aws_networkmonitor_", "Amazon CloudWatch Network Monitor", .alarms, .dashboard,
      arn: "networkmonitor"),
    ServiceTraits(
      "aws_notifications_", "AWS User Notifications", .messaging, .notification,
      arn: "notifications"),
    ServiceTraits(
      "aws_notificationscontacts_", "AWS User Notifications", .messaging, .notification,
      arn: "notifications-contacts"),
    ServiceTraits(
      "aws_oam_", "Amazon CloudWatch Observability Access Manager", .alarms, .dashboard, arn: "oam"),
    ServiceTraits("aws_opensearch_", "Amazon OpenSearch Service", .analytics, .search, arn: "es"),
    ServiceTraits(
      "aws_opensearchserverless_", "Amazon OpenSearch Serverless", .analytics, .search, arn: "aoss"),
    ServiceTraits("aws_opsworks_", "AWS OpsWorks", .main, .resource, arn: "opsworks"),
    ServiceTraits(
      "aws_organizations_", "AWS Organizations", .main, .organization, arn: "organizations"),
    ServiceTraits("aws_osis_", "Amazon OpenSearch Ingestion", .analytics, .search, arn: "osis"),
    ServiceTraits(
      "aws_paymentcryptography_", "AWS Payment Cryptography", .kms, .key,
      arn: "payment-cryptography"),
    ServiceTraits(
      "aws_pinpoint_", "Amazon Pinpoint", .messaging, .notification, arn: "mobiletargeting"),
    ServiceTraits(
      "aws_pinpointsmsvoicev2_", "AWS End User Messaging", .messaging, .notification,
      arn: "sms-voice"),
    ServiceTraits("aws_pipes_", "Amazon EventBridge Pipes", .events, .event, arn: "pipes"),
    ServiceTraits(
      "aws_placement_group", "Amazon EC2 placement group", .compute, .instance, arn: "ec2"),
    ServiceTraits(
      "aws_prometheus_", "Amazon Managed Service for Prometheus", .alarms, .dashboard, arn: "aps"),
    ServiceTraits(
      "aws_proxy_protocol_policy", "Classic Load Balancer proxy protocol policy", .loadBalancer,
      .loadBalancer, arn: "elasticloadbalancing"),
    ServiceTraits("aws_qbusiness_", "Amazon Q Business", .main, .resource, arn: "qbusiness"),
    ServiceTraits("aws_qldb_", "Amazon QLDB", .database, .database, arn: "qldb"),
    ServiceTraits(
      "aws_quicksight_", "Amazon QuickSight", .analytics, .dashboard, arn: "quicksight"),
    ServiceTraits("aws_ram_", "AWS RAM", .sharing, .share, arn: "ram"),
    ServiceTraits("aws_rbin_", "Recycle Bin", .backup, .backup, arn: "rbin"),
    ServiceTraits("aws_rds_", "Amazon RDS", .database, .database, arn: "rds"),
    ServiceTraits("aws_redshift_", "Amazon Redshift", .database, .warehouse, arn: "redshift"),
    ServiceTraits(
      "aws_redshiftdata_", "Amazon Redshift Data API", .database, .warehouse, arn: "redshift-data"),
    ServiceTraits(
      "aws_redshiftserverless_", "Amazon Redshift Serverless", .database, .warehouse,
      arn: "redshift-serverless"),
    ServiceTraits("aws_rekognition_", "Amazon Rekognition", .main, .resource, arn: "rekognition"),
    ServiceTraits(
      "aws_resiliencehub_", "AWS Resilience Hub", .main, .dashboard, arn: "resiliencehub"),
    ServiceTraits(
      "aws_resourceexplorer2_", "AWS Resource Explorer", .main, .search, arn: "resource-explorer-2"),
    ServiceTraits(
      "aws_resourcegroups_", "AWS Resource Groups", .main, .resource, arn: "resource-groups"),
    ServiceTraits("aws_rolesanywhere_", "IAM Roles Anywhere", .iam, .role, arn: "rolesanywhere"),
    ServiceTraits("aws_route", "route", .network, .routeTable, arn: "ec2"),
    ServiceTraits("aws_route53_", "Amazon Route 53", .dns, .dns, arn: "route53"),
    ServiceTraits(
      "aws_route53_resolver_", "Amazon Route 53 Resolver", .dns, .dns, arn: "route53resolver"),
    ServiceTraits(
      "aws_route53domains_", "Amazon Route 53 Domains", .dns, .dns, arn: "route53domains"),
    ServiceTraits(
      "aws_route53profiles_", "Amazon Route 53 Profiles", .dns, .dns, arn: "route53profiles"),
    ServiceTraits(
      "aws_route53recoverycontrolconfig_", "Amazon Application Recovery Controller", .dns, .dns,
      arn: "route53-recovery-control"),
    ServiceTraits(
      "aws_route53recoveryreadiness_", "Amazon Application Recovery Controller readiness", .dns,
      .dns, arn: "route53-recovery-readiness"),
    ServiceTraits("aws_rum_", "Amazon CloudWatch RUM", .alarms, .dashboard, arn: "rum"),
    ServiceTraits("aws_s3_", "Amazon S3", .s3, .bucket, arn: "s3"),
    ServiceTraits("aws_s3control_", "Amazon S3 Control", .s3, .bucket, arn: "s3"),
    ServiceTraits("aws_s3outposts_", "Amazon S3 on Outposts", .s3, .bucket, arn: "s3-outposts"),
    ServiceTraits("aws_s3tables_", "Amazon S3 Tables", .s3, .bucket, arn: "s3tables"),
    ServiceTraits("aws_sagemaker_", "Amazon SageMaker AI", .main, .notebook, arn: "sagemaker"),
    ServiceTraits(
      "aws_scheduler_", "Amazon EventBridge Scheduler", .events, .event, arn: "scheduler"),
    ServiceTraits("aws_schemas_", "Amazon EventBridge schema", .events, .event, arn: "schemas"),
    ServiceTraits(
      "aws_secretsmanager_", "AWS Secrets Manager", .secrets, .secret, arn: "secretsmanager"),
    ServiceTraits(
      "aws_security_group", "security group", .securityGroups, .securityGroup, arn: "ec2"),
    ServiceTraits(
      "aws_securityhub_", "AWS Security Hub", .main, .threatDetection, arn: "securityhub"),
    ServiceTraits(
      "aws_securitylake_", "Amazon Security Lake", .main, .threatDetection, arn: "securitylake"),
    ServiceTraits(
      "aws_serverlessapplicationrepository_", "AWS Serverless Application Repository", .main,
      .resource, arn: "serverlessrepo"),
    ServiceTraits(
      "aws_service_discovery_", "AWS Cloud Map", .discovery, .discovery, arn: "servicediscovery"),
    ServiceTraits(
      "aws_servicecatalog_", "AWS Service Catalog", .main, .resource, arn: "servicecatalog"),
    ServiceTraits(
      "aws_servicecatalogappregistry_", "AWS Service Catalog AppRegistry", .main, .resource,
      arn: "servicecatalog"),
    ServiceTraits("aws_servicequotas_", "Service Quotas", .main, .resource, arn: "servicequotas"),
    ServiceTraits("aws_ses_", "Amazon SES", .messaging, .notification, arn: "ses"),
    ServiceTraits("aws_sesv2_", "Amazon SES", .messaging, .notification, arn: "ses"),
    ServiceTraits("aws_sfn_", "AWS Step Functions", .main, .workflow, arn: "states"),
    ServiceTraits("aws_shield_", "AWS Shield", .waf, .threatDetection, arn: "shield"),
    ServiceTraits("aws_signer_", "AWS Signer", .main, .key, arn: "signer"),
    ServiceTraits("aws_simpledb_", "Amazon SimpleDB", .database, .keyValue, arn: "sdb"),
    ServiceTraits("aws_snapshot_", "Amazon EBS snapshot", .storage, .volume, arn: "ec2"),
    ServiceTraits("aws_sns_", "Amazon SNS", .alarms, .notification, arn: "sns"),
    ServiceTraits("aws_spot_", "Amazon EC2 Spot", .compute, .instance, arn: "ec2"),
    ServiceTraits("aws_sqs_", "Amazon SQS", .messaging, .queue, arn: "sqs"),
    ServiceTraits("aws_ssm_", "AWS Systems Manager", .secrets, .parameter, arn: "ssm"),
    ServiceTraits(
      "aws_ssmcontacts_", "AWS Systems Manager Incident Manager", .alarms, .alarm,
      arn: "ssm-contacts"),
    ServiceTraits(
      "aws_ssmincidents_", "AWS Systems Manager Incident Manager", .alarms, .alarm,
      arn: "ssm-incidents"),
    ServiceTraits(
      "aws_ssmquicksetup_", "AWS Systems Manager Quick Setup", .main, .parameter,
      arn: "ssm-quicksetup"),
    ServiceTraits("aws_ssoadmin_", "AWS IAM Identity Center", .iam, .role, arn: "sso"),
    ServiceTraits(
      "aws_storagegateway_", "AWS Storage Gateway", .storage, .fileSystem, arn: "storagegateway"),
    ServiceTraits("aws_subnet", "subnet", .network, .subnet, arn: "ec2"),
    ServiceTraits("aws_swf_", "Amazon SWF", .main, .workflow, arn: "swf"),
    ServiceTraits(
      "aws_synthetics_", "Amazon CloudWatch Synthetics", .alarms, .dashboard, arn: "synthetics"),
    ServiceTraits(
      "aws_timestreaminfluxdb_", "Amazon Timestream for InfluxDB", .database, .database,
      arn: "timestream-influxdb"),
    ServiceTraits(
      "aws_timestreamquery_", "Amazon Timestream", .database, .database, arn: "timestream"),
    ServiceTraits(
      "aws_timestreamwrite_", "Amazon Timestream", .database, .database, arn: "timestream"),
    ServiceTraits("aws_transcribe_", "Amazon Transcribe", .main, .resource, arn: "transcribe"),
    ServiceTraits("aws_transfer_", "AWS Transfer Family", .main, .transfer, arn: "transfer"),
    ServiceTraits("aws_verifiedaccess_", "AWS Verified Access", .vpn, .endpoint, arn: "ec2"),
    ServiceTraits(
      "aws_verifiedpermissions_", "Amazon Verified Permissions", .iam, .policy,
      arn: "verifiedpermissions"),
    ServiceTraits(
      "aws_volume_attachment", "Amazon EBS volume attachment", .storage, .volume, arn: "ec2"),
    ServiceTraits("aws_vpc", "VPC", .network, .vpc, arn: "ec2"),
    ServiceTraits("aws_vpc_endpoint", "VPC endpoint", .endpoints, .endpoint, arn: "ec2"),
    ServiceTraits("aws_vpc_peering_", "VPC peering", .network, .peering, arn: "ec2"),
    ServiceTraits(
      "aws_vpc_security_group_", "security group", .securityGroups, .securityGroup, arn: "ec2"),
    ServiceTraits("aws_vpclattice_", "Amazon VPC Lattice", .network, .vpc, arn: "vpc-lattice"),
    ServiceTraits("aws_vpn_", "VPN", .vpn, .vpn, arn: "ec2"),
    ServiceTraits("aws_waf_", "AWS WAF Classic", .waf, .webACL, arn: "waf"),
    ServiceTraits(
      "aws_wafregional_", "AWS WAF Classic Regional", .waf, .webACL, arn: "waf-regional"),
    ServiceTraits("aws_wafv2_", "AWS WAF", .waf, .webACL, arn: "wafv2"),
    ServiceTraits("aws_worklink_", "Amazon WorkLink", .main, .workspace, arn: "worklink"),
    ServiceTraits("aws_workspaces_", "Amazon WorkSpaces", .main, .workspace, arn: "workspaces"),
    ServiceTraits(
      "aws_workspacesweb_", "Amazon WorkSpaces Secure Browser", .main, .workspace,
      arn: "workspaces-web"),
    ServiceTraits("aws_xray_", "AWS X-Ray", .alarms, .dashboard, arn: "xray"),
  ]
}
