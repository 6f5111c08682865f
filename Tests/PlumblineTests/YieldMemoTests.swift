import Foundation
import Plumbline
import Synchronization
import Testing
import Topology

/// A run that would change nothing generates nothing; every other one does.
struct YieldMemoTests {
  private let cache: ScratchFolder
  private let folder: ScratchFolder
  /// How often the generators ran.
  private final class Runs: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    var number: Int { count.withLock { $0 } }
  }
  private let runs = Runs()

  init() throws {
    cache = try ScratchFolder()
    folder = try ScratchFolder()
  }

  private func generate(
    title: String = "Network", program: String = "1", selection: Selection = Selection()
  ) throws -> Generation.Outcome {
    let location = SourceLocation(file: "fixture/Network.swift", line: 5)
    let topology = Topology(
      name: "fixture", title: "Fixture", summary: "",
      environment: Environment(
        "dev", account: "111111111111", zones: ["a"], addresses: "10.0.0.0/16"),
      region: .singapore,
      resources: [
        Resource(
          id: ElementID("network", "vpc"), type: "aws_vpc", name: "this", arguments: [:],
          title: title, location: location)
      ])
    let generators = Generators(
      terraform: { [runs] topologies, _ in
        runs.add()
        let warning = Diagnostic(
          .unknownTarget, severity: .warning, summary: "Odd", detail: "It is odd.",
          remedy: "Leave it.", location: location)
        let text = "# \(topologies[0].resources[0].title)\n"
        return Generators.TerraformPart(
          files: [GeneratedFile(path: "terraform/main.tf", text: text)], diagnostics: [warning])
      },
      diagrams: { _, _ in Generators.DiagramPart() },
      documents: { _ in
        Generators.DocumentPart(
          files: [GeneratedFile(path: "docs/README.md", text: "# Fixture\n")])
      })
    let model = ArchitectureModel(name: "fixture", environments: ["dev"]) {
      ArchitectureModel.Evaluated(topologies: [topology], diagnostics: [])
    }
    let memo = try #require(
      YieldMemo(program: program, environment: ["XDG_CACHE_HOME": cache.path]))
    return Generation(
      Pipeline(model: model, generators: generators), into: OutputFolder(folder.path), memo: memo
    ).run(selection)
  }

  @Test func `A run that changes nothing generates nothing and says the same`() throws {
    let first = try generate()
    #expect(first.report?.written == 3)
    let second = try generate()
    #expect(runs.number == 1)
    #expect(second.report?.description == "0 files written, 3 unchanged")
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.diagnostics.count == 1)
  }

  @Test func `Another model or another build of the program is generated from`() throws {
    _ = try generate()
    #expect(try generate(title: "Other").report?.written == 2)
    #expect(folder.read("terraform/main.tf") == "# Other\n")
    #expect(try generate(program: "2").report?.written == 2)
    #expect(runs.number == 3)
  }

  @Test func `A file that is missing is written, and one that was edited is told`() throws {
    _ = try generate()
    try FileManager.default.removeItem(atPath: folder.locate("docs/README.md"))
    #expect(try generate().report?.written == 1)
    try folder.write("# Mine now\n", to: "docs/README.md")
    let refused = try generate()
    #expect(refused.report?.diagnostics.map(\.code) == [.fileNotGenerated])
    #expect(folder.read("docs/README.md") == "# Mine now\n")
    #expect(runs.number == 3)
  }

  @Test func `A manifest of another run is not believed`() throws {
    _ = try generate()
    _ = try generate(title: "Other")
    #expect(try generate().report?.written == 2)
    #expect(folder.read("terraform/main.tf") == "# Network\n")
  }

  /// What was wrong with the model of the run before is told once: it is written anew.
  @Test func `A former model that cannot be read is told by that run alone`() throws {
    _ = try generate()
    let written = folder.read(ModelDocument.path) ?? ""
    try folder.write("{}\n", to: ModelDocument.path)
    let manifest = (folder.read(Manifest.path) ?? "").replacingOccurrences(
      of: "\(ContentDigest(Array(written.utf8)))", with: "\(ContentDigest(Array("{}\n".utf8)))")
    try folder.write(manifest, to: Manifest.path)
    let codes = try (generate().diagnostics + generate().diagnostics).map(\.code)
    #expect(codes.filter { $0 == .formerModelUnreadable }.count == 1)
    #expect(folder.read(ModelDocument.path) == written)
    #expect(runs.number == 2)
  }

  @Test func `What a killed run left is cleared away`() throws {
    _ = try generate()
    try folder.write("half", to: "docs/.plumbline-1-1.tmp")
    #expect(try generate().report?.written == 0)
    #expect(runs.number == 1)
    #expect(folder.read("docs/.plumbline-1-1.tmp") == nil)
  }
}
