import AWSResources
import ArchitectureDSL
import Topology

/// API Gateway (HTTP) → Lambda → DynamoDB and Aurora Serverless in a VPC; Cognito; SNS → SQS → Lambda; EventBridge; Step Functions.
func serverless(_ environment: Environment) -> Region {
  let vpc = "app"
  return Region(.ireland) {
    EncryptionKey("encryption")
    Declare("users", type: "aws_cognito_user_pool", arguments: ["name": "users"], title: "Users")
    Declare(
      "web-client", type: "aws_cognito_user_pool_client",
      arguments: ["name": "web", "user_pool_id": ref("users", at: "id")])
    Declare(
      "api", type: "aws_apigatewayv2_api", arguments: ["name": "orders", "protocol_type": "HTTP"],
      title: "Orders API")
    Declare(
      "authorizer", type: "aws_apigatewayv2_authorizer",
      arguments: [
        "api_id": ref("api", at: "id"), "authorizer_type": "JWT", "name": "cognito",
        "identity_sources": .list(["$request.header.Authorization"]),
        "jwt_configuration": .blocks([
          "audience": .list([ref("web-client", at: "id")]),
          "issuer": .template(["https://", ref("users", at: "endpoint")]),
        ]),
      ])
    Declare(
      "integration", type: "aws_apigatewayv2_integration",
      arguments: [
        "api_id": ref("api", at: "id"), "integration_type": "AWS_PROXY",
        "integration_uri": ref(vpc, "orders", at: "invoke_arn"), "payload_format_version": "2.0",
      ])
    Declare(
      "route", type: "aws_apigatewayv2_route",
      arguments: [
        "api_id": ref("api", at: "id"), "route_key": "POST /orders", "authorization_type": "JWT",
        "authorizer_id": ref("authorizer", at: "id"),
        "target": .template(["integrations/", ref("integration", at: "id")]),
      ])
    Declare(
      "stage", type: "aws_apigatewayv2_stage",
      arguments: ["api_id": ref("api", at: "id"), "name": "$default", "auto_deploy": true])
    Declare(
      "permission",
      AWS.LambdaPermission(
        action: "lambda:InvokeFunction",
        functionName: .reference(id(vpc, "orders"), "function_name"),
        principal: "apigateway.amazonaws.com",
        sourceArn: .template(ref("api", at: "execution_arn"), "/*/*")))
    Declare(
      "carts",
      AWS.DynamodbTable(
        name: "carts", attribute: [.init(name: "id", type: "S")], billingMode: "PAY_PER_REQUEST",
        hashKey: "id",
        pointInTimeRecovery: .init(enabled: true)), title: "Carts")
    Declare(
      "placed",
      AWS.SnsTopic(
        kmsMasterKeyId: .reference(id("encryption", "key"), "arn"), name: "order-placed"),
      title: "Order placed")
    Declare(
      "shipping",
      AWS.SqsQueue(
        name: "shipping",
        redrivePolicy: .json([
          "deadLetterTargetArn": ref("shipping-dead", at: "arn"), "maxReceiveCount": 5,
        ]), sqsManagedSseEnabled: true), title: "Shipping queue")
    Declare(
      "shipping-dead", AWS.SqsQueue(name: "shipping-dead", sqsManagedSseEnabled: true),
      title: "Shipping dead letters")
    Declare(
      "shipping-subscription",
      AWS.SnsTopicSubscription(
        endpoint: .reference(id("shipping"), "arn"), protocol: "sqs",
        topicArn: .reference(id("placed"), "arn")))
    Declare(
      "shipping-policy",
      AWS.SqsQueuePolicy(
        policy: .value(allow(["sqs:SendMessage"], on: ref("shipping", at: "arn"))),
        queueUrl: .reference(id("shipping"), "url")))
    Declare(
      "ship-role",
      AWS.IamRole(assumeRolePolicy: .value(trust("lambda.amazonaws.com")), name: "ship"))
    Declare(
      "ship",
      AWS.LambdaFunction(
        functionName: "ship", role: .reference(id("ship-role"), "arn"), filename: "ship.zip",
        handler: "index.handler", runtime: "nodejs22.x"), title: "Ship")
    Declare(
      "ship-source", type: "aws_lambda_event_source_mapping",
      arguments: [
        "event_source_arn": ref("shipping", at: "arn"), "function_name": ref("ship", at: "arn"),
      ])
    Declare(
      "bus", type: "aws_cloudwatch_event_bus", arguments: ["name": "orders"], title: "Orders bus")
    Declare(
      "rule",
      AWS.CloudwatchEventRule(
        eventBusName: .reference(id("bus"), "name"),
        eventPattern: .json(["source": .list(["orders"])]), name: "orders"))
    Declare(
      "target",
      AWS.CloudwatchEventTarget(
        arn: .reference(id("fulfilment"), "arn"), rule: .reference(id("rule"), "name"),
        eventBusName: .reference(id("bus"), "name"), roleArn: .reference(id("ship-role"), "arn")))
    Declare(
      "fulfilment", type: "aws_sfn_state_machine",
      arguments: [
        "name": "fulfilment", "role_arn": ref("ship-role", at: "arn"),
        "definition": .json(["StartAt": "A", "States": ["A": ["Type": "Succeed"]]]),
      ], title: "Fulfilment workflow")
    VPC(vpc, cidr: "10.20.0.0/16") {
      Subnets("private", prefixLength: 24) {}
      Subnets("data", prefixLength: 24)
      VPCEndpoints(interfaces: ["secretsmanager", "logs"], s3: true)
      Declare(
        "dynamodb",
        AWS.VpcEndpoint(
          vpcId: .reference(id(vpc, "vpc"), "id"),
          routeTableIds: .value(.list([ref(vpc, "private", "route-table", at: "id")])),
          serviceName: "com.amazonaws.eu-west-1.dynamodb", vpcEndpointType: "Gateway"),
        title: "Gateway endpoint for DynamoDB")
      group(vpc, "orders", to: [("proxy", 5432), ("0.0.0.0/0", 443)])
      group(vpc, "proxy", from: [("orders", 5432)], to: [("aurora", 5432)])
      group(vpc, "aurora", from: [("proxy", 5432)])
      Declare(
        "orders-role",
        AWS.IamRole(assumeRolePolicy: .value(trust("lambda.amazonaws.com")), name: "orders"))
      Declare(
        "orders",
        AWS.LambdaFunction(
          functionName: "orders", role: .reference(id(vpc, "orders-role"), "arn"),
          filename: "orders.zip", handler: "index.handler", runtime: "nodejs22.x",
          vpcConfig: .init(
            securityGroupIds: .value(.list([ref(vpc, "orders-group", at: "id")])),
            subnetIds: .value(subnetIDs(vpc, "private")))), title: "Orders function")
      Declare(
        "aurora-subnets",
        AWS.DbSubnetGroup(subnetIds: .value(subnetIDs(vpc, "data")), name: "aurora"))
      Declare(
        "aurora",
        AWS.RdsCluster(
          engine: "aurora-postgresql", clusterIdentifier: "orders",
          dbSubnetGroupName: .reference(id(vpc, "aurora-subnets"), "name"),
          engineMode: "provisioned",
          manageMasterUserPassword: true, masterUsername: "orders",
          serverlessv2ScalingConfiguration: .init(maxCapacity: 8, minCapacity: 0.5),
          storageEncrypted: true,
          vpcSecurityGroupIds: .value(.list([ref(vpc, "aurora-group", at: "id")]))),
        title: "Orders database")
      Declare(
        "aurora-writer",
        AWS.RdsClusterInstance(
          clusterIdentifier: .reference(id(vpc, "aurora"), "id"), engine: "aurora-postgresql",
          instanceClass: "db.serverless"), title: "Writer")
      Declare(
        "aurora-reader",
        AWS.RdsClusterInstance(
          clusterIdentifier: .reference(id(vpc, "aurora"), "id"), engine: "aurora-postgresql",
          instanceClass: "db.serverless"), title: "Reader")
      Declare(
        "proxy", type: "aws_db_proxy",
        arguments: [
          "name": "orders", "engine_family": "POSTGRESQL",
          "role_arn": ref(vpc, "orders-role", at: "arn"), "vpc_subnet_ids": subnetIDs(vpc, "data"),
          "vpc_security_group_ids": .list([ref(vpc, "proxy-group", at: "id")]),
          "auth": .blocks([
            "auth_scheme": "SECRETS",
            "secret_arn": "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AAAAAA",
          ]),
        ], title: "Database proxy")
      Declare(
        "proxy-target", type: "aws_db_proxy_target",
        arguments: [
          "db_proxy_name": ref(vpc, "proxy", at: "name"), "target_group_name": "default",
          "db_cluster_identifier": ref(vpc, "aurora", at: "id"),
        ])
    }
  }
}

