import Import
import ImportCases
import PictureCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// What answers the internet although no connection says so.
@Suite struct ExposureTests {
  private func overview(_ topology: Topology) throws -> Sheet {
    let network = WalkedNetwork(topology)
    let sheets = try DiagramGenerator(networks: [network]).sheets()
    #expect(SheetTruth(network, sheets).faults() == [])
    return try #require(sheets.first { $0.kind == .overview })
  }

  private func imported(_ name: String) throws -> Topology {
    try ImportedTerraform(ImportCase(name).plan, name: name).topology
  }

  private func words(_ sheet: Sheet) -> String {
    sheet.allBoxes.flatMap(\.texts).map(\.text).joined(separator: " ")
  }

  @Test func `An instance that anybody may connect to is at the end of a line`() throws {
    let sheet = try overview(imported("batfish-transit-gateway-asymmetric-paths"))
    let lines = sheet.edges.filter { $0.style == .flow }
    #expect(lines.count == 4, "by way of two internet gateways")
    #expect(lines.filter { $0.source == "internet" }.count == 2)
    #expect(words(sheet).contains("Open to anybody on the internet"))
    #expect(lines.contains { $0.title.contains("bat-web01") && $0.title.contains("TCP 22") })
    #expect(sheet.legend.contains { $0.title == "Open to the internet" })
  }

  /// Without a rule that admits everybody, no line says so.
  @Test func `Who is admitted from listed blocks only is not anybody`() throws {
    var topology = try imported("batfish-transit-gateway-asymmetric-paths")
    for index in topology.resources.indices
    where topology.resources[index].type.hasPrefix("aws_security_group")
      || topology.resources[index].type.hasPrefix("aws_network_acl")
    {
      topology.resources[index].arguments = topology.resources[index].arguments.mapValues {
        listed($0)
      }
    }
    #expect(WalkedNetwork(topology).model.exposures() == [])
    #expect(try !overview(topology).edges.contains { $0.style == .flow })
  }

  private func listed(_ value: Value) -> Value {
    switch value {
    case .string("0.0.0.0/0"): "192.0.2.0/24"
    case .list(let values): .list(values.map(listed))
    case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(listed) })
    case .object(let members): .object(members.mapValues(listed))
    default: value
    }
  }

  private static let endpoints: [(access: Value?, clients: Value?, words: String?)] = [
    (false, nil, nil), (nil, nil, "public endpoint"), (true, nil, "public endpoint"),
    (true, .list(["192.0.2.0/24"]), "public endpoint for listed clients"),
    (true, .list(["0.0.0.0/0"]), "public endpoint"),
    (.input("access"), nil, "public endpoint not known"),
  ]

  @Test(arguments: endpoints)
  func `A cluster says who may ask its endpoint outside the VPC`(
    access: Value?, clients: Value?, expected: String?
  ) throws {
    var topology = try #require(PictureCase.named("eks")?.evaluation().topologies.first)
    let place = try #require(
      topology.resources.firstIndex { $0.id == ElementID("apps", "cluster") })
    guard case .blocks(var blocks)? = topology.resources[place].arguments["vpc_config"] else {
      Issue.record("no vpc_config")
      return
    }
    blocks[0]["endpoint_public_access"] = access
    blocks[0]["public_access_cidrs"] = clients
    topology.resources[place].arguments["vpc_config"] = .blocks(blocks)
    let facts = Facts(topology)
    let words = facts.guarded("", topology.resources[place])
    #expect(words == expected ?? "")
    let sheet = try overview(topology)
    #expect(self.words(sheet).contains("public endpoint") == (expected != nil))
  }
}
