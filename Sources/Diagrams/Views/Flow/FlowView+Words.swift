import Reachability
import Topology

/// The words of a flow's sheet.
extension FlowView {
  var view: String {
    "flow-\(report.flow.id)" + (part == .reply ? SheetPaths.responseSuffix : "")
  }

  /// What the flow opens, leg by leg: protocols, ports, and the name that it asks for.
  private func services(named: Bool) -> String {
    var seen: Set<String> = []
    let services = drawnLegs.map { leg in
      let port = leg.transport.hasPorts ? "\(leg.transport) \(leg.port)" : "\(leg.transport)"
      guard named, let name = leg.serverName?.name else { return port }
      return "\(port) (\(name))"
    }
    // A chain may come back to a port; a list names each once.
    if isChain {
      let steps = zip(services, [nil] + services.map(Optional.some)).filter { $0 != $1 }.map(\.0)
      return steps.joined(separator: ", then ")
    }
    return SheetText.list(services.filter { seen.insert($0).inserted })
  }

  /// Whether each leg that is drawn begins where the one before it ends.
  private var isChain: Bool { drawnLegs.count > 1 && !report.flow.setsOutAnew }

  /// What is said of the answers of those legs whose senders wait for one; nil where none does.
  private var answers: FlowAnswers? {
    let answered = drawnLegs.filter(\.transport.promisesAnswer)
    return answered.isEmpty ? nil : FlowAnswers(to: answered)
  }

  var subtitle: String {
    let services = services(named: false)
    if let refusal = itinerary.refusal {
      let what = refusal.direction == .forward ? services : "the answer to \(services)"
      return "Where \(what) from \(names.source) to \(names.target) is refused: \(refuser)"
    }
    let verb =
      itinerary.isDoubtful
      ? isChain ? "would lead" : "would go"
      : isChain ? "lead" : services.contains(" and ") ? "go" : "goes"
    let way = "How \(services) \(verb) from \(names.source) to \(names.target)"
    switch part {
    case nil:
      guard let answers, !itinerary.reply.isEmpty else { return way }
      let come = itinerary.isDoubtful ? "a response would come" : answers.come
      return "\(way), and how \(come) back"
    case .forward: return "\(way); another sheet shows the way back"
    case .reply:
      let come = answers?.come ?? "a response would come"
      return
        "How \(come) back from \(names.target) to \(names.source); another sheet shows the way there"
    }
  }

  /// What refuses the packet, with its zone.
  private var refuser: String {
    guard let stop = itinerary.refuser else { return "" }
    let zone = stop.hop.zone.map { "zone \($0)" }
    return zone.map { stop.name.hasSuffix($0) ? stop.name : "\(stop.name) in \($0)" }
      ?? stop.name
  }

  var title: String {
    "\(topology.title) · \(report.flow.title)"
      + (part.map { $0 == .forward ? " · request (1 of 2)" : " · response (2 of 2)" } ?? "")
      + (itinerary.refusal != nil ? " · refused" : itinerary.isDoubtful ? " · not known" : "")
  }

  var altText: String {
    let forward = itinerary.steps.filter { $0.direction == .forward }.count
    let back = itinerary.steps.count - forward
    let steps = part == .reply ? back : forward
    return
      "\(report.flow.title) in \(topology.environment.title): \(names.source) to \(names.target), "
      + "\(steps) \(steps == 1 ? "step" : "steps")"
      + (part == .reply ? " back" : back == 0 ? "" : " there and \(back) back") + "; \(conclusion)"
  }

  var longText: [String] {
    itinerary.steps.map { "\($0.label). \($0.sentence)" } + notes
  }

  private var conclusion: String {
    switch verdict {
    case .accepted:
      answers.map { "\(subject) arrives, and \($0.arrive)." }
        ?? "\(subject) arrives. \(Self.unanswered)"
    case .exits:
      answers.map { "\(subject) leaves for the internet, and \($0.come) back." }
        ?? "\(subject) leaves for the internet. \(Self.unanswered)"
    case .denied(let reason), .noRoute(let reason): "It does not arrive: \(reason.sentence)"
    case .unknown(let feature): "It depends on what the model does not know: \(feature.feature)."
    }
  }

  private var subject: String {
    report.conditions.isEmpty ? "It" : "If what is not known permits it, it"
  }

  private static let unanswered = "Over UDP nobody waits for a response; one would be let through."

  /// Which network ACLs let the packets that are drawn pass; nil where none that decides anything is on
  /// their way.
  private var aclPermission: String? {
    let deciders = Set(
      itinerary.all.flatMap(\.hop.decisions).filter { $0.kind == .permit }.compactMap(\.element))
    let names = ACLReader(facts: facts).acls().filter { acl in
      deciders.contains(acl.id) || acl.rules.contains { $0.ids.contains(where: deciders.contains) }
    }.map(\.title)
    guard !names.isEmpty else { return nil }
    let noun = names.count == 1 ? "ACL that permits" : "ACLs that permit"
    // A name may have commas of its own.
    return "Network \(noun) it: \(names.joined(separator: "; "))."
  }

  private var notes: [String] {
    var notes = [conclusion]
    if !report.conditions.isEmpty {
      let features = SheetText.list(report.conditions.map(\.feature).uniqued())
      notes.append("Not known, and taken to permit it: \(features).")
    }
    if let permission = aclPermission { notes.append(permission) }
    let count = report.traces.count
    if count > 1 {
      let good = report.traces.filter(\.verdict.isSuccess).count
      let same = report.traces.filter { $0.verdict == verdict }.count
      if good == count || same == count {
        let all = count == 2 ? "both" : "all \(count)"
        notes.append(
          drawnLegs.count == 1
            ? "The same holds for \(all) ways that zones and targets allow; one is drawn."
            : "The same holds for \(all) ways of its \(drawnLegs.count) legs that zones and targets "
              + "allow; \(hasFewerWays ? "legs that go the same way are drawn once" : "one of each leg is drawn")."
        )
      } else {
        let arrive = good == 0 ? "none arrives" : good == 1 ? "1 arrives" : "\(good) arrive"
        notes.append("Of \(count) ways that zones and targets allow, \(arrive).")
      }
    }
    if likewise.count > 8 {
      notes.append("\(likewise.count) more flows go alike between other ends.")
    } else if !likewise.isEmpty {
      notes.append("The same way: \(SheetText.list(likewise)).")
    }
    return notes
  }

  func panel() -> FlowPanel {
    let titles = [
      "Request: \(services(named: drawnLegs.count == 1)) from \(names.source) to \(names.target)",
      answers?.heading ?? "",
    ]
    var sections = Badge.Direction.allCases.enumerated().map { index, direction in
      FlowPanel.Section(
        title: titles[index], tone: direction.tone,
        entries: itinerary.steps.filter { $0.direction == direction }
          .map { ($0.label, $0.short) })
    }
    if let refusal = itinerary.refusal, itinerary.steps.contains(where: { $0.refusal != nil }) {
      sections.append(
        FlowPanel.Section(
          title: "Refused: \(refuser)", tone: .lost,
          entries: [("×", names.inText(refusal.reason.sentence))]))
    }
    let isTold = itinerary.refusal != nil
    return FlowPanel(
      sections: sections.filter { !$0.entries.isEmpty },
      notes: isTold ? Array(notes.dropFirst()) : notes)
  }
}
