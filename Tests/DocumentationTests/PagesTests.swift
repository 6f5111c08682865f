import Documentation
import Reachability
import Testing
import Topology

@Suite struct PagesTests {
  static let names = [
    "README.md", "network.md", "workload.md", "security.md", "availability.md",
    "operations.md", "environments.md", "requirements.md", "terraform.md", "inventory.md",
  ]

  static func files(_ sample: Sample = Sample()) -> [GeneratedFile] {
    DocumentationGenerator(
      environments: sample.environments, diagrams: sample.diagrams, terraform: sample.terraform,
      diagnostics: sample.diagnostics
    ).generate().files
  }

  static func text(_ name: String, _ sample: Sample = Sample()) -> String {
    files(sample).first { $0.path == "docs/\(name)" }
      .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// What exists besides the pages: pictures, and the folders of the modules.
  static func otherPaths(_ sample: Sample) -> Set<String> {
    Set(
      sample.diagrams.flatMap { $0.paths.values } + sample.terraform.modules.map(\.path)
        + ["docs/diagrams/README.md"])
  }

  @Test func pagesAreThoseOfTheSet() {
    let pages = Self.files().map(\.path).filter { !$0.hasPrefix("docs/flows/") }
    #expect(pages == Self.names.map { "docs/\($0)" })
  }

  @Test(arguments: names)
  func pageIsTheGolden(name: String) throws {
    try Golden.expect(Self.text(name), named: name)
  }

  @Test func `A flow whose response has a sheet of its own shows both sheets`() throws {
    let sample = Sample()
    let flow = try #require(WalkedNetwork.all(sample.environments).first?.flows.first)
    let paths = ["request", "response"].map { "docs/diagrams/\($0).svg" }
    let parts = zip(["", "-response"], paths).map { suffix, path in
      DiagramSummary(
        kind: .flow, view: "flow-\(flow.id)\(suffix)", environments: ["production"],
        title: "Flow\(suffix)", altText: "Flow\(suffix).", paths: ["svg": path], elements: [])
    }
    let files = DocumentationGenerator(
      environments: sample.environments, diagrams: sample.diagrams + parts,
      terraform: sample.terraform, diagnostics: sample.diagnostics
    ).generate().files
    let pages = files.filter { $0.path.hasPrefix("docs/flows/") }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
    let page = try #require(pages.first { $0.contains("/request.svg") })
    #expect(page.contains("/response.svg"))
  }

  @Test func everyLinkResolves() {
    let sample = Sample()
    let checker = LinkChecker(Self.files(sample), otherPaths: Self.otherPaths(sample))
    #expect(checker.problems == [])
  }

  @Test func everyElementAndComponentHasAnAnchorInTheInventory() {
    let sample = Sample()
    let inventory = Self.files(sample).filter { $0.path == "docs/inventory.md" }
    let anchors = LinkChecker(inventory, otherPaths: []).allAnchors
    for topology in sample.environments {
      for id in topology.resources.map(\.id) + topology.components.map(\.id) {
        #expect(anchors.contains(id.description), "\(id) has no anchor")
      }
    }
  }

  @Test(arguments: names)
  func everyPictureHasAnAlternativeText(name: String) {
    let pictures = Self.text(name).matches(of: /!\[([^\]]*)\]/)
    #expect(pictures.allSatisfy { !$0.1.isEmpty })
    if name == "README.md" { #expect(pictures.count == 1) }
  }

  @Test(arguments: names)
  func pageEndsWithOneNewlineAndHasNoTrailingSpace(name: String) {
    let text = Self.text(name)
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    #expect(!text.contains(" \n"))
    #expect(!text.contains("\n\n\n"))
  }

  /// A run of text that slips into a plain string shows as Swift's description of it.
  @Test(arguments: names)
  func noValueIsWrittenAsSwiftWouldPrintIt(name: String) {
    for trace in ["Optional(", "code(\"", "text(\"", "reference(", "sequence(", "Documentation."] {
      #expect(!Self.text(name).contains(trace), "\(name) contains \(trace)")
    }
  }

  @Test(arguments: names)
  func headingsDoNotRepeat(name: String) {
    let headings = Self.text(name).split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(Set(headings).count == headings.count)
  }

  @Test func generatingTwiceGivesTheSameBytes() async {
    let expected = Self.files()
    await withTaskGroup(of: [GeneratedFile].self) { group in
      for _ in 0..<4 { group.addTask { Self.files() } }
      for await files in group { #expect(files == expected) }
    }
  }

  @Test func nothingIsWrittenWithoutAnEnvironment() {
    let generator = DocumentationGenerator(
      environments: [], diagrams: [], terraform: TerraformSummary(modules: [], addresses: [:]),
      diagnostics: [])
    #expect(generator.generate().files.isEmpty)
  }

  @Test func aLargeInventoryIsSplitByComponent() {
    var topology = Sample().production
    let templates = topology.resources
    for copy in 0..<60 {
      topology.components.append(
        ComponentRecord(
          id: ElementID("copy-\(copy)"), kind: .vpc, title: "Copy \(copy)",
          location: SourceLocation(file: "Sample/Sample.swift", line: 1)))
      topology.resources += templates.map { resource in
        Resource(
          id: ElementID(path: ["copy-\(copy)"] + resource.id.path, key: resource.id.key),
          type: resource.type, name: resource.name, arguments: [:],
          title: resource.title, origin: resource.origin)
      }
    }
    let files = DocumentationGenerator(
      environments: [topology], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate().files
    #expect(files.contains { $0.path == "docs/inventory/copy-7.md" })
    #expect(files.allSatisfy { $0.bytes.count < 1_000_000 })
    let checker = LinkChecker(files, otherPaths: [])
    #expect(checker.problems == [])
    #expect(checker.allAnchors.contains("copy-7/inspection/firewall[a]"))
  }

  /// An author may write plain resources, declare nothing at all, or have a single environment.
  @Test(arguments: [true, false])
  func architecturesWithoutComponentsAreDocumentedToo(hasResources: Bool) {
    var topology = Sample().development
    topology.components = []
    topology.connections = []
    topology.inputs = []
    if !hasResources { topology.resources = [] }
    let files = DocumentationGenerator(
      environments: [topology], diagrams: [],
      terraform: TerraformSummary(modules: [], addresses: [:]), diagnostics: []
    ).generate().files
    let checker = LinkChecker(files, otherPaths: [])
    #expect(files.count { !$0.path.hasPrefix("docs/flows/") } >= Self.names.count - 1)
    #expect(checker.problems == [])
    for resource in topology.resources {
      #expect(checker.allAnchors.contains(resource.id.description))
    }
  }
}
