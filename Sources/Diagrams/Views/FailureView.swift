import AWSModel
import AWSResources
import OrderedCollections
import Reachability
import Topology

/// The sheet of a zone's failure: the network with the zone greyed out, what is lost with it in
/// red, and beside it what becomes of every flow.
struct FailureView {
  private let network: Sheet
  private let zone: Zone
  private let impacts: [FailureImpact]
  private let spanning: [Spanning]
  /// What may be in the zone or not.
  private let unplaced: [NetworkDrawing.Gateway]
  /// The zones of what is drawn in parts, by the names of the parts.
  private let parts: [(name: String, zones: [String])]

  init(
    _ topology: Topology, model: NetworkDrawing, zone: Zone, impacts: [FailureImpact],
    lines: NetworkLines = .all
  ) {
    let part = Self.part(of: model, zone.key)
    let view = NetworkView(
      topology, model: part, name: "Zone \(zone.key) fails", aspect: 12, lines: lines)
    network = OrthogonalRouter.routed(view.sheet())
    self.zone = zone
    self.impacts = impacts
    spanning = part.vpcs.flatMap(Self.bars) + part.vpcs.flatMap(Self.attachments)
    unplaced = part.vpcs.flatMap(\.unplaced)
    parts = part.vpcs.flatMap(Self.parts)
  }

  /// What is drawn beside the zones although it has a part in each of some.
  private struct Spanning {
    var name: String
    var title: String
    var vpc: String
    var zones: [String]
    /// Whether what it is a part of stands for it.
    var isPart = false
    /// Whether more than its zones decides what becomes of it, which flows tell.
    var isTask = false
    /// How many tasks a service keeps running.
    var tasks: Int?
    /// Whether it may run more tasks than those.
    var isScaled = false
    /// Whether it stands in one of its zones, and is lost with that.
    var isLostWithZone: Known<Bool> = .known(false)

    /// How many tasks of a service are left when one of its zones is lost: its tasks are spread over
    /// them as evenly as they can be.
    var remaining: String? {
      guard let tasks, tasks > 0, zones.count > 1 else { return nil }
      if tasks == 1 {
        return isScaled
          ? "\(title): its tasks, where all of them are in this zone"
          : "\(title): its only task, where it is in this zone"
      }
      let most = (tasks + zones.count - 1) / zones.count
      // Of more tasks at least as many are left.
      if isScaled { return "\(title): at least \(tasks - most) of its tasks left" }
      let least = tasks / zones.count
      let left =
        most == least ? "\(tasks - most)" : "\(tasks - most) or \(tasks - least)"
      return "\(title): \(left) of \(tasks) tasks left"
    }
  }

  private static func bars(of vpc: NetworkDrawing.VPC) -> [Spanning] {
    vpc.tiers.flatMap(\.bars).flatMap { bar -> [Spanning] in
      let isTask = bar.type == AWS.EcsService.type
      let own = Spanning(
        name: bar.name, title: bar.title, vpc: vpc.title, zones: bar.zones, isTask: isTask,
        tasks: bar.chips.isEmpty ? bar.tasks : nil, isScaled: bar.isScaled,
        isLostWithZone: bar.isLostWithZone)
      return [own]
        + bar.chips.map {
          Spanning(
            name: $0.name, title: $0.title, vpc: vpc.title, zones: bar.zones, isPart: true,
            isTask: isTask, tasks: $0.tasks, isScaled: $0.isScaled)
        }
    }
  }

  private static func parts(of vpc: NetworkDrawing.VPC) -> [(name: String, zones: [String])] {
    vpc.tiers.flatMap(\.bars).flatMap { bar in
      bar.runs(among: vpc.zones).dropFirst().flatMap { run in
        ([run.name] + run.chips.map(\.name)).map { ($0, bar.zones) }
      }
    }
  }

  private static func attachments(of vpc: NetworkDrawing.VPC) -> [Spanning] {
    let subnets = vpc.tiers.flatMap(\.subnets)
    return vpc.attachments.map { attachment in
      let zones = subnets.filter { attachment.subnets.contains($0.id) }.map(\.zone)
      return Spanning(
        name: attachment.id.description, title: attachment.title, vpc: vpc.title,
        zones: vpc.zones.filter(zones.contains))
    }
  }

