import Reachability
import Topology

/// `docs/flows/`: an index, and a page for each named flow.
struct FlowPages {
  let context: PageContext
  static let path = "docs/flows/README.md"

  static func path(of flow: NamedFlow) -> String { "docs/flows/\(flow.id).md" }

  /// A flow by its title, leading to its page.
  static func link(_ flow: NamedFlow, from context: PageContext) -> Inline {
    .link(.text(flow.title), path: path(of: flow))
  }

  /// The index first; none where there is no flow.
  var pages: [Page] {
    let flows = context.walks.flows
    guard !flows.isEmpty else { return [] }
    return [index(flows)]
      + flows.concurrentMap { [context] in FlowPage(context: context, flow: $0).page }
  }

  private func index(_ flows: [WalkedFlow]) -> Page {
    Page(path: Self.path, title: "Traffic flows") {
      PageContext.notice
      Markdown.heading(1, "Traffic flows")
      Markdown.paragraph(
        """
        What comes in, what the services send to each other, and what they need of AWS and the \
        internet. Each flow is walked packet by packet, there and back, through route tables, \
        firewalls and security groups; nothing here is drawn by hand.
        """)
      for kind in NamedFlow.Kind.allCases {
        let own = flows.filter { $0.first.kind == kind }
        if !own.isEmpty {
          Markdown.heading(2, .text(Self.title(of: kind)))
          Markdown.table(
            Table(
              ["Flow", "From", "To", "Port"]
                + context.landscape.environmentTitles.map { Table.Column(.text($0)) },
              rows: own.map(row)))
        }
      }
    }
  }

  private func row(_ flow: WalkedFlow) -> [Inline] {
    [
      Self.link(flow.first, from: context),
      FlowText.end(flow.first.flow.source, in: context.landscape),
      (flow.first.setsOutAnew ? flow.first.targets : [flow.first.flow.destination])
        .map { FlowText.end($0, in: context.landscape) }.uniqued().enumerated(),
      .text(FlowText.service(flow.first.flow)),
    ] + flow.reports.map { $0.map { .text(FlowText.verdict(of: $0)) } ?? .none }
  }

  private static func title(of kind: NamedFlow.Kind) -> String {
    switch kind {
    case .egress: "To the internet"
    case .ingress: "From the internet"
    case .eastWest: "Between VPCs"
    case .connection: "Within a VPC"
    case .imagePull: "Images"
    case .logShipping: "Logs"
    case .secrets: "Secrets"
    case .shell: "Shells"
    case .pipeline: "Named flows"
    }
  }
}
