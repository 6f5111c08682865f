import AWSResources
import OrderedCollections
import Topology

/// Named pieces of the documents that a person may ask for in a Markdown file of their own.
///
/// ```swift
/// let text = fragments.text("network-production", in: "README.md")
/// ```
public struct FragmentSet: Sendable {
  /// Written when they are asked for: most architectures ask for few of them, and some are large.
  private let fragments: OrderedDictionary<String, @Sendable () -> [Markdown]>
  private let site: Site

  init(_ context: PageContext, site: Site) {
    self.site = site.withoutBodies
    var fragments: OrderedDictionary<String, @Sendable () -> [Markdown]> = [:]
    for diagram in context.diagrams {
      if let path = diagram.picture {
        for environment in context.environments(of: diagram) {
          fragments["\(diagram.view)-\(environment)"] = {
            [.picture(alternative: diagram.altText, path: path)]
          }
        }
      }
    }
    for (name, body) in Self.tables(context) {
      fragments[name] = { body().filter(\.isContent) }
    }
    self.fragments = fragments
  }

  /// Every name that stands for something, pictures first.
  public var names: [String] { fragments.filter { !$0.value().isEmpty }.map(\.key) }

  /// The fragment as Markdown without a final newline, its links as seen from the file at `path`;
  /// nil for a name that is none.
  public func text(_ name: String, in path: String) -> String? {
    guard let blocks = fragments[name]?(), !blocks.isEmpty else { return nil }
    let page = Page(path: path, title: name) { blocks }
    return String(MarkdownWriter.text(of: page, in: site).dropLast())
  }

  private static func tables(_ context: PageContext) -> [(String, @Sendable () -> [Markdown])] {
    let landscape = context.landscape
    return [
      ("environments", { EnvironmentList(landscape: landscape).body }),
      ("pages", { PageList(context: context).body }),
      ("components", { ComponentList(landscape: landscape).body }),
      (
        "addresses",
        { AddressSection(landscape: landscape, networks: VPCReading.all(in: landscape)).body }
      ),
      ("services", { serviceTable(landscape) }),
      ("connections", { ConnectionTable(landscape: landscape).body }),
      ("who-may-talk-to-whom", { TalkMatrix(landscape: landscape).body }),
      ("zones", { ZoneTable(landscape: landscape).body }),
      ("scaling", { ScalingTable(landscape: landscape).body }),
      ("alarms", { AlarmTable(landscape: landscape).body }),
      ("costs", { CostDrivers(landscape: landscape).body }),
      ("accepted-findings", { FindingSections(context: context).acceptedTable }),
    ]
  }

  private static func serviceTable(_ landscape: Landscape) -> [Markdown] {
    let services = landscape.resources(ofType: AWS.EcsService.type)
    return ServiceTable(
      landscape: landscape, services: services.map { ServiceReading($0, in: landscape) }
    ).body
  }
}

extension Markdown {
  /// Whether the block says something by itself, without the page around it.
  fileprivate var isContent: Bool {
    switch self {
    case .comment, .heading, .anchors: false
    case .paragraph, .list, .steps, .code, .table, .picture, .details: true
    }
  }
}
