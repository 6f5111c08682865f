import AWSResources
import Topology

extension ResourceTraits {
  /// The types of what stands in a Region, or in none, beside its VPCs: what an architect would draw
  /// there. What belongs to one of them, such as a bucket's policy, is not among them.
  package static let regional: Set<String> = [
    "aws_s3_bucket", "aws_sqs_queue", "aws_sns_topic", "aws_dynamodb_table",
    "aws_lambda_function", "aws_cloudfront_distribution", "aws_apigatewayv2_api",
    "aws_api_gateway_rest_api", "aws_appsync_graphql_api", "aws_route53_zone",
    "aws_cognito_user_pool", "aws_cognito_identity_pool", "aws_sfn_state_machine",
    "aws_cloudwatch_event_bus", "aws_cloudwatch_event_rule", "aws_scheduler_schedule",
    "aws_pipes_pipe", "aws_kinesis_stream", "aws_kinesis_firehose_delivery_stream",
    "aws_ecr_repository", "aws_secretsmanager_secret", "aws_kms_key", "aws_cloudwatch_log_group",
    "aws_acm_certificate", "aws_wafv2_web_acl", "aws_backup_vault", "aws_backup_plan",
    "aws_service_discovery_private_dns_namespace", "aws_service_discovery_http_namespace",
    "aws_glue_catalog_database", "aws_glue_crawler", "aws_glue_job", "aws_athena_workgroup",
    "aws_ssm_parameter", "aws_batch_job_queue", "aws_codepipeline", "aws_codebuild_project",
    "aws_ses_domain_identity", "aws_sesv2_email_identity", "aws_globalaccelerator_accelerator",
    "aws_redshiftserverless_namespace", "aws_bedrockagent_agent", "aws_guardduty_detector",
    "aws_cloudtrail", "aws_networkmanager_core_network", "aws_dx_gateway", "aws_customer_gateway",
    "aws_opensearchserverless_collection", "aws_timestreamwrite_database", "aws_iot_topic_rule",
    "aws_vpn_connection", "aws_dx_connection", "aws_vpc_endpoint_service", "aws_codedeploy_app",
    "aws_ram_resource_share", "aws_vpc_ipam_pool",
  ]

  /// Those of them that an account has once for all Regions.
  ///
  /// Source: AWS, "Global services" in "AWS Fault Isolation Boundaries"; AWS Direct Connect, "Direct
  /// Connect gateways"; AWS Cloud WAN, "Core networks".
  fileprivate static let global: Set<String> = [
    "aws_cloudfront_distribution", "aws_route53_zone", "aws_globalaccelerator_accelerator",
    "aws_networkmanager_core_network", "aws_dx_gateway",
  ]
}

/// Where something is that stands beside VPCs.
package enum ServicePlace: Hashable, Sendable {
  case region
  /// In another account or Region than the environment's, or in one that is not known.
  case elsewhere(ResourcePlace)
  /// In the account, and in no Region.
  case account
  /// With whoever AWS is joined to: a customer gateway tells AWS of a device there.
  case customer
}

/// That one thing uses another by a reference whose meaning is known.
package struct ServiceUse: Hashable, Sendable {
  package let source: ElementID
  package let target: ElementID
  /// In AWS's words, for example `event source`.
  package let meaning: String
}

extension AWSModel {
  /// What stands beside the VPCs, in the order of the model.
  package var regionalServices: [Resource] {
    topology.resources.filter {
      ResourceTraits.regional.contains($0.type) && occupants[$0.id] == nil
    }
  }

  /// Where one of the ``regionalServices`` is.
  package func place(of service: Resource) -> ServicePlace {
    if service.type == AWS.CustomerGateway.type { return .customer }
    let elsewhere = service.foreignPlace.map { ServicePlace.elsewhere($0) }
    if ResourceTraits.global.contains(service.type) {
      // What an account has once for all Regions does not stand in the one of its provider.
      return service.place?.account == topology.environment.account
        ? .account : elsewhere ?? .account
    }
    // Source: AWS WAF, "Web ACLs": those of CloudFront are global.
    let isGlobal =
      service.type == AWS.Wafv2WebAcl.type && values.text(service["scope"]).value == "CLOUDFRONT"
    return isGlobal ? .account : elsewhere ?? .region
  }

  /// Who uses what by references of known meaning, each once.
  package var serviceUses: [ServiceUse] {
    var found: [ServiceUse] = []
    for resource in topology.resources {
      for row in UseRow.rows where row.type == resource.type {
        let targets = row.target.map { ends($0, of: resource) } ?? [resource.id]
        let sources = row.source.map { ends($0, of: resource, named: row.named) } ?? [resource.id]
        for source in sources {
          for target in targets where source != target {
            found.append(ServiceUse(source: source, target: target, meaning: row.meaning))
          }
        }
      }
    }
    for service in services.values {
      guard let definition = service.taskDefinition.value.flatMap({ values.resource($0) }) else {
        continue
      }
      for target in ends("container_definitions", of: definition) {
        guard let type = values.resource(target)?.type else { continue }
        let meaning = UseRow.ofContainers[type] ?? "environment variable"
        found.append(ServiceUse(source: service.id, target: target, meaning: meaning))
      }
    }
    var seen: Set<ServiceUse> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// Whether an argument names what a service uses or is used by, whole and not inside a text.
  package static func namesUse(_ path: [String], of type: String) -> Bool {
    UseRow.naming[type]?.contains(path) == true
  }

  /// What an argument refers to, inside texts too.
  ///
  /// - Parameter type: of what the argument may name by its name in the same account and Region.
  func ends(_ path: ArgumentPath, of resource: Resource, named type: String? = nil)
    -> [ElementID]
  {
    var ends: [ElementID] = []
    for value in values.values(at: path.steps, of: resource) {
      let name = type == nil ? nil : values.text(value).value
      let named = type.map(resources)?.filter {
        name != nil && $0.place == resource.place && values.text($0["name"]).value == name
      }
      let own =
        [values.link(value).value].compactMap(\.self) + value.references.map(\.element)
        + (named ?? []).map(\.id)
      for end in own where !ends.contains(end) { ends.append(end) }
    }
    return ends
  }
}

/// What the references of a type mean.
private struct UseRow: Sendable {
  let type: String
  /// Nil where the resource itself is the one that uses.
  let source: ArgumentPath?
  /// Nil where the resource itself is what is used.
  let target: ArgumentPath?
  let meaning: String
  /// The type of what the source may be named by, where that is its name.
  let named: String?

