import ArchitectureDSL
import Foundation
import Import
import ImportCases
import OrderedCollections
import Plumbline
import TestSupport
import Testing

/// An import as a package in Swift: what it declares is the same graph.
@Suite struct SwiftPackageTests {
  /// Every link between resources, by address.
  private static func graph(
    _ topology: Topology, _ address: (ElementID) -> String
  ) -> Set<String> {
    var links: Set<String> = []
    let known = Set(topology.resources.map(\.id))
    for resource in topology.resources {
      links.insert("\(resource.type) \(address(resource.id))")
      for (name, value) in resource.arguments {
        // What another provider makes is declared as unknown.
        for reference in value.references where known.contains(reference.element) {
          links.insert("\(address(resource.id)) \(name) \(address(reference.element))")
        }
      }
    }
    return links
  }

  @Test(arguments: PagesTests.cases)
  func theGraphIsTheSame(name: String) throws {
    let imported = try ImportedTerraform(ImportCase(name).plan, name: name)
    let declarations = SwiftDeclarations(imported)
    #expect(declarations.declarations.count == imported.topology.resources.count)
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "x", title: "X", summary: "",
      environments: [
        Environment(
          "dev", account: "111111111111", zones: ["a", "b", "c"], addresses: "10.0.0.0/8")
      ]
    ) { _ in
      Region(imported.topology.region) {
        declarations.unknowns.map {
          Input($0.name, type: "string", description: $0.cause, example: "x") as any RegionMember
        }
        declarations.declarations.map {
          Declare(
            $0.name, type: $0.resource.type, arguments: $0.arguments, title: $0.resource.title)
            as any RegionMember
        }
      }
    }
    let errors = evaluation.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(6).map { "\($0.code.number) \($0.summary)" })")
    let addresses = Dictionary(
      uniqueKeysWithValues: declarations.names.map { (ElementID($0.value), $0.key.description) })
    let declared = Self.graph(try #require(evaluation.topologies.first)) {
      addresses[$0] ?? "\($0)"
    }
    let given = Self.graph(imported.topology) { $0.description }
    #expect(declared == given, "\(declared.symmetricDifference(given).sorted().prefix(10))")
  }

  /// Ids of a state become references.
  @Test func idsBecomeReferences() throws {
    let state = """
      {"format_version": "1.0", "values": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
         "provider_name": "registry.terraform.io/hashicorp/aws",
         "values": {"id": "vpc-1", "owner_id": "1", "cidr_block": "10.0.0.0/16"}},
        {"address": "aws_subnet.app", "mode": "managed", "type": "aws_subnet", "name": "app",
         "provider_name": "registry.terraform.io/hashicorp/aws",
         "values": {"id": "subnet-1", "vpc_id": "vpc-1", "cidr_block": "10.0.1.0/24"}}]}}}
      """
    let declarations = SwiftDeclarations(try ImportedTerraform(Array(state.utf8), name: "s"))
    #expect(declarations.declarations.map(\.name) == ["vpc-main", "subnet-app"])
    #expect(
      declarations.declarations[1].arguments["vpc_id"]
        == .reference(ElementID("vpc-main"), "id"))
    #expect(declarations.declarations[0].arguments.keys.elements == ["cidr_block"])
  }

  @Test func thePackageIsWrittenOnce() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (status, words) = CommandTests.run(
      "import", CommandTests.path("hubspoke-centralized-egress"), "--swift", "\(folder.path)/model")
    #expect(status == 0, "\(words.error)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder.path)/model/architecture")
    #expect(names.contains("Architecture.swift") && names.contains("RootModule.swift"), "\(names)")
    let text = try String(
      contentsOfFile: "\(folder.path)/model/architecture/RootModule.swift", encoding: .utf8)
    #expect(text.contains("type: \"aws_ec2_transit_gateway_route\""), "\(text)")
    #expect(
      CommandTests.run(
        "import", CommandTests.path("three-tier"), "--swift", "\(folder.path)/model"
      ).status == 1)
  }
}
