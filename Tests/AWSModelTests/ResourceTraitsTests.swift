import AWSResources
import Testing

@testable import AWSModel

/// One row says of a resource type what everything says about it.
@Suite struct ResourceTraitsTests {
  @Test(arguments: RequiredTypes.all) func hasARow(type: String) {
    #expect(ResourceTraits.isListed(type), "\(type) has no row in ResourceTraits")
  }

  @Test func everyTypeHasOneRow() {
    let types = ResourceTraits.listed.map(\.type)
    let repeated = Set(types.filter { type in types.count { $0 == type } > 1 })
    #expect(repeated.isEmpty)
    #expect(
      ResourceTraits.dataHolders.count == ResourceTraits.listed.count { $0.storesData != nil })
  }

  @Test(arguments: RequiredTypes.standing) func standsInAVPC(type: String) {
    #expect(ResourceTraits.of(type).occupant != nil, "\(type) has interfaces")
  }

  @Test(arguments: ResourceTraits.listed.map(\.type)) func namesArgumentsOfTheProvider(type: String)
  {
    guard let schema = ResourceSchemas.schema(of: type) else { return }
    for path in ResourceTraits.of(type).paths {
      #expect(path.steps.first.map(schema.contains) == true, "\(type) has no '\(path)'")
    }
  }

  @Test(arguments: ResourceTraits.listed.map(\.type)) func givesAttributesOfTheProvider(
    type: String
  ) {
    guard let schema = ResourceSchemas.schema(of: type) else { return }
    for output in ResourceTraits.of(type).outputs {
      #expect(schema.contains(output), "\(type) has no '\(output)'")
    }
  }

  /// What somebody adds beside the generated Terraform refers to.
  @Test(arguments: [
    ("aws_vpc", ["id"]), ("aws_subnet", ["id"]), ("aws_route_table", ["id"]),
    ("aws_security_group", ["id"]), ("aws_kms_key", ["arn"]), ("aws_sns_topic", ["arn"]),
    ("aws_lb", ["dns_name", "zone_id"]), ("aws_elb", ["dns_name", "zone_id"]),
    ("aws_cloudfront_distribution", ["domain_name", "hosted_zone_id"]),
  ]) func givesWhatOthersReferTo(type: String, outputs: [String]) {
    #expect(ResourceTraits.of(type).outputs == outputs)
  }

  @Test(arguments: ResourceTraits.listed.map(\.type)) func leadsToRowsThatSayIt(type: String) {
    let occupant = ResourceTraits.of(type).occupant
    for source in (occupant?.subnets ?? []) + (occupant?.groups ?? []) {
      switch source {
      case .argument: break
      case .subnetGroup(_, let group):
        #expect(ResourceTraits.of(group).subnetsOfGroup != nil, "\(group)")
      case .template(_, let template):
        #expect(ResourceTraits.of(template).occupant?.isTemplate == true, "\(template)")
      case .parent(_, let parent), .original(_, let parent):
        #expect(ResourceTraits.of(parent).occupant != nil, "\(parent)")
      case .dependents(let dependent, _, _): #expect(ResourceTraits.isListed(dependent))
      }
    }
  }

  @Test(arguments: [
    ("aws_db_instance", "Amazon RDS DB instance", "DB instances"),
    ("aws_nat_gateway", "NAT gateway", "NAT gateways"),
    ("aws_wafv2_web_acl", "AWS WAF web ACL", "web ACLs"),
    ("aws_vpc_security_group_egress_rule", "security group outbound rule", "egress rules"),
    ("aws_kms_alias", "AWS KMS alias", "KMS aliases"),
    ("aws_eip", "Elastic IP address", "Elastic IP addresses"),
    // Without a row.
    ("aws_db_cluster_snapshot", "Amazon RDS DB cluster snapshot", "RDS DB cluster snapshots"),
    ("aws_iot_policy", "AWS IoT policy", "IoT policies"),
    (
      "aws_vpc_ipam_resource_discovery", "VPC IPAM resource discovery",
      "VPC IPAM resource discoveries"
    ),
    ("aws_dynamodb_table_export", "Amazon DynamoDB table export", "DynamoDB table exports"),
    (
      "aws_s3_account_public_access_block", "Amazon S3 account public access block",
      "S3 account public access blocks"
    ),
    (
      "aws_quicksight_account_settings", "Amazon QuickSight account settings",
      "QuickSight account settings"
    ),
    ("aws_frobnicator_widget", "frobnicator widget", "frobnicator widgets"),
    ("random_password", "random password", "random passwords"),
  ]) func speaksAWSsWords(type: String, noun: String, shortPlural: String) {
    let traits = ResourceTraits.of(type)
    #expect(traits.noun == noun)
    #expect(traits.shortPlural == shortPlural)
  }

  /// An acronym never stands there as a word: `Db instance`, `Sqs queue`.
  @Test func writesAcronymsAsSuch() {
    for type in ResourceSchemas.types {
      let traits = ResourceTraits.of(type)
      for word in traits.title.split(separator: " ") {
        let isAcronymAsAWord = ["Db", "Sqs", "Sns", "Acl", "Iam", "Kms", "Vpc", "Vpn"].contains(
          word)
        #expect(!isAcronymAsAWord, "\(type): \(traits.title)")
      }
    }
  }

  /// Who is said to open nothing is no sender in any proof, so that must be sure.
  @Test func saysOfFewThatTheyOpenNothing() {
    let silent = ResourceTraits.listed.filter { $0.occupant?.opens == .no }.map(\.type)
    #expect(
      silent.sorted() == [
        "aws_ec2_transit_gateway_vpc_attachment", "aws_efs_mount_target", "aws_nat_gateway",
        "aws_networkfirewall_firewall", "aws_vpc_endpoint",
      ])
  }

  @Test func choosesPortsByTheEngine() {
    guard
      case .argument("port", absent: .values("engine", let ports, absent: .unknown))? =
        ResourceTraits.of("aws_db_instance").occupant?.ports
    else {
      Issue.record("a DB instance has its port from 'port', or else from its engine")
      return
    }
    #expect(ports["postgres"] == .tcp(5432))
    #expect(ports["sqlserver-ex"] == .tcp(1433))
  }
}