  init(
    _ type: String, _ source: ArgumentPath? = nil, named: String? = nil, to target: ArgumentPath?,
    _ meaning: String
  ) {
    self.type = type
    self.named = named
    self.source = source
    self.target = target
    self.meaning = meaning
  }

  /// Sources: the documents of each service on what the argument is for.
  static let rows: [UseRow] = [
    UseRow(
      "aws_lambda_event_source_mapping", "event_source_arn", to: "function_name", "event source"),
    UseRow("aws_sns_topic_subscription", "topic_arn", to: "endpoint", "subscription"),
    UseRow(
      "aws_cloudwatch_event_target", "rule", named: "aws_cloudwatch_event_rule", to: "arn",
      "event target"),
    UseRow(
      "aws_cloudwatch_event_rule", "event_bus_name", named: "aws_cloudwatch_event_bus", to: nil,
      "event rule"),
    UseRow("aws_scheduler_schedule", to: "target.arn", "schedule"),
    UseRow("aws_pipes_pipe", "source", to: "target", "pipe"),
    UseRow("aws_apigatewayv2_integration", "api_id", to: "integration_uri", "integration"),
    UseRow("aws_api_gateway_integration", "rest_api_id", to: "uri", "integration"),
    UseRow("aws_apigatewayv2_authorizer", "api_id", to: "jwt_configuration.issuer", "authorizer"),
    UseRow("aws_cloudfront_distribution", to: "origin.domain_name", "origin"),
    UseRow("aws_cloudfront_distribution", to: "web_acl_id", "web ACL"),
    UseRow("aws_route53_record", "zone_id", to: "alias.name", "alias record"),
    UseRow(
      "aws_kinesis_firehose_delivery_stream", to: "extended_s3_configuration.bucket_arn",
      "delivery"),
    UseRow(
      "aws_kinesis_firehose_delivery_stream",
      "kinesis_source_configuration.kinesis_stream_arn", to: nil, "source"),
    UseRow("aws_sfn_state_machine", to: "definition", "task"),
    UseRow("aws_lambda_function", to: "environment.variables", "environment variable"),
    UseRow(
      "aws_s3_bucket_notification", "bucket", to: "lambda_function.lambda_function_arn",
      "notification"),
    UseRow("aws_s3_bucket_notification", "bucket", to: "queue.queue_arn", "notification"),
    UseRow("aws_s3_bucket_notification", "bucket", to: "topic.topic_arn", "notification"),
    UseRow("aws_glue_crawler", to: "s3_target.path", "crawl"),
    UseRow("aws_wafv2_web_acl_association", "resource_arn", to: "web_acl_arn", "web ACL"),
    UseRow("aws_sqs_queue", to: "redrive_policy", "dead letters"),
    UseRow("aws_vpn_connection", to: "customer_gateway_id", "customer gateway"),
    UseRow("aws_vpn_connection", to: "transit_gateway_id", "attachment"),
    UseRow("aws_vpn_connection", to: "vpn_gateway_id", "VPN gateway"),
    UseRow(
      "aws_dx_gateway_association", "dx_gateway_id", to: "associated_gateway_id", "association"),
    UseRow("aws_vpc_endpoint_service", to: "network_load_balancer_arns", "load balancer"),
    UseRow("aws_vpc_endpoint_service", to: "gateway_load_balancer_arns", "load balancer"),
    UseRow("aws_vpc_endpoint", to: "service_name", "endpoint"),
    UseRow("aws_ram_resource_association", "resource_share_arn", to: "resource_arn", "shared"),
    UseRow(
      "aws_codedeploy_deployment_group", "app_name", to: "ecs_service.service_name", "deployment"),
  ]

  /// The arguments of each type that hold nothing but what names the other side.
  static let naming: [String: Set<[String]>] = {
    let texts: Set<[String]> = [
      ["definition"], ["environment", "variables"], ["redrive_policy"], ["s3_target", "path"],
    ]
    var naming: [String: Set<[String]>] = [:]
    for row in rows {
      let paths = [row.source, row.target].compactMap { $0?.steps }
      naming[row.type, default: []].formUnion(Set(paths).subtracting(texts))
    }
    return naming
  }()

  /// What a container's definition refers to.
  static let ofContainers: [String: String] = [
    "aws_ecr_repository": "image", "aws_cloudwatch_log_group": "logs",
    "aws_secretsmanager_secret": "secret", "aws_ssm_parameter": "parameter",
  ]
}
