import Plumbline
import Topology

/// A model of one VPC in two environments with generators that yield invented text.
package struct FixtureModel: Sendable {
  /// Part of every file's content.
  package var revision: String
  /// How many pages there are.
  package var fileCount: Int
  package var isInvalid: Bool

  package init(revision: String = "1", fileCount: Int = 5, isInvalid: Bool = false) {
    self.revision = revision
    self.fileCount = fileCount
    self.isInvalid = isInvalid
  }

  package func context(console: Console = .standard) -> CommandContext {
    CommandContext(model: model, generators: generators, console: console)
  }

  package static let environments = ["dev", "production"]

  package var model: ArchitectureModel {
    let diagnostics = isInvalid ? Self.mistakes : []
    let topologies = Self.environments.map(Self.topology)
    return ArchitectureModel(name: "fixture", environments: Self.environments) {
      ArchitectureModel.Evaluated(topologies: topologies, diagnostics: diagnostics)
    }
  }

  private static let mistakes = environments.flatMap { environment in
    [
      Diagnostic(
        .overlappingNetworks, summary: "Address blocks overlap",
        detail: "10.0.0.0/16 and 10.0.1.0/24 overlap.", remedy: "Choose another block.",
        location: SourceLocation(file: "fixture/Network.swift", line: 7),
        environment: environment),
      Diagnostic(
        .unknownTarget, severity: .warning, summary: "Nothing has this name",
        detail: "There is no 'graphite'.", remedy: "Declare it.",
        location: SourceLocation(file: "fixture/Network.swift", line: 3),
        environment: environment),
    ]
  }

  private static func topology(_ environment: String) -> Topology {
    let location = SourceLocation(file: "fixture/Network.swift", line: 5)
    let network = ElementID(path: ["network"])
    return Topology(
      name: "fixture", title: "Fixture", summary: "For tests.",
      environment: Environment(
        environment, account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/16"),
      region: .singapore,
      components: [
        ComponentRecord(id: network, kind: .vpc, title: "Network", location: location)
      ],
      resources: [
        Resource(
          id: network.child("vpc"), type: "aws_vpc", name: "this",
          arguments: ["cidr_block": "10.0.0.0/16"], title: "Network", location: location),
        Resource(
          id: ElementID(path: ["log"]), type: "aws_cloudwatch_log_group", name: "log",
          arguments: [:],
          title: "Log", location: location),
      ])
  }

  package var generators: Generators {
    let (revision, fileCount) = (revision, fileCount)
    return Generators(
      terraform: { topologies, _ in Self.terraform(topologies, revision) },
      diagrams: { networks, _ in Self.diagrams(networks.map(\.model.topology), revision) },
      documents: { input in
        let pages = (0..<fileCount).map { number in
          let line = "page \(number) of revision \(revision)\n"
          return GeneratedFile(
            path: "docs/pages/\(number % 7)/page-\(number).md",
            text: String(repeating: line, count: 100))
        }
        let index = GeneratedFile(
          path: "docs/README.md", text: input.diagrams.map { "\($0.title)\n" }.joined())
        return Generators.DocumentPart(files: pages + [index])
      })
  }

  private static func terraform(
    _ topologies: [Topology], _ revision: String
  ) -> Generators.TerraformPart {
    let roots = topologies.map { topology in
      GeneratedFile(
        path: "terraform/environments/\(topology.environment.name)/main.tf",
        text: "# revision \(revision)\n")
    }
    let module = GeneratedFile(
      path: "terraform/modules/network/main.tf", text: "# revision \(revision)\n")
    let addresses = topologies.map { topology in
      (
        topology.environment.name,
        [ElementID("network", "vpc"): "module.platform.module.network.aws_vpc.this"]
      )
    }
    return Generators.TerraformPart(
      files: [module] + roots,
      summary: TerraformSummary(
        modules: [], addresses: Dictionary(uniqueKeysWithValues: addresses)))
  }

  private static func diagrams(
    _ topologies: [Topology], _ revision: String
  ) -> Generators.DiagramPart {
    var files: [GeneratedFile] = []
    var part = Generators.DiagramPart()
    for topology in topologies {
      let name = topology.environment.name
      let path = "docs/diagrams/\(name)-network"
      files.append(GeneratedFile(path: path + ".svg", text: "<svg>\(revision)</svg>\n"))
      part.pictures.append(
        Picture(path: path + ".png", sources: [path + ".svg"]) { [0x89] + Array(revision.utf8) })
      part.summaries.append(
        DiagramSummary(
          kind: .network, view: "network", environments: [name], title: "Network, \(name)",
          altText: "",
          paths: ["svg": path + ".svg", "png": path + ".png"], elements: []))
    }
    part.drawings = { [files] _ in files }
    return part
  }
}
