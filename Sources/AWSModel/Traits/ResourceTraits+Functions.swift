extension ResourceTraits {
  /// Functions, APIs and workflows.
  static let functions: [ResourceTraits] = [
    ResourceTraits(
      "aws_lambda_function", "AWS Lambda function", outputs: ["arn"],
      arn: ARNForm("lambda", "function:"),
      // A function is called through the service; nobody connects to its interfaces.
      // Source: AWS Lambda, "Giving Lambda functions access to resources in an Amazon VPC".
      occupant: .client(
        in: ["vpc_config.subnet_ids"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits("aws_lambda_alias", "AWS Lambda alias", plural: "AWS Lambda aliases"),
    ResourceTraits(
      "aws_lambda_permission", "permission to call an AWS Lambda function",
      plural: "permissions to call AWS Lambda functions", short: "Lambda permission"),
    ResourceTraits("aws_lambda_event_source_mapping", "AWS Lambda event source mapping"),
    ResourceTraits("aws_lambda_function_url", "AWS Lambda function URL"),
    ResourceTraits("aws_lambda_layer_version", "AWS Lambda layer version"),
    ResourceTraits("aws_api_gateway_rest_api", "Amazon API Gateway REST API"),
    ResourceTraits("aws_api_gateway_resource", "Amazon API Gateway resource"),
    ResourceTraits("aws_api_gateway_method", "Amazon API Gateway method"),
    ResourceTraits("aws_api_gateway_integration", "Amazon API Gateway integration"),
    ResourceTraits("aws_api_gateway_deployment", "Amazon API Gateway deployment"),
    ResourceTraits("aws_api_gateway_stage", "Amazon API Gateway stage"),
    ResourceTraits("aws_api_gateway_domain_name", "Amazon API Gateway custom domain name"),
    ResourceTraits("aws_api_gateway_authorizer", "Amazon API Gateway authorizer"),
    ResourceTraits("aws_api_gateway_account", "Amazon API Gateway account setting"),
    // It leads to a network load balancer by PrivateLink and has no interface of the author's.
    ResourceTraits(
      "aws_api_gateway_vpc_link", "Amazon API Gateway VPC link for REST APIs",
      plural: "Amazon API Gateway VPC links for REST APIs"),
    ResourceTraits("aws_apigatewayv2_api", "Amazon API Gateway HTTP or WebSocket API"),
    ResourceTraits("aws_apigatewayv2_route", "Amazon API Gateway route"),
    ResourceTraits("aws_apigatewayv2_integration", "Amazon API Gateway integration"),
    ResourceTraits("aws_apigatewayv2_stage", "Amazon API Gateway stage"),
    ResourceTraits("aws_apigatewayv2_authorizer", "Amazon API Gateway authorizer"),
    ResourceTraits("aws_apigatewayv2_domain_name", "Amazon API Gateway custom domain name"),
    ResourceTraits("aws_apigatewayv2_api_mapping", "Amazon API Gateway API mapping"),
    ResourceTraits(
      "aws_apigatewayv2_vpc_link", "Amazon API Gateway VPC link",
      occupant: .client(
        in: ["subnet_ids"], groups: ["security_group_ids"], homeless: .unknown, presence: .all)),
    ResourceTraits("aws_appsync_graphql_api", "AWS AppSync GraphQL API"),
    ResourceTraits("aws_sfn_state_machine", "AWS Step Functions state machine"),
    ResourceTraits("aws_sfn_activity", "AWS Step Functions activity"),
    ResourceTraits(
      "aws_mwaa_environment", "Amazon MWAA environment", stores: StoredData(key: "kms_key"),
      costs: [CostUnit("MWAA environments")],
      // Source: Amazon MWAA user guide, "About networking": two private subnets, in two zones.
      occupant: OccupantTraits(
        in: ["network_configuration.subnet_ids"],
        groups: ["network_configuration.security_group_ids"], ports: .unknown, presence: .two)),
  ]
}
