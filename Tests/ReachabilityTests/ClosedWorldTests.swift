import AWSModel
import AWSResources
import OrderedCollections
import Reachability
import Testing
import Topology

/// What no reading knows is never taken for nothing: for every type of the provider that can hold a
/// security group or stand in a subnet, one more resource of it keeps a statement from being proved.
@Suite struct ClosedWorldTests {
  /// Types that hold a group or a subnet and are nobody's interface: parts of rules, routes and
  /// groups, whose members are read, and what AWS itself does not let send.
  private static let interfaceless: Set<String> = [
    // Rules and lists, which say who may send and do not send themselves.
    "aws_security_group", "aws_default_security_group", "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
    "aws_network_acl", "aws_default_network_acl", "aws_network_acl_association",
    "aws_route_table_association", "aws_vpc_endpoint_security_group_association",
    "aws_vpc_endpoint_subnet_association", "aws_network_interface_sg_attachment",
    "aws_vpc_security_group_vpc_association", "aws_ec2_subnet_cidr_reservation",
    "aws_subnet", "aws_flow_log", "aws_db_security_group",
    // Groups of subnets: who is in them is read.
    "aws_db_subnet_group", "aws_elasticache_subnet_group", "aws_redshift_subnet_group",
    "aws_dms_replication_subnet_group", "aws_docdb_subnet_group", "aws_neptune_subnet_group",
    "aws_memorydb_subnet_group", "aws_dax_subnet_group",
    // Answer and never send: AWS, "Gateway Load Balancer endpoints", "NAT gateways", "Mount targets",
    // "Interface VPC endpoints", "Network Firewall endpoints", "Transit gateway attachments".
    "aws_vpc_endpoint", "aws_nat_gateway", "aws_efs_mount_target", "aws_networkfirewall_firewall",
    "aws_ec2_transit_gateway_vpc_attachment",
    // Has no security group, so no rule that names one admits it.
    "aws_vpc_route_server_endpoint",
  ]

  private struct Holder: CustomTestStringConvertible {
    let type: String
    var testDescription: String { type }
  }

  private static let holders: [Holder] = NetworkArguments.types.filter { type in
    !interfaceless.contains(type)
      && NetworkArguments.of(type).contains { $0.kind == .securityGroup || $0.kind == .subnet }
  }.map { Holder(type: $0) }

  @Test func mostTypesAreAsked() {
    #expect(NetworkArguments.types.count > 250)
    #expect(Self.holders.count > 120)
  }

  @Test(arguments: holders) private func onlyTheWebIsNotProved(holder: Holder) {
    let verdicts = Self.network(with: holder.type).requirementReports().map {
      ($0.requirement.title, $0.claims[0].verdict)
    }
    for (title, verdict) in verdicts {
      #expect(verdict != .proved, "\(holder.type): \(title)")
    }
  }

  /// Types of which something names a table, list, gateway, attachment or interface and is neither
  /// read nor told to be harmless: it can change any way.
  private static let redirecting: [Holder] = NetworkArguments.types.filter { type in
    !AWSModel.readTypes.contains(type) && !AWSModel.harmlessTypes.contains(type)
      && NetworkArguments.of(type).contains { ways[$0.kind] != nil }
  }.map { Holder(type: $0) }

  /// What of the network such an argument names here.
  private static let ways: [NetworkArgument.Kind: String] = [
    .routeTable: "rt", .networkACL: "acl", .gateway: "igw", .attachment: "igw", .interface: "web",
  ]

  @Test func manyTypesAreRedirecting() { #expect(Self.redirecting.count > 20) }

  @Test(arguments: redirecting) private func noWayIsCertain(holder: Holder) {
    var arguments: OrderedDictionary<String, Value> = [:]
    for argument in NetworkArguments.of(holder.type) {
      guard let named = Self.ways[argument.kind] else { continue }
      let isList = argument.path.last?.hasSuffix("s") ?? false
      let value = Self.ref(named)
      Self.put(isList ? .list([value]) : value, at: argument.path, in: &arguments)
    }
    let way = [
      Self.resource("igw", "aws_internet_gateway", ["vpc_id": Self.ref("v")]),
      Self.resource("acl", "aws_network_acl", ["vpc_id": Self.ref("v")]),
      Self.resource("rt", "aws_route_table", ["vpc_id": Self.ref("v")]),
    ]
    let reaches = Requirement(
      title: "the web reaches the database",
      claims: [
        .init(
          .traffic(
            selection: .init(
              from: [Self.end("web")], to: [Self.end("db")],
              services: [.init(protocolNumber: 6, ports: PortRange(5432))])), .reaches)
      ], location: Self.location)
    func verdict(_ more: [Resource]) -> RequirementVerdict? {
      NetworkModel(Self.topology(Self.hosts + way + more, [reaches]))
        .requirementReports().first?.verdict
    }
    #expect(verdict([]) == .proved)
    #expect(
      verdict([Self.resource("x", holder.type, arguments)]) == .unknown, "\(holder.type)")
  }

