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
      for leg in legs.indices { hops(ofLeg: leg) }
    }
  }

  /// The ways that a leg may take; a flow of one leg needs no heading for it.
  @MarkdownBuilder private func hops(ofLeg leg: Int) -> [Markdown] {
    let (stories, known) = (stories(ofLeg: leg), legs[leg])
    let isOnly = legs.count == 1
    if !isOnly {
      Markdown.heading(2, "Leg \(leg + 1): \(.text(known.title))")
      Markdown.paragraph("\(Self.route(known.flow, in: landscape)).")
    }
    for (place, story) in stories.prefix(Self.mostStories).enumerated() {
      let names =
        (isOnly ? [] : ["leg \(leg + 1)"]) + (stories.count == 1 ? [] : ["way \(place + 1)"])
      HopSection(
        landscape: landscape, story: story, name: names.joined(separator: ", "),
        level: isOnly ? 2 : 3, transport: known.flow.transport)
    }
    if stories.count > Self.mostStories {
      Markdown.paragraph(
        "\(stories.count - Self.mostStories) more ways are told by \(code: "swift run architecture trace")."
      )
    }
  }

  /// The legs as the first environment that has the flow knows them.
  private var legs: [FlowReport.Leg] { flow.reports.lazy.compactMap(\.self).first?.legs ?? [] }

  private static func route(_ leg: FlowQuery, in landscape: Landscape) -> Inline {
    let ends = [leg.source, leg.destination].map { FlowText.end($0, in: landscape) }
    return "From \(ends[0]) to \(ends[1]), port \(FlowText.service(leg))"
  }

  private var introduction: Inline {
    if legs.count > 1 {
      let source = FlowText.end(legs[0].flow.source, in: landscape)
      let targets = flow.first.targets.map { FlowText.end($0, in: landscape) }.uniqued()
        .enumerated()
      return "From \(source) to \(targets) in \(legs.count) legs, one after another."
    }
    let name = landscape.varying { environment in
      flow.reports[environment]?.flow.flow.serverName.map { .code($0.name) }
    }
    let asking: Inline = name.map { ", asking for \($0)" } ?? ""
    return "\(Self.route(flow.first.flow, in: landscape))\(asking)."
  }

  private var verdicts: Markdown {
    .table(
      Table(
        ["Environment", "Verdict", "Paths walked", "Why"],
        rows: flow.reports.enumerated().map { environment, report in
          guard let report else {
            return [.text(landscape.environmentTitles[environment]), "no such flow", .none, .none]
          }
          return [
            .text(landscape.environmentTitles[environment]), .text(FlowText.verdict(of: report)),
            .text(paths(report)),
            why(report),
          ]
        }))
  }

  /// How many of the walks arrive; of what is not known it is not said that it does not.
  private func paths(_ report: FlowReport) -> String {
    let (count, arriving) = (report.traces.count, report.traces.count { $0.verdict.isSuccess })
    let open = report.traces.count { $0.verdict.isUnknown }
    if arriving == count { return "\(count)" }
    if open == count { return "\(count), all unknown" }
    return "\(arriving) of \(count) arrive" + (open == 0 ? "" : ", \(open) unknown")
  }

  private func why(_ report: FlowReport) -> Inline {
    guard let example = report.example else { return .none }
    switch example.verdict {
    case .accepted, .exits: return condition(report)
    case .denied(let reason), .noRoute(let reason):
      return FlowText.sentence(reason.sentence, in: landscape)
    case .unknown(let feature):
      let element: Inline = feature.element.map { " at \(landscape.link($0))" } ?? ""
      return "Not known: \(feature.feature)\(element)"
    }
  }

  /// What is taken as permitting the flow because it is not known.
  private func condition(_ report: FlowReport) -> Inline {
    guard !report.conditions.isEmpty else { return .none }
    let names = report.conditions.map { feature -> Inline in
      let element: Inline = feature.element.map { " at \(landscape.link($0))" } ?? ""
      return "\(feature.feature)\(element)"
    }
    return "Not known, and taken to permit it: \(names.uniqued().joined(separator: "; "))"
  }

  /// The different ways of a leg, each with the environments that have it.
  private func stories(ofLeg leg: Int) -> [FlowStory] {
    var stories: OrderedDictionary<[String], FlowStory> = [:]
    for (environment, report) in flow.reports.enumerated() {
      guard let legs = report?.legs, legs.indices.contains(leg) else { continue }
      for story in legs[leg].stories {
        stories[
          story.outline, default: FlowStory(count: flow.reports.count)
        ].stories[environment] = story
      }
    }
    return Array(stories.values)
  }
}