  /// The network without the tables that say nothing of the failure: kept are those that lead
  /// into the zone from elsewhere.
  private static func part(of model: NetworkDrawing, _ zone: String) -> NetworkDrawing {
    var model = model
    for vpc in model.vpcs.indices {
      model.vpcs[vpc].looseTables = []
      // The tables that lead to endpoints are not drawn.
      model.vpcs[vpc].gatewayEndpoints = model.vpcs[vpc].unplaced
      for tier in model.vpcs[vpc].tiers.indices {
        model.vpcs[vpc].tiers[tier].tables.removeAll { table in
          !table.routes.contains { route in
            route.targets.contains { $0.key == zone && $0.zone != zone }
          }
        }
      }
    }
    return model
  }

  private static let panelWidths = [400, 460, 520, 580, 640]
  private static let narrowWidths = [280, 320, 360]
  /// What is wider prints too small.
  private static let pageWidth = 1420
  private static let foot = 38
  /// More entries than this nobody reads on a picture; 'failures' tells them all.
  private static let most = 8

  func sheet() -> Sheet {
    var sheet = network
    sheet.kind = .failure
    sheet.view = "failure-zone-\(zone.key)"
    sheet.subtitle = "What is lost with zone \(zone.key)\(extent)"
    let zones = Dictionary(
      spanning.map { ($0.name, $0.zones) } + parts.map { ($0.name, $0.zones) },
      uniquingKeysWith: { first, _ in first })
    sheet.boxes = sheet.boxes.map { marked($0, zones) }
    let losses = losses(sheet.boxes)
    let region = sheet.boxes.first { $0.role == .region }
    let top = region?.frame.y ?? 68
    let bottom = region?.frame.maxY ?? sheet.height
    // Where the words are too many to be read in print, fewer flows are named and more counted.
    let (left, widest) = (sheet.width, Self.panelWidths[0])
    let choices = [false, true].lazy.flatMap { isNarrow in
      [8, 4, 2, 1].lazy.compactMap { most -> FlowPanel.Result? in
        let panel = panel(losses: losses, naming: most)
        // Measuring every word once for each width would take longer than all that follows.
        let least = panel.leastWidth
        // Beside a wide network the words are narrower and more lines.
        return (isNarrow ? Self.narrowWidths : Self.panelWidths)
          .filter { $0 == widest || $0 >= least }
          .map { panel.arranged(x: left, y: top, width: $0, height: bottom - top) }
          .max { score($0, bottom) < score($1, bottom) }
      }
    }
    let least = Pages.readable * 100 / Metrics.body
    // Below a network that leaves no room beside it they stand in columns.
    let below = [8, 4, 2, 1].lazy.map { most in
      panel(losses: losses, naming: most).arranged(
        x: Metrics.margin, y: bottom + 14, width: left - 2 * Metrics.margin, columns: 3)
    }
    // Beside a small network they have two columns.
    let wide = [8, 4, 2, 1].lazy.compactMap { most -> FlowPanel.Result? in
      let panel = panel(losses: losses, naming: most)
      let width = Self.pageWidth - left
      guard width >= max(Self.narrowWidths[0], panel.leastWidth) * 2 else { return nil }
      return panel.arranged(x: left, y: top, width: width, height: bottom - top, columns: 2)
    }
    guard
      let placed = choices.first(where: { score($0, bottom) > least })
        ?? wide.first(where: { score($0, bottom) > least })
        ?? below.first(where: { score($0, bottom) > least })
        ?? choices.max(by: { score($0, bottom) < score($1, bottom) })
    else { return sheet }
    sheet.boxes.append(placed.box)
    sheet.badges = placed.badges
    sheet.width = max(left, placed.box.frame.maxX + Metrics.margin)
    sheet.height = max(bottom, placed.box.frame.maxY) + Self.foot
    sheet.legend = Legend.entries(of: sheet, y: sheet.height - 28)
    sheet.altText = altText(losses)
    sheet.longText = sentences.flatMap { [$0.title] + $0.fates.map(\.sentence) }
    return sheet
  }

  /// How many flows feel the loss, and of how many that is not known.
  private var extent: String {
    func count(_ levels: FailureImpact.Level...) -> Int {
      impacts.count { levels.contains($0.level) }
    }
    let (affected, unknown, broken) = (count(.stops, .degrades), count(.unknown), count(.broken))
    let all = impacts.count
    if affected > 0 {
      return ", and the \(affected) of \(all) flows that feel it"
        + (unknown > 0 ? "; of \(unknown) it is not known" : "")
    }
    if unknown > 0 { return "; what becomes of \(unknown) of \(all) flows is not known" }
    return broken > 0 ? "; \(broken) of \(all) flows never arrive" : "; every flow goes on"
  }

