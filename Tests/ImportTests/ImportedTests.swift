import ArchitectureDSL
import Foundation
import ImportCases
import Plumbline
import TestSupport
import Testing

/// Imported resources in an architecture.
@Suite struct ImportedTests {
  private static let environment = Environment(
    "dev", account: "111122223333", zones: ["a", "b"], addresses: "10.0.0.0/8")

  private static func path(_ name: String) -> String {
    ImportCase.folder.appendingPathComponent("\(name)/plan.json").path
  }

  private static func evaluate(
    @RegionBuilder _ members: @escaping () -> [any RegionMember]
  ) -> Evaluation {
    ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [environment]
    ) { _ in Region(.northVirginia, members) }
  }

  private static func errors(_ evaluation: Evaluation) -> [Diagnostic] {
    evaluation.diagnostics.filter { $0.severity == .error }
  }

  @Test func everythingIsNamedByAddressFamilyAndPattern() throws {
    let evaluation = Self.evaluate {
      Imported(Self.path("three-tier"))
      Require("The data tier is closed") {
        Traffic(from: .internet, to: "aws_subnet.data").isRefused()
        Traffic(from: .internet, to: "aws_subnet.*[\"0\"]", .tcp(22)).isRefused()
        Traffic(from: .these(ElementID(terraform: "aws_lb.this")), to: "aws_autoscaling_group.app")
          .reaches()
      }
      Decision("One NAT instance", on: ElementID(terraform: "aws_instance.nat")) {
        Context("It is cheap.")
        Choice("One instance passes packets on.")
        Consequence("Its zone's loss ends egress.")
      }
      Hint(ElementID(terraform: "aws_vpc_endpoint.*"), .hidden)
      AcceptFinding(
        .flowLogMissing,
        on: ElementID(terraform: "aws_vpc.this"), because: "It is a test.")
      Flow(
        "web", through: "aws_lb.this", "aws_autoscaling_group.app")
    }
    #expect(Self.errors(evaluation).isEmpty, "\(Self.errors(evaluation))")
    let topology = try #require(evaluation.topologies.first)
    #expect(topology.resources.count == 37)
    #expect(topology.hints.count == 4)
    let selections = topology.requirements.first?.claims.count
    #expect(selections == 3)
    #expect(evaluation.diagnostics.contains { $0.code == .importAssumption })
  }

  @Test func aWrongAddressIsToldWithTheNearest() {
    let evaluation = Self.evaluate {
      Imported(Self.path("three-tier"))
      Require("Nothing") { Traffic(from: .internet, to: "aws_instance.nut").isRefused() }
      Decision("None", on: ElementID(terraform: "aws_nat_gateway.*")) {
        Context("None.")
        Choice("None.")
        Consequence("None.")
      }
      Hint(ElementID(terraform: "aws_subnet.apps"), .hidden)
    }
    let errors = Self.errors(evaluation)
    #expect(errors.map(\.code) == [.unknownTarget, .unknownTarget, .unknownTarget], "\(errors)")
    #expect(errors.contains { $0.detail.contains("'aws_instance.nat'") }, "\(errors)")
    #expect(errors.contains { $0.summary == "no element fits 'aws_nat_gateway.*'" }, "\(errors)")
  }

  @Test func aMissingFileIsOneError() {
    let evaluation = Self.evaluate { Imported("no-such-plan.json") }
    #expect(Self.errors(evaluation).count == 1)
    #expect(Self.errors(evaluation).first?.location != nil)
  }

  @Test func anotherRegionIsAWarning() {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [Self.environment]
    ) { _ in Region(.tokyo) { Imported(Self.path("three-tier")) } }
    #expect(evaluation.diagnostics.contains { $0.code == .importSurroundings })
  }

  /// Terraform is written for what is declared in Swift; what it needs of the rest is an input.
  @Test func terraformIsWrittenForWhatIsDeclared() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let alone = Self.evaluate { Imported(Self.path("three-tier")) }
    let both = Self.evaluate {
      Imported(Self.path("three-tier"))
      Declare(
        "extra",
        AWS.SecurityGroup(
          description: "Of an addition",
          vpcId: .reference(ElementID(terraform: "aws_vpc.this"), "id")))
    }
    #expect(Self.errors(both).isEmpty, "\(Self.errors(both))")
    let none = Generators.standard.terraform(alone.topologies, nil)
    #expect(none.files.isEmpty && none.diagnostics.isEmpty)
    #expect(
      none.summary.addresses["dev"]?[ElementID(terraform: "aws_vpc.this")] == "aws_vpc.this")
    let some = Generators.standard.terraform(both.topologies, nil)
    #expect(!some.diagnostics.hasErrors, "\(some.diagnostics)")
    let texts = some.files.compactMap(\.text).joined()
    #expect(texts.contains("resource \"aws_security_group\" \"extra\""))
    #expect(texts.contains("aws_vpc_this_id"), "\(texts.prefix(3000))")
    #expect(!texts.contains("resource \"aws_vpc\""))
  }

  @Test(.timeLimit(.minutes(5))) func docsAndPicturesAreWritten() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let evaluation = Self.evaluate {
      Imported(Self.path("three-tier"))
      Require("The data tier is closed", acceptingUnknown: true) {
        Traffic(from: .internet, to: "aws_subnet.data").isRefused()
      }
    }
    let words = CommandTests.Words()
    let model = ArchitectureModel(name: "shop", environments: ["dev"]) {
      ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
    let code = ArchitectureCommand.run(
      ["generate", "--output", folder.path],
      in: CommandContext(model: model, generators: .standard, console: words.console))
    #expect(code == 0, "\(words.error)")
    let page = try String(contentsOfFile: "\(folder.path)/docs/requirements.md", encoding: .utf8)
    #expect(page.contains("The data tier is closed"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/terraform"))
  }

  @Test func constantsCompileToAddresses() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = "\(folder.path)/Names.swift"
    let (status, words) = CommandTests.run(
      "import", Self.path("three-tier"), "--names", file)
    #expect(status == 0, "\(words.error)")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for line in [
      "enum ThreeTier {", "static let vpcThis = ElementID(terraform: \"aws_vpc.this\")",
      "static let subnetApp = ElementID(terraform: \"aws_subnet.app\")",
      "static let subnetApp0 = ElementID(terraform: \"aws_subnet.app[\\\"0\\\"]\")",
    ] {
      #expect(text.contains(line), "\(line) in \(text)")
    }
    // Again over its own file, never over a person's.
    #expect(CommandTests.run("import", Self.path("three-tier"), "--names", file).status == 0)
    try folder.write(Array("// Mine\n".utf8), to: "Mine.swift")
    #expect(
      CommandTests.run("import", Self.path("three-tier"), "--names", "\(folder.path)/Mine.swift")
        .status == 1)
  }
}
