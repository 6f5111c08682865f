import AWSResources
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

  /// What a configuration gives is declared although the provider would compute it otherwise; of a
  /// state a comment names it.
  @Test func nothingGivenIsLeftOut() throws {
    let plan = SmallPlan(
      [("aws_vpc.main", [], "\"cidr_block\": \"10.0.0.0/16\", \"enable_dns_hostnames\": true")],
      """
      "resources": [{"address": "aws_vpc.main", "expressions": {
        "cidr_block": {"constant_value": "10.0.0.0/16"},
        "enable_dns_hostnames": {"constant_value": true}}}]
      """)
    let given = try #require(SwiftDeclarations(plan.imported()).declarations.first)
    #expect(given.arguments["enable_dns_hostnames"] == .bool(true))
    #expect(given.remarks.isEmpty)
    let state = """
      {"format_version": "1.0", "values": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
         "provider_name": "registry.terraform.io/hashicorp/aws",
         "values": {"id": "vpc-1", "cidr_block": "10.0.0.0/16", "enable_dns_hostnames": true}}]}}}
      """
    let imported = try ImportedTerraform(Array(state.utf8), name: "state")
    let found = try #require(SwiftDeclarations(imported).declarations.first)
    #expect(found.remarks.contains { $0.contains("enable_dns_hostnames") }, "\(found.remarks)")
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
    #expect(text.contains("AWS.Ec2TransitGatewayRoute("), "\(text)")
    #expect(
      CommandTests.run(
        "import", CommandTests.path("three-tier"), "--swift", "\(folder.path)/model"
      ).status == 1)
  }

  /// By the struct of its type wherever there is one: a plan gives nothing that a struct does not
  /// take but blocks that are not known.
  @Test(arguments: PagesTests.cases)
  func declarationsAreTyped(name: String) throws {
    let declarations = SwiftDeclarations(
      try ImportedTerraform(ImportCase(name).plan, name: name)
    ).declarations
    var typed = 0
    for declaration in declarations {
      do throws(TypedDeclaration.Obstacle) {
        let text = try TypedDeclaration(type: declaration.resource.type)
          .text(declaration.arguments, indent: "")
        #expect(text.hasPrefix("AWS."))
        typed += 1
      } catch {
        #expect(
          error.cause.hasPrefix("AWS has no struct for")
            || error.cause.hasSuffix("are not known."), "\(declaration.name): \(error.cause)")
      }
    }
    #expect(typed * 10 >= declarations.count * 8, "\(typed) of \(declarations.count)")
  }

  @Test func aCallHasLiteralsBlocksAndValues() throws {
    let text = try TypedDeclaration(type: "aws_lb_listener").text(
      [
        "port": .int(443), "load_balancer_arn": .reference(ElementID("front"), "arn"),
        "tags": .object(["Name": "web", "Owner": .input("unknown_owner")]),
        "default_action": .blocks([
          ["type": "redirect", "redirect": .blocks([["status_code": "HTTP_301"]])]
        ]), "protocol": .template(["HT", "TPS"]),
      ], indent: "")
    #expect(
      text == """
        AWS.LbListener(
          defaultAction: [
            .init(
              type: "redirect",
              redirect: .init(
                statusCode: "HTTP_301")),
          ],
          loadBalancerArn: .reference(ElementID("front"), "arn"),
          port: 443,
          protocol: .value(.template([
            .string("HT"),
            .string("TPS"),
          ])),
          tags: [
            "Name": "web",
            "Owner": .input("unknown_owner"),
          ])
        """, "\(text)")
  }

  @Test func whatAStructDoesNotTakeIsTold() {
    func cause(_ type: String, _ arguments: OrderedDictionary<String, Value>) -> String? {
      do throws(TypedDeclaration.Obstacle) {
        _ = try TypedDeclaration(type: type).text(arguments, indent: "")
        return nil
      } catch {
        return error.cause
      }
    }
    #expect(cause("aws_no_such_thing", [:]) == "AWS has no struct for 'aws_no_such_thing'.")
    #expect(
      cause("aws_subnet", ["vpc_id": "vpc-1", "owner_id": "1"])
        == "'owner_id' is no argument of AWS.Subnet.")
    #expect(cause("aws_subnet", [:]) == "'vpc_id' is not given, which AWS.Subnet needs.")
    #expect(
      cause("aws_subnet", ["vpc_id": "vpc-1", "timeouts": .input("x")])
        == "the blocks of 'timeouts' are not known.")
  }

  /// Every initialiser of the table is one of a type whose schema is known, and takes arguments of it.
  @Test func initialisersTakeWhatSchemasHave() throws {
    #expect(ResourceInitializers.types.count > 100)
    for type in ResourceInitializers.types {
      let schema = try #require(ResourceSchemas.schema(of: type))
      let initializer = try #require(ResourceInitializers.initializer(of: type))
      #expect(initializer.parameters.allSatisfy { schema.contains($0.name) }, "\(type)")
      for case .block(let name, _) in initializer.parameters.map(\.kind) {
        #expect(initializer.blocks[name] != nil, "\(type) \(name)")
      }
    }
  }
}
