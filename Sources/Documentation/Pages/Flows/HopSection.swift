import Reachability
import Topology

/// The hops of one way, there and back, with what decided at each.
struct HopSection: Section {
  let landscape: Landscape
  let story: FlowStory
  /// What tells it from the flow's other legs and ways; empty where there is no other.
  let name: String
  let level: Int
  let transport: IPProtocol

  var body: [Markdown] {
    Markdown.heading(level, title)
    if let likewise { Markdown.paragraph(likewise) }
    for direction in [Direction.forward, .reply] {
      let rows = rows(direction)
      if !rows.isEmpty {
        Markdown.heading(level + 1, "\(heading(direction))\(suffix)")
        Markdown.table(
          Table([Table.Column("Hop", isNumeric: true), "Where", "What decides"], rows: rows))
      }
    }
    let blockers = blockers
    if !blockers.isEmpty {
      Markdown.heading(level + 1, "What would have to change\(suffix)")
      Markdown.list(blockers)
    }
  }

  private func heading(_ direction: Direction) -> Inline {
    switch direction {
    case .forward: "Request"
    case .reply: transport.promisesAnswer ? "Response" : "Response, where there is one"
    }
  }

  private var suffix: Inline { name.isEmpty ? "" : ", \(.text(name))" }

  private var title: Inline {
    let titles = landscape.titles(story.environments)
    let scope = story.environments.count == landscape.environments.count ? "" : " (\(titles))"
    return name.isEmpty
      ? "Hops\(scope)" : .text(name.prefix(1).uppercased() + name.dropFirst() + scope)
  }

  /// In which other zones the same happens.
  private var likewise: Inline? {
    landscape.varying { environment in
      guard let zones = story.stories[environment]?.elsewhere, !zones.isEmpty else { return nil }
      let ways = zones.map { $0.joined(separator: " and ") }
      let isOne = zones.allSatisfy { $0.count == 1 }
      return isOne
        ? "The same happens in zone \(ways.joined(separator: ", "))."
        : "The same happens between the zones \(ways.joined(separator: "; "))."
    }
  }

  /// The hops up to the one that refuses the packet or its answer, with what was decided until then;
  /// what the packet never comes to decides nothing.
  private func hops(_ direction: Direction, in environment: Int) -> [Hop] {
    guard let trace = story.stories[environment]?.trace else { return [] }
    var hops = direction == .forward ? trace.forward : trace.reply
    guard trace.verdict.reason != nil, let blocker = trace.blockers.first else { return hops }
    guard blocker.direction == direction else { return direction == .forward ? hops : [] }
    guard hops.indices.contains(blocker.hop) else { return hops }
    let decisions = hops[blocker.hop].decisions
    if let place = decisions.firstIndex(where: { $0.clause == .refuses(blocker.reason) }) {
      hops[blocker.hop].decisions = Array(decisions[...place])
    }
    return Array(hops[...blocker.hop])
  }

  private func rows(_ direction: Direction) -> [[Inline]] {
    let count = story.environments.first.map { hops(direction, in: $0).count } ?? 0
    return (0..<count).map { index in
      func cell(_ text: (Hop) -> Inline) -> Inline {
        landscape.varying { environment in
          let hops = hops(direction, in: environment)
          return hops.indices.contains(index) ? text(hops[index]) : nil
        } ?? .none
      }
      return ["\(index + 1)", cell(place), decisions(at: index, direction)]
    }
  }

  private func place(_ hop: Hop) -> Inline {
    guard let element = hop.element else { return .text(hop.title) }
    let zone = hop.zone.flatMap { hop.title.hasSuffix("zone \($0)") ? nil : " in zone \($0)" } ?? ""
    return "\(.reference(element, .text(hop.title)))\(zone)"
  }

  /// The sentences of a hop; the environments are told apart sentence by sentence.
  private func decisions(at index: Int, _ direction: Direction) -> Inline {
    let sentences = landscape.environments.indices.map { environment -> [String] in
      let hops = hops(direction, in: environment)
      guard hops.indices.contains(index) else { return [] }
      return hops[index].decisions.filter { $0.kind != .permit }.map(\.sentence)
    }
    let lines = (0..<(sentences.map(\.count).max() ?? 0)).compactMap { place in
      landscape.varying { environment in
        sentences[environment].indices.contains(place)
          ? FlowText.sentence(sentences[environment][place], in: landscape) : nil
      }
    }
    return lines.isEmpty ? .none : lines.joined(separator: .lineBreak)
  }

  private var blockers: [Inline] {
    let traces = story.environments.compactMap { story.stories[$0]?.trace }
    return traces.flatMap { $0.verdict.reason == nil ? [] : $0.blockers }.map {
      FlowText.sentence($0.reason.sentence, in: landscape)
    }.uniqued()
  }
}
