import AWSResources
import OrderedCollections
import Testing
import Topology

@Suite struct ViewsTests {
  private func table(_ route: Value) -> AWS.RouteTable.View {
    AWS.RouteTable.View(someResource("aws_route_table", ["vpc_id": "vpc-1", "route": route]))
  }

  @Test func fieldsHaveTerraformsNamesAndValues() {
    let vpc = ElementID("shop", "vpc")
    let subnet = AWS.Subnet.View(
      someResource(
        "aws_subnet",
        [
          "vpc_id": .reference(vpc, "id"), "cidr_block": .input("cidr"),
          "map_public_ip_on_launch": false,
        ]))
    #expect(AWS.Subnet.View.type == "aws_subnet")
    #expect(subnet.vpcId.value == .reference(vpc, "id"))
    #expect(subnet.cidrBlock.name == "cidr_block")
    #expect(subnet.cidrBlock.value == .input("cidr"))
    #expect(subnet.mapPublicIpOnLaunch.value == false)
    #expect(subnet.outpostArn.value == nil)
  }

  @Test(arguments: [nil, Value.null, "", .list([]), .object([:]), .blocks([]), .template([])])
  func emptyValuesAreNone(value: Value?) {
    var arguments: OrderedDictionary<String, Value> = [:]
    arguments["subnet_id"] = value
    arguments["network_interface"] = value
    let instance = AWS.Instance.View(someResource("aws_instance", arguments))
    #expect(instance.subnetId.value == nil)
    #expect(instance.networkInterface.elements.isEmpty)
    #expect(instance.networkInterface.unknown == nil)
  }

  @Test(arguments: [Value.bool(false), 0, .double(0), .input("x")])
  func falseAndZeroAreValues(value: Value) {
    let instance = AWS.Instance.View(someResource("aws_instance", ["source_dest_check": value]))
    #expect(instance.sourceDestCheck.value == value)
  }

  @Test func blocksListsOfObjectsAndOneObjectAreTheSame() {
    let spellings: [Value] = [
      .blocks(["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"]),
      .list([["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"]]),
      .list([.null, ["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1", "nat_gateway_id": ""]]),
      ["cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"],
    ]
    for spelling in spellings {
      let routes = table(spelling).route
      #expect(routes.elements.count == 1)
      #expect(routes.first?.cidrBlock.value == "0.0.0.0/0")
      #expect(routes.first?.gatewayId.value == "igw-1")
      #expect(routes.first?.natGatewayId.value == nil)
      #expect(routes.unknown == nil)
    }
  }

  @Test func blocksThatCannotBeReadAreTold() {
    let input = table(.input("routes")).route
    #expect(input.elements.isEmpty)
    #expect(input.unknown == .input("routes"))

    let mixed = Value.list([["cidr_block": "10.0.0.0/8"], .input("more")])
    let routes = table(mixed).route
    #expect(routes.map(\.cidrBlock.value) == ["10.0.0.0/8"])
    #expect(routes.unknown == mixed)
  }

  @Test func nestedBlocksAreReadThroughTheirViews() {
    let listener = AWS.LbListener.View(
      someResource(
        "aws_lb_listener",
        [
          "default_action": .blocks([
            "type": "forward",
            "forward": .blocks(["target_group": .blocks(["arn": "a"], ["arn": "b"])]),
          ])
        ]))
    let groups = listener.defaultAction.first?.forward.first?.targetGroup
    #expect(groups?.map(\.arn.value) == ["a", "b"])
  }

  @Test func fieldsKnowWhatIsComputedAndSensitive() {
    let database = AWS.DbInstance.View(someResource("aws_db_instance", ["password": "x"]))
    #expect(database.password.isSensitive && !database.password.isComputed)
    #expect(database.port.isComputed && !database.port.isSensitive)
    #expect(!database.instanceClass.isComputed)
    #expect(table("").route.isComputed)
  }

  /// What the fields say of themselves is what the table of schemas says of the attributes.
  @Test func theSchemaKnowsWhatIsComputedAndSensitive() throws {
    let schema = try #require(ResourceSchemas.schema(of: "aws_db_instance"))
    #expect(schema.computed.contains("port") && schema.computed.contains("endpoint"))
    #expect(!schema.computed.contains("instance_class"))
    #expect(schema.sensitive == ["password", "password_wo"])
    #expect(schema.contains("password") && schema.contains("restore_to_point_in_time"))
  }

  @Test func typesWithAViewOnlyHaveASchema() throws {
    let alb = try #require(ResourceSchemas.schema(of: AWS.Alb.View.type))
    #expect(alb.contains("subnet_mapping"))
    let view = AWS.Alb.View(someResource("aws_alb", ["subnets": ["subnet-1"]]))
    #expect(view.subnets.value == ["subnet-1"])
  }
}