  private func altText(_ losses: [String]) -> String {
    let fates = sentences.map { section in
      "\(section.title): \(SheetText.short(section.fates.flatMap(\.flows)))."
    }
    return (["The network when zone \(zone.key) fails."] + losses + remainders + fates)
      .joined(separator: " ")
  }

  /// How large the sheet prints with these words beside the network.
  private func score(_ panel: FlowPanel.Result, _ bottom: Int) -> Int {
    PageShape.score(
      width: max(network.width, panel.box.frame.maxX + Metrics.margin),
      height: max(bottom, panel.box.frame.maxY) + Self.foot + PageShape.foot)
  }

  /// Everything in the zone is lost, and what spans zones is lost in part; a row elsewhere that leads
  /// into it is hit.
  ///
  /// - Parameters:
  ///   - zones: those of what spans zones, by the names of the boxes.
  ///   - place: where the zone is in the VPC that holds the box.
  private func marked(
    _ box: Box, _ zones: [String: [String]], place: Frame? = nil, inZone: Bool = false
  ) -> Box {
    var box = box
    var inZone = inZone
    if let zones = zones[box.name], zones.contains(zone.key) {
      let rest = zones.filter { $0 != zone.key }
      if rest.isEmpty {
        (box.state, inZone) = (.lost, true)
      } else if let place, !box.spans.isEmpty, place.intersects(box.frame) {
        box.lostPart = max(place.x, box.frame.x)..<min(place.maxX, box.frame.maxX)
      }
    }
    let isLostZone = isZone(box)
    let isMember =
      box.role == .chip
      && (box.ids.contains { $0.key == zone.key } || box.name.hasSuffix(" endpoint \(zone.key)"))
    if isLostZone { box.state = .lostZone }
    if inZone, box.role == .chip || box.role == .element { box.state = .lost }
    if isMember { box.state = .lost }
    if box.role == .row, !inZone,
      box.texts.contains(where: { $0.text.hasSuffix(", zone \(zone.key)") })
    {
      box.state = .hit
    }
    let place = box.children.first(where: isZone)?.frame ?? place
    box.children = box.children.map {
      marked($0, zones, place: place, inZone: inZone || isLostZone)
    }
    return box
  }

  private func isZone(_ box: Box) -> Bool {
    box.role == .zone && box.name.hasSuffix(" zone \(zone.key)")
  }

  // MARK: Words

  /// Flows that fare alike for the same reason.
  private struct Fate {
    var reason: String
    var flows: [String]

    var sentence: String {
      flows.isEmpty ? reason : "\(SheetText.short(flows)): \(reason)"
    }

    /// The reason, and below it the flows, a line for each of so many at most.
    func lines(naming most: Int) -> String {
      let rest = flows.count > most + 1 ? ["· \(flows.count - most) more"] : []
      let shown = rest.isEmpty ? flows : Array(flows.prefix(most))
      return ([reason] + shown.map { "· \($0)" } + rest).joined(separator: "\n")
    }
  }

  private var sentences: [(title: String, tone: Badge.Tone, fates: [Fate])] {
    let levels: [(FailureImpact.Level, String, Badge.Tone)] = [
      (.stops, "Stops", .lost), (.degrades, "Degrades", .hit), (.unknown, "Not known", .hit),
      (.broken, "Does not work in any case", .lost), (.survives, "Goes on", .fine),
    ]
    return levels.compactMap { level, title, tone in
      var grouped: OrderedDictionary<String, [String]> = [:]
      for impact in impacts where impact.level == level {
        grouped[impact.sentence, default: []].append(impact.flow.title)
      }
      guard !grouped.isEmpty else { return nil }
      var fates = grouped.prefix(Self.most).map { Fate(reason: $0.key, flows: $0.value) }
      let rest = grouped.dropFirst(Self.most).reduce(0) { $0 + $1.value.count }
      if rest > 0 {
        fates.append(Fate(reason: "\(rest) more flows, each for a reason of its own.", flows: []))
      }
      return (title, tone, fates)
    }
  }

