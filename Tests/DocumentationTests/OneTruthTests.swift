import AWSModel
import NetworkLaws
import OrderedCollections
import Reachability
import Testing
import Topology

@testable import Documentation

/// Every route and rule that decides in a walk is a row of the pages and of the review's data, and the
/// other way round. That it is on the sheets is asked where the sheets are drawn.
@Suite struct OneTruthTests {
  static let seeds = Array(UInt64(0)..<60)

  @Test(arguments: seeds)
  func `The review has one row for each route and rule`(seed: UInt64) {
    let topology = TestNetwork.random(seed: seed).topology
    let landscape = Landscape([AWSModel(topology)])
    let model = landscape.models[0]
    for table in model.routeTables.values where landscape.resource(table.id) != nil {
      #expect(
        Self.elements(of: table.id, in: landscape)
          == (table.routes.map { $0.source == .declared ? $0.element : table.id }
            + table.openings.map(\.element)))
    }
    for group in model.securityGroups.values where landscape.resource(group.id) != nil {
      #expect(Self.elements(of: group.id, in: landscape) == group.rules.map(\.element))
    }
    for list in model.networkACLs.values where landscape.resource(list.id) != nil {
      #expect(Set(Self.elements(of: list.id, in: landscape)) == Set(list.rules.map(\.element)))
    }
    for table in model.transitTables.values where landscape.resource(table.id) != nil {
      let rows = Self.elements(of: table.id, in: landscape)
      #expect(Set(rows).isSuperset(of: table.routes.map(\.element)))
      #expect(Set(rows).isSuperset(of: table.openings.map(\.element)))
    }
  }

  @Test(arguments: seeds)
  func `The network page has one row for each route`(seed: UInt64) {
    let topology = TestNetwork.random(seed: seed).topology
    let landscape = Landscape([AWSModel(topology)])
    let model = landscape.models[0]
    let words = RouteWords(landscape: landscape)
    var shown: Set<ElementID> = []
    for network in VPCReading.all(in: landscape) {
      for family in network.tables {
        let reader = DecidingRoutes(family: family, network: network, landscape: landscape)
        let tables = family.members.compactMap { $0.items[0] }
        for (resource, rows) in zip(tables, reader.tables(in: 0)) {
          guard let table = model.routeTables[resource.id] else { continue }
          shown.insert(table.id)
          #expect(
            rows.routes.map(\.destination.plainText)
              == table.routes.map { words.destination($0).plainText }
              + table.openings.map { _ in "not known" })
        }
      }
      if let main = network.mainTable { shown.insert(main.id) }
    }
    let deciding = model.routeTables.values.filter { !$0.subnets.isEmpty || $0.isEdge }
    #expect(shown.isSuperset(of: deciding.map(\.id)))
  }

  /// The pages as a reader has them.
  @Test(arguments: seeds.prefix(20))
  func `What decides in a walk is on the pages`(seed: UInt64) throws {
    let network = TestNetwork.random(seed: seed)
    let landscape = Landscape([AWSModel(network.topology)])
    let pages = Self.pages(network.topology)
    let rows = Set(
      landscape.resources.flatMap { Self.elements(of: $0.id, in: landscape) }
        + landscape.resources.map(\.id))
    let walks = network.model
    for pair in Self.pairs(of: network) {
      for outcome in walks.outcomes(from: pair.0, to: pair.1) {
        guard let packet = outcome.packets.sample(in: walks.names) else { continue }
        for trace in walks.trace(packet, from: pair.0, to: pair.1) {
          for decision in (trace.forward + trace.reply).flatMap(\.decisions) {
            guard let element = decision.element else { continue }
            #expect(
              rows.contains(element) || Self.isAWSs(element, landscape.models[0]),
              "\(element) decides (\(decision.sentence)) and is no row")
          }
        }
      }
    }
    for route in landscape.models[0].routeTables.values.flatMap(\.routes) {
      guard case .block(let block) = route.destination, route.source == .declared else { continue }
      #expect(try #require(pages["docs/network.md"]).contains("| `\(block)` "))
    }
  }

  @Test func `Routes of a gateway endpoint are on the network page`() throws {
    let pages = Self.pages(TestNetwork.storage().topology)
    #expect(try #require(pages["docs/network.md"]).contains("the s3 prefix list"))
  }

  @Test func `What is propagated and cannot be listed is on the network page`() throws {
    var topology = TestNetwork.direct().topology
    topology.resources += [
      Self.resource("alpha/vpn", "aws_vpn_gateway", ["vpc_id": Self.ref("alpha/vpc")]),
      Self.resource(
        "alpha/propagation", "aws_vpn_gateway_route_propagation",
        [
          "vpn_gateway_id": Self.ref("alpha/vpn"),
          "route_table_id": Self.ref("alpha/workload/route-table[a]"),
        ]),
    ]
    let page = try #require(Self.pages(topology)["docs/network.md"])
    #expect(page.contains("| not known "))
    #expect(page.contains("propagat"))
  }

  @Test func `Rules that are written in the group itself are in the review`() {
    var topology = TestNetwork.direct().topology
    let rule: Value = .blocks([
      "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": .list(["10.0.0.0/8"]),
    ])
    topology.resources.append(
      Self.resource(
        "alpha/own", "aws_security_group",
        ["vpc_id": Self.ref("alpha/vpc"), "ingress": rule, "egress": rule]))
    let group = ElementID("alpha", "own")
    #expect(Self.elements(of: group, in: Landscape([AWSModel(topology)])) == [group, group])
  }

  // MARK: Helpers

  private static func ref(_ id: String) -> Value {
    .reference(ElementID(text: id) ?? ElementID("none"), "id")
  }

  private static func resource(
    _ id: String, _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> Resource {
    let element = ElementID(text: id) ?? ElementID("none")
    return Resource(
      id: element, type: type, name: element.name, arguments: arguments, title: id,
      location: SourceLocation(file: "Tests/Network.swift", line: 1))
  }

  /// What AWS makes by itself is no resource, and goes by what it belongs to.
  private static func isAWSs(_ element: ElementID, _ model: AWSModel) -> Bool {
    model.securityGroups[element]?.isImplicit ?? model.routeTables[element]?.isImplicit
      ?? model.networkACLs[element]?.isImplicit ?? model.transitTables[element]?.isImplicit ?? false
  }

  private static func pairs(of network: TestNetwork) -> [(Endpoint, Endpoint)] {
    let ends = network.ends.prefix(4)
    return ends.flatMap { source in ends.filter { $0 != source }.map { (source, $0) } }
  }

  /// The elements of the rows of a holder, in their order.
  private static func elements(of holder: ElementID, in landscape: Landscape) -> [ElementID] {
    guard let resource = landscape.resource(holder) else { return [] }
    return RuleRecords(landscape: landscape).rules(of: resource).compactMap { record in
      guard case .array(let parts) = record, case .string(let id)? = parts.first else { return nil }
      return ElementID(text: id)
    }
  }

  private static func pages(_ topology: Topology) -> [String: String] {
    let files = DocumentationGenerator(
      environments: [topology], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate().files
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }
}
