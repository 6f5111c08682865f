import OrderedCollections
import Reachability
import Topology

/// The page of one flow: what it is, whether it arrives, and every hop there and back.
struct FlowPage {
  let context: PageContext
  let flow: WalkedFlow
  /// More different ways than this are counted, not told.
  private static let mostStories = 6

  private var landscape: Landscape { context.landscape }

  var page: Page {
    Page(path: FlowPages.path(of: flow.first), title: flow.title) {
      PageContext.notice
      Markdown.heading(1, .text(flow.title))
      Markdown.paragraph(introduction)
      verdicts
      PictureSection(context: context, view: "flow-\(flow.id)")
      for (place, story) in stories.prefix(Self.mostStories).enumerated() {
        HopSection(landscape: landscape, story: story, place: place, count: stories.count)
      }
      if stories.count > Self.mostStories {
        Markdown.paragraph(
          "\(stories.count - Self.mostStories) more ways are told by \(code: "swift run architecture trace")."
        )
      }
    }
  }

  private var introduction: Inline {
    let (from, to) = (
      FlowText.end(flow.first.flow.source, in: landscape),
      FlowText.end(flow.first.flow.destination, in: landscape)
    )
    let name = landscape.varying { environment in
      flow.reports[environment]?.flow.flow.serverName.map { .code($0.name) }
    }
    let asking: Inline = name.map { ", asking for \($0)" } ?? ""
    return "From \(from) to \(to), port \(FlowText.service(flow.first.flow))\(asking)."
  }

  private var verdicts: Markdown {
    .table(
      Table(
        ["Environment", "Verdict", "Ways walked", "Why"],
        rows: flow.reports.enumerated().map { environment, report in
          guard let report else {
            return [.text(landscape.environmentTitles[environment]), "no such flow", .none, .none]
          }
          let arriving = report.traces.filter(\.verdict.isSuccess).count
          return [
            .text(landscape.environmentTitles[environment]), .text(FlowText.verdict(of: report)),
            arriving == report.traces.count
              ? "\(arriving)" : "\(arriving) of \(report.traces.count) arrive",
            why(report),
          ]
        }))
  }

  private func why(_ report: FlowReport) -> Inline {
    guard let example = report.example else { return .none }
    switch example.verdict {
    case .accepted, .exits: return .none
    case .denied(let reason), .noRoute(let reason):
      return FlowText.sentence(reason.sentence, in: landscape)
    case .unknown(let feature):
      let element: Inline = feature.element.map { " at \(landscape.link($0))" } ?? ""
      return "\(feature.feature) is not known to the model\(element)"
    }
  }

  /// The different ways, each with the environments that have it.
  private var stories: [FlowStory] {
    var stories: OrderedDictionary<[String], FlowStory> = [:]
    for (environment, report) in flow.reports.enumerated() {
      for story in report?.stories ?? [] {
        stories[
          story.outline, default: FlowStory(count: flow.reports.count)
        ].stories[environment] = story
      }
    }
    return Array(stories.values)
  }
}