  /// For each VPC with something in the zone, what is lost there.
  private func losses(_ boxes: [Box]) -> [String] {
    let all = boxes.flatMap(\.flattened)
    return all.filter { $0.role == .vpc }.compactMap { vpc in
      let subnets = vpc.flattened.filter { $0.state == .lostZone }.flatMap(\.flattened)
        .filter { $0.role == .label }
      let lost = ([vpc] + all.filter { $0.borderOf == vpc.name }).flatMap(lost)
      let names = (subnets + lost).compactMap(\.texts.first?.text)
      guard let title = vpc.texts.first?.text, !names.isEmpty else { return nil }
      return "\(title): \(SheetText.short(names).capitalizedFirst)."
    }
  }

  /// What is lost whole in a box, without what it consists of.
  private func lost(in box: Box) -> [Box] {
    box.state == .lost ? [box] : box.children.flatMap(lost)
  }

  /// The first of several clauses, which may have commas of their own, and how many more there are.
  private static func clauses(_ all: [String], most: Int = 6) -> String {
    let rest = all.count - most
    return all.prefix(most).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  /// What may lose its part in the zone: with the zones where it goes on, or that it is lost if it is in
  /// this one.
  private var remainders: [String] {
    let all = spanning.filter { part in
      !part.isTask && !part.isPart && part.zones.contains(zone.key)
        && part.zones.contains { $0 != zone.key }
    }
    let parts = all.filter { $0.isLostWithZone.value == false }
    let singles = all.filter { $0.isLostWithZone.value == true }.map(\.title).uniqued()
    let open = all.filter { $0.isLostWithZone.value == nil }.map(\.title).uniqued()
    let groups = OrderedDictionary(grouping: parts) { part in
      part.zones.filter { $0 != zone.key && !$0.isEmpty }
    }
    let tasks = spanning.filter { $0.zones.contains(zone.key) }.compactMap(\.remaining)
    return groups.map { zones, parts in
      let titles = OrderedDictionary(grouping: parts, by: \.title)
      let names = titles.flatMap { title, alike -> [String] in
        let count = Set(alike.map(\.vpc)).count
        guard count > 1 else { return alike.map(\.title) }
        let plural =
          title.hasPrefix("Attachment ")
          ? "Attachments\(title.dropFirst("Attachment".count))"
          : "\(title)\(title.hasSuffix("s") ? "" : "s")"
        return ["\(plural) of \(count) VPCs"]
      }
      let isOne = names.count == 1 && parts.count == 1 && !names[0].hasSuffix("s")
      let place =
        zones.isEmpty
        ? "elsewhere" : "in \(zones.count == 1 ? "zone" : "zones") \(SheetText.list(zones))"
      return "\(SheetText.short(names).capitalizedFirst) \(isOne ? "goes" : "go") on \(place)."
    }
      + (singles.isEmpty
        ? []
        : [
          "\(SheetText.short(singles).capitalizedFirst): in one zone each, and lost if that is this one."
            .replacing(singles.count == 1 ? " each" : "", with: "")
        ])
      + (open.isEmpty
        ? [] : ["\(SheetText.short(open).capitalizedFirst): in how many zones is not known."])
      + (tasks.isEmpty ? [] : ["\(Self.clauses(tasks).capitalizedFirst)."])
  }

  /// Without saying of each why that is.
  private func title(_ unplaced: NetworkDrawing.Gateway) -> String {
    let suffix = " · \(NetworkDrawing.withoutSubnet)"
    return unplaced.title.hasSuffix(suffix)
      ? String(unplaced.title.dropLast(suffix.count)) : unplaced.title
  }

  private func panel(losses: [String], naming most: Int) -> FlowPanel {
    let lost = FlowPanel.Section(
      title: "Lost with the zone", tone: .lost, entries: losses.map { ("×", $0) })
    let inPart = FlowPanel.Section(
      title: "Lost in part", tone: .hit, entries: remainders.map { ("!", $0) })
    let open = FlowPanel.Section(
      title: "In a subnet that is not known", tone: .hit,
      entries: unplaced.isEmpty
        ? [] : [("!", "\(SheetText.short(unplaced.map(title)).capitalizedFirst).")])
    return FlowPanel(
      sections: [lost, inPart, open].filter { !$0.entries.isEmpty }
        + sentences.map { section in
          FlowPanel.Section(
            title: section.title, tone: section.tone,
            entries: section.fates.map { fate in
              let mark =
                switch section.tone {
                case .lost: "×"
                case .hit: "!"
                default: "+"
                }
              return (mark, fate.lines(naming: most))
            })
        },
      notes: [
        "Loss of a zone means that everything in it is gone; capacity and time are not modelled."
      ])
  }
}
