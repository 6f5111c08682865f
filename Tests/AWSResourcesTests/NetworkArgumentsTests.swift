import AWSResourceGenerator
import Testing

@testable import AWSResources

@Suite struct NetworkArgumentsTests {
  /// The arguments of a type as `path=kind`.
  private func words(_ type: String) -> [String] {
    NetworkArguments.of(type).map { "\($0.path.joined(separator: "."))=\($0.kind.rawValue)" }
  }

  @Test(arguments: [
    (
      "aws_lambda_function",
      [
        "replacement_security_group_ids=securityGroup",
        "vpc_config.ipv6_allowed_for_dual_stack=ipv6",
        "vpc_config.security_group_ids=securityGroup", "vpc_config.subnet_ids=subnet",
      ]
    ),
    (
      "aws_db_instance",
      [
        "availability_zone=zone", "db_subnet_group_name=subnetGroup", "domain_dns_ips=address",
        "multi_az=zone", "network_type=ipv6", "port=port", "publicly_accessible=publicAccess",
        "vpc_security_group_ids=securityGroup",
      ]
    ),
    (
      "aws_glue_connection",
      [
        "physical_connection_requirements.availability_zone=zone",
        "physical_connection_requirements.security_group_id_list=securityGroup",
        "physical_connection_requirements.subnet_id=subnet",
      ]
    ),
    (
      "aws_msk_replicator",
      [
        "kafka_cluster.vpc_config.security_groups_ids=securityGroup",
        "kafka_cluster.vpc_config.subnet_ids=subnet",
      ]
    ),
    (
      "aws_network_interface_sg_attachment",
      ["network_interface_id=interface", "security_group_id=securityGroup"]
    ),
    (
      "aws_security_group_rule",
      [
        "cidr_blocks=address", "from_port=port", "ipv6_cidr_blocks=ipv6",
        "prefix_list_ids=prefixList", "protocol=protocol", "security_group_id=securityGroup",
        "source_security_group_id=securityGroup", "to_port=port",
      ]
    ),
    (
      "aws_vpn_gateway_route_propagation",
      ["route_table_id=routeTable", "vpn_gateway_id=gateway"]
    ),
    (
      "aws_ec2_transit_gateway_connect",
      ["protocol=protocol", "transit_gateway_id=gateway", "transport_attachment_id=attachment"]
    ),
    ("aws_vpc_peering_connection", ["peer_vpc_id=vpc", "vpc_id=vpc"]),
    ("aws_api_gateway_vpc_link", ["target_arns=loadBalancer"]),
    (
      "aws_cloudfront_vpc_origin",
      [
        "vpc_origin_endpoint_config.arn=loadBalancer",
        "vpc_origin_endpoint_config.http_port=port",
        "vpc_origin_endpoint_config.https_port=port",
        "vpc_origin_endpoint_config.origin_protocol_policy=protocol",
      ]
    ),
    (
      "aws_lb_target_group_attachment",
      [
        "availability_zone=zone", "port=port", "target_group_arn=targetGroup",
        "target_id=instance",
      ]
    ),
    ("aws_vpc_block_public_access_options", ["internet_gateway_block_mode=publicAccess"]),
    (
      "aws_eks_node_group",
      [
        "launch_template.id=launchTemplate", "launch_template.name=launchTemplate",
        "remote_access.source_security_group_ids=securityGroup", "subnet_ids=subnet",
      ]
    ),
  ])
  func argumentsOfAType(type: String, expected: [String]) {
    #expect(words(type) == expected)
  }

  /// Ports of an alarm's metric, addresses of people, public access to buckets.
  @Test(arguments: [
    "aws_cloudwatch_metric_alarm", "aws_s3_bucket_public_access_block", "aws_iam_role",
    "aws_budgets_budget", "aws_dms_endpoint", "aws_medialive_input_security_group",
    "aws_securityhub_insight", "aws_db_proxy_target", "aws_volume_attachment",
    "aws_connect_instance", "aws_nothing",
  ])
  func noNetwork(type: String) {
    #expect(words(type) == [])
  }

  /// Objects in lists, which are blocks to those who write them.
  @Test func membersOfListsOfObjectsAreFound() {
    #expect(words("aws_security_group").contains("ingress.cidr_blocks=address"))
    #expect(words("aws_route_table").contains("route.nat_gateway_id=gateway"))
  }

  @Test func noPathIsOfTagsOrTimeouts() {
    let names = Set(
      NetworkArguments.types.flatMap(NetworkArguments.of).flatMap(\.path))
    #expect(names.isDisjoint(with: ["tags", "tags_all", "timeouts", "description"]))
  }

  @Test func theToolAndTheLibraryNameTheSameKinds() {
    #expect(
      NetworkArgument.Kind.allCases.map(\.rawValue)
        == NetworkArgumentKind.allCases.map(\.rawValue))
  }

  @Test func theTableIsReadWhole() {
    let types = NetworkArguments.types
    #expect(types == types.sorted() && types.count >= 350)
    #expect(types.allSatisfy { !NetworkArguments.of($0).isEmpty })
    let words = networkArgumentTable.split { $0 == " " || $0 == "\n" }
    #expect(words.count == types.count + types.map { NetworkArguments.of($0).count }.reduce(0, +))
    let kinds = Set(types.flatMap(NetworkArguments.of).map(\.kind))
    #expect(kinds.count == NetworkArgument.Kind.allCases.count)
  }
}
