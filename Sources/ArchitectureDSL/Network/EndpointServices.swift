import Topology

/// The services that AWS has interface endpoints for, by what is put behind `com.amazonaws.<Region>.`.
///
/// Not every Region has all of them, and AWS adds some every month: a name that is not here is told,
/// not refused.
enum EndpointServices {
  /// Source: AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink", with those that
  /// the AWS CDK knows besides (`InterfaceVpcEndpointAwsService`); without those whose names begin
  /// otherwise, such as `aws.api.<Region>.qbusiness` or `com.amazonaws.iam`.
  static let names = text.split { $0 == " " || $0 == "\n" }.map(String.init)

  private static let known = Set(names)

  static func contains(_ service: String) -> Bool { known.contains(service) }

  private static let text = """
    access-analyzer access-analyzer-fips account acm acm-fips acm-pca acm-pca-fips airflow.api airflow.api-fips
    airflow.env airflow.env-fips airflow.ops analytics-omics analytics-omics-fips apigateway app-integrations
    appconfig appconfig-fips appconfigdata appconfigdata-fips application-autoscaling application-signals
    applicationinsights appmesh appmesh-envoy-management apprunner apprunner.requests appstream.api
    appstream.streaming appsync-api apptest aps aps-workspaces arsenal-discovery athena auditmanager autoscaling
    autoscaling-fips autoscaling-plans awsconnector b2bi backup backup-gateway batch bcm-pricing-calculator
    bedrock bedrock-agent bedrock-agent-runtime bedrock-agentcore bedrock-agentcore.gateway
    bedrock-data-automation bedrock-data-automation-fips bedrock-data-automation-runtime
    bedrock-data-automation-runtime-fips bedrock-fips bedrock-runtime bedrock-runtime-fips billing
    billingconductor braket cases cassandra cassandra-fips ce cleanrooms cleanrooms-fips cleanrooms-ml
    cloudcontrolapi cloudcontrolapi-fips clouddirectory cloudformation cloudformation-fips cloudhsmv2 cloudtrail
    codeartifact.api codeartifact.repositories codebuild codebuild-fips codecatalyst.git codecatalyst.packages
    codecommit codecommit-fips codeconnections.api codedeploy codedeploy-commands-secure codedeploy-fips
    codeguru-profiler codeguru-reviewer codepipeline codestar-connections.api codewhisperer cognito-identity
    cognito-identity-fips cognito-idp cognito-idp-fips comprehend comprehendmedical compute-optimizer config
    config-fips connect-campaigns console control-storage-omics control-storage-omics-fips controlcatalog
    controltower controltower-fips cost-optimization-hub data-servicediscovery data-servicediscovery-fips databrew
    databrew-fips dataexchange datasync datazone datazone-fips deadline.management deadline.scheduling detective
    detective-fips deviceadvisor.iot devops-guru dicom-medical-imaging directconnect directconnect-fips discovery
    dlm dlm-fips dms dms-fips drs ds ds-data ds-data-fips dsql dynamodb dynamodb-fips dynamodb-streams ebs
    ebs-fips ec2 ec2-fips ec2messages ecr-public.api ecr.api ecr.dkr ecs ecs-agent ecs-telemetry eks eks-auth
    eks-fips eks-proxy elastic-inference.runtime elasticache elasticache-fips elasticbeanstalk
    elasticbeanstalk-health elasticfilesystem elasticfilesystem-fips elasticloadbalancing elasticmapreduce
    elasticmapreduce-fips email email-fips email-smtp emr-containers emr-serverless emr-serverless-services.livy
    emr-serverless.dashboard emrwal.prod entityresolution entityresolution-fips events events-fips evidently
    evidently-dataplane evs evs-fips execute-api finspace finspace-api fis fis-fips fms fms-fips forecast
    forecast-fips forecastquery forecastquery-fips frauddetector freetier fsx fsx-fips gamelift gameliftstreams
    geo.geofencing geo.maps geo.metadata geo.places geo.routes geo.tracking git-codecommit git-codecommit-fips
    glue glue.dashboard grafana grafana-workspace greengrass groundstation groundstation-fips guardduty
    guardduty-data guardduty-data-fips guardduty-fips healthlake highlander identitystore imagebuilder
    inspector-scan inspector-scan-fips inspector2 inspector2-fips internetmonitor internetmonitor-fips invoicing
    iot-fips.api iot-fips.tunneling.api iot-fips.tunneling.data iot.api iot.credentials iot.data iot.fleethub.api
    iot.tunneling.api iot.tunneling.data iotfleetwise iotmanagedintegrations-fips.api iotmanagedintegrations.api
    iotroborunner iotsitewise.api iotsitewise.data iottwinmaker.api iottwinmaker.data iotwireless.api
    ivs.contribute kafka kafka-fips kafkaconnect kendra kinesis-firehose kinesis-streams kinesis-streams-fips
    kinesisanalytics kinesisanalytics-fips kms kms-fips lakeformation lambda launchwizard license-manager
    license-manager-fips license-manager-linux-subscriptions license-manager-linux-subscriptions-fips
    license-manager-user-subscriptions license-manager-user-subscriptions-fips lightsail logs lookoutequipment
    lookoutmetrics lookoutvision lorawan.cups lorawan.lns m2 macie2 macie2-fips mail-manager mail-manager-fips
    mail-manager-smtp.auth.fips mail-manager-smtp.open.fips managedblockchain-query
    managedblockchain.bitcoin.mainnet managedblockchain.bitcoin.testnet mediaconnect mediaconvert
    mediaconvert-fips medical-imaging memory-db memorydb-fips metering-marketplace mgn migrationhub-orchestrator
    migrationhub-strategy models-v2-lex monitoring mq mq-fips neptune-graph neptune-graph-data neptune-graph-fips
    network-firewall network-firewall-fips networkflowmonitor networkflowmonitorreports networkmanager
    networkmonitor nimble notifications notifications-contacts oam observabilityadmin organizations
    organizations-fips osis outposts panorama payment-cryptography.controlplane payment-cryptography.dataplane
    pca-connector-ad pca-connector-scep pcs pcs-fips personalize personalize-events personalize-runtime pi pi-fips
    pinpoint pinpoint-sms-voice-v2 pipes pipes-data pipes-fips polly polly-fips pricing.api private-networks
    profile proton q qapps qldb.session quicksight-website ram ram-fips rbin rbin-fips rds rds-data rds-fips
    redshift redshift-data redshift-data-fips redshift-fips redshift-serverless redshift-serverless-fips
    refactor-spaces rekognition rekognition-fips repostspace resource-explorer-2 resource-explorer-2-fips
    resource-groups resource-groups-fips robomaker rolesanywhere rolesanywhere-fips rum rum-dataplane
    runtime-medical-imaging runtime-v2-lex s3 s3-outposts s3tables s3vectors sagemaker-data-science-assistant
    sagemaker-geospatial sagemaker.api sagemaker.api-fips sagemaker.featurestore-runtime
    sagemaker.featurestore-runtime-fips sagemaker.metrics sagemaker.runtime sagemaker.runtime-fips scheduler
    schemas scn secretsmanager securityhub securityhub-fips securitylake securitylake-fips serverlessrepo
    service.user-subscriptions servicecatalog servicecatalog-appregistry servicediscovery servicediscovery-fips
    servicequotas shield shield-fips signin simspaceweaver sms sms-fips snow-device-management sns
    social-messaging social-messaging-fips sqs sqs-fips ssm ssm-contacts ssm-fips ssm-incidents ssm-incidents-fips
    ssm-quicksetup ssm-sap ssm-sap-fips ssmmessages states storage-omics storagegateway streaming-rekognition
    streaming-rekognition-fips sts sts-fips swf swf-fips sync-states synthetics synthetics-fips tagging tags-omics
    tags-omics-fips tax textract textract-fips thinclient.api timestream-influxdb timestream-influxdb-fips
    timestream.ingest-cell timestream.query-cell tnb transcribe transcribestreaming transcribestreaming-fips
    transfer transfer.server transform transform-custom translate trustedadvisor verifiedpermissions
    verifiedpermissions-fips voiceid vpc-lattice wafv2 wafv2-fips wellarchitected wisdom workflows-omics
    workflows-omics-fips workmail workmailmessageflow workspaces workspaces-web workspaces-web-fips xray
    """
}