  // MARK: The network

  private static let location = SourceLocation(file: "Tests/ClosedWorld.swift", line: 1)

  /// Two hosts, of which one admits the group of the other, and a third group.
  private static var hosts: [Resource] {
    var resources = [
      resource("v", "aws_vpc", ["cidr_block": "10.0.0.0/16"]),
      resource("s1", "aws_subnet", subnet("10.0.1.0/24", "a")),
      resource("s2", "aws_subnet", subnet("10.0.2.0/24", "b")),
    ]
    for group in ["gx", "gw", "gdb"] {
      resources.append(resource(group, "aws_security_group", ["vpc_id": ref("v")]))
      resources.append(
        resource(
          "\(group)-out", "aws_vpc_security_group_egress_rule",
          ["security_group_id": ref(group), "ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"]))
    }
    // Whoever holds the group is admitted, and whoever stands in the subnet.
    let peers: [(String, Value)] = [
      ("referenced_security_group_id", ref("gx")), ("referenced_security_group_id", ref("gw")),
    ]
    for (index, peer) in peers.enumerated() {
      resources.append(
        resource(
          "gdb-in-\(index)", "aws_vpc_security_group_ingress_rule",
          [
            "security_group_id": ref("gdb"), "ip_protocol": "tcp", "from_port": 5432,
            "to_port": 5432, peer.0: peer.1,
          ]))
    }
    resources.append(resource("web", "aws_instance", instance("s1", "gw")))
    resources.append(resource("db", "aws_instance", instance("s2", "gdb")))
    return resources
  }

  private static func topology(_ resources: [Resource], _ requirements: [Requirement]) -> Topology {
    Topology(
      name: "test", title: "Test", summary: "",
      environment: Environment(
        "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/8"),
      region: .singapore, resources: resources, requirements: requirements)
  }

  private static func network(with type: String) -> NetworkModel {
    let resources = hosts + [resource("x", type, arguments(of: type))]
    let only = Requirement(
      title: "only the web reaches the database",
      claims: [
        .init(
          .traffic(selection: .init(from: [.anywhere], to: [end("db")])),
          .only(
            services: [.init(protocolNumber: 6, ports: PortRange(5432))], sources: [end("web")],
            destinations: []))
      ], location: location)
    let refused = Requirement(
      title: "it is refused",
      claims: [
        .init(.traffic(selection: .init(from: [end("x")], to: [end("db")])), .isRefused)
      ], location: location)
    return NetworkModel(topology(resources, [only, refused]))
  }

  /// The arguments that make the resource hold the admitted group and stand in the subnet.
  private static func arguments(of type: String) -> OrderedDictionary<String, Value> {
    var arguments: OrderedDictionary<String, Value> = [:]
    for argument in NetworkArguments.of(type) {
      let value: Value
      switch argument.kind {
      case .securityGroup: value = ref("gx")
      case .subnet: value = ref("s1")
      default: continue
      }
      let name = argument.path.last ?? ""
      put(name.hasSuffix("s") ? .list([value]) : value, at: argument.path, in: &arguments)
    }
    return arguments
  }

  private static func put(
    _ value: Value, at path: [String], in arguments: inout OrderedDictionary<String, Value>
  ) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      arguments[name] = value
      return
    }
    var block: OrderedDictionary<String, Value> = [:]
    if case .blocks(let blocks)? = arguments[name], let first = blocks.first { block = first }
    put(value, at: Array(path.dropFirst()), in: &block)
    arguments[name] = .blocks([block])
  }

  private static func resource(
    _ id: String, _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> Resource {
    Resource(
      id: ElementID(id), type: type, name: id, arguments: arguments, title: id, location: location)
  }

  private static func ref(_ id: String) -> Value { .reference(ElementID(id), "id") }

  private static func end(_ id: String) -> Requirement.End { .element(id: ElementID(id)) }

  private static func subnet(_ block: String, _ zone: String) -> OrderedDictionary<String, Value> {
    [
      "vpc_id": ref("v"), "cidr_block": .string(block),
      "availability_zone": .string("ap-southeast-1\(zone)"),
    ]
  }

  private static func instance(
    _ subnet: String, _ group: String
  ) -> OrderedDictionary<String, Value> {
    ["subnet_id": ref(subnet), "vpc_security_group_ids": .list([ref(group)])]
  }
}