/// CloudFront → S3 with OAC, WAF, Route 53, ACM in us-east-1.
func staticSite(_ environment: Environment) -> Region {
  Region(.northVirginia) {
    Declare("zone", AWS.Route53Zone(name: "example.com"), title: "example.com")
    Declare(
      "certificate", AWS.AcmCertificate(domainName: "www.example.com", validationMethod: "DNS"))
    Declare(
      "validation-record",
      AWS.Route53Record(
        name: .reference(id("certificate"), "domain_validation_options", key: "www.example.com"),
        type: "CNAME", zoneId: .reference(id("zone"), "zone_id")))
    Declare(
      "certificate-validation", type: "aws_acm_certificate_validation",
      arguments: ["certificate_arn": ref("certificate", at: "arn")])
    Declare("site", AWS.S3Bucket(bucket: "www.example.com-site"), title: "Site files")
    Declare(
      "site-block",
      AWS.S3BucketPublicAccessBlock(
        bucket: .reference(id("site"), "id"), blockPublicAcls: true, blockPublicPolicy: true,
        ignorePublicAcls: true, restrictPublicBuckets: true))
    Declare(
      "access", type: "aws_cloudfront_origin_access_control",
      arguments: [
        "name": "site", "origin_access_control_origin_type": "s3", "signing_behavior": "always",
        "signing_protocol": "sigv4",
      ])
    Declare(
      "policy",
      AWS.S3BucketPolicy(
        bucket: .reference(id("site"), "id"),
        policy: .value(
          .json([
            "Version": "2012-10-17",
            "Statement": .list([
              [
                "Effect": "Allow", "Principal": ["Service": "cloudfront.amazonaws.com"],
                "Action": "s3:GetObject", "Resource": .template([ref("site", at: "arn"), "/*"]),
                "Condition": ["StringEquals": ["AWS:SourceArn": ref("cdn", at: "arn")]],
              ]
            ]),
          ]))))
    Declare(
      "acl",
      AWS.Wafv2WebAcl(
        defaultAction: .init(allow: .init()), scope: "CLOUDFRONT",
        visibilityConfig: .init(
          cloudwatchMetricsEnabled: true, metricName: "site", sampledRequestsEnabled: true),
        name: "site"), title: "Web ACL")
    Declare(
      "cdn", type: "aws_cloudfront_distribution",
      arguments: [
        "enabled": true, "default_root_object": "index.html", "aliases": .list(["www.example.com"]),
        "web_acl_id": ref("acl", at: "arn"),
        "origin": .blocks([
          "domain_name": ref("site", at: "bucket_regional_domain_name"), "origin_id": "s3",
          "origin_access_control_id": ref("access", at: "id"),
        ]),
        "default_cache_behavior": .blocks([
          "allowed_methods": .list(["GET", "HEAD"]), "cached_methods": .list(["GET", "HEAD"]),
          "target_origin_id": "s3", "viewer_protocol_policy": "redirect-to-https",
          "cache_policy_id": "658327ea-f89d-4fab-a63d-7e88639e58f6",
        ]),
        "restrictions": .blocks(["geo_restriction": .blocks(["restriction_type": "none"])]),
        "viewer_certificate": .blocks([
          "acm_certificate_arn": ref("certificate-validation", at: "certificate_arn"),
          "ssl_support_method": "sni-only", "minimum_protocol_version": "TLSv1.2_2021",
        ]),
      ], title: "Distribution")
    Declare(
      "record",
      AWS.Route53Record(
        name: "www.example.com", type: "A", zoneId: .reference(id("zone"), "zone_id"),
        alias: .init(
          evaluateTargetHealth: false, name: .reference(id("cdn"), "domain_name"),
          zoneId: .reference(id("cdn"), "hosted_zone_id"))), title: "www.example.com")
  }
}
