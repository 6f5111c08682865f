import AWSModel
import OrderedCollections
import Topology

/// What stands beside the VPCs of a Region, in it or in none: buckets, queues, topics, functions
/// without a VPC, hosted zones. It has a box for each, or for all of a kind, and the words of what they
/// use and are used by.
struct RegionalRail {
  /// One box of the rail.
  private struct Entry {
    var ids: [ElementID]
    var title: String
    var detail: String
    var type: String
    var place: ServicePlace
    var uses: [String]
  }

  /// What the services of one kind in one place have in common.
  private struct Kind: Hashable {
    var type: String
    var place: ServicePlace
  }

  private let entries: [Entry]
  /// What uses what, where both may have boxes.
  private let uses: [ServiceUse]
  /// Whether there is room for lines between the boxes.
  var hasLines = false

  /// - Parameter model: the network of the overview, whose components have boxes already.
  init(_ facts: Facts, model: NetworkDrawing) {
    let hints = Hints(facts.topology, for: .overview)
    let graph = ComponentGraph(facts, drawing: model, hints: hints)
    let drawn = Set(graph.components.flatMap { [$0.id] + ($0.primary.map { [$0] } ?? []) })
    let services = facts.model.regionalServices.filter {
      !drawn.contains($0.id) && !hints.hides($0.id)
    }
    let groups = OrderedDictionary(grouping: services) {
      Kind(type: $0.type, place: facts.model.place(of: $0))
    }
    let ends = Set(services.map(\.id))
    let uses = facts.model.serviceUses.filter {
      ends.contains($0.source) || ends.contains($0.target)
    }
    // Transit gateways and what is on the borders of VPCs have boxes, too.
    let joints = Set(
      model.hubs.map(\.id)
        + model.vpcs.flatMap {
          $0.gateways.map(\.id) + $0.peerings.map(\.id) + $0.gatewayEndpoints.map(\.id)
        })
    func name(_ id: ElementID) -> String? {
      guard let resource = facts.index.resource(id) else { return nil }
      let isDrawn =
        ends.contains(id) || joints.contains(id) || facts.model.occupants[id] != nil
        || facts.model.loadBalancers[id] != nil || facts.model.services[id] != nil
      return isDrawn ? facts.name(resource) : nil
    }
    self.uses = uses.filter { name($0.source) != nil && name($0.target) != nil }
    func words(_ ids: Set<ElementID>) -> [String] {
      // What it uses; what uses it is told there, unless that is in a VPC.
      let out = OrderedDictionary(grouping: uses.filter { ids.contains($0.source) }, by: \.meaning)
        .compactMap { meaning, all -> String? in
          let names = all.compactMap { name($0.target) }.uniqued()
          return names.isEmpty ? nil : "→ \(SheetText.short(names, most: 3)): \(meaning)"
        }
      let incoming = uses.filter { ids.contains($0.target) && !ends.contains($0.source) }
      let users = OrderedDictionary(grouping: incoming, by: \.meaning).compactMap {
        meaning, all -> String? in
        let names = all.compactMap { name($0.source) }.uniqued()
        return names.isEmpty ? nil : "← \(SheetText.short(names, most: 3)): \(meaning)"
      }
      return out + users
    }
    entries = groups.map { kind, all in
      let traits = ResourceTraits.of(kind.type)
      let ids = Set(all.map(\.id))
      let names = all.map(facts.title)
      return Entry(
        ids: all.map(\.id), title: all.count == 1 ? names[0] : traits.shortPlural.capitalizedFirst,
        detail: all.count == 1 ? traits.title : SheetText.short(names, most: 4), type: kind.type,
        place: kind.place, uses: words(ids))
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// As many lines as can be followed.
  private static let mostLines = 24

  /// Whether anything of it is joined by lines, and not by too many.
  var canHaveLines: Bool { !uses.isEmpty && uses.count <= Self.mostLines }

  /// From what uses to what is used, all between two boxes as one line.
  ///
  /// - Parameter box: the name of the box that stands for an element; nil where none does.
  func lines(_ box: (ElementID) -> String?) -> [SheetEdge] {
    guard hasLines else { return [] }
    var found: OrderedDictionary<[String], [String]> = [:]
    for use in uses {
      guard let source = box(use.source), let target = box(use.target), source != target else {
        continue
      }
      found[[source, target], default: []].append(use.meaning)
    }
    return found.map { ends, meanings in
      var edge = SheetEdge(
        from: ends[0], to: ends[1], style: .association,
        title: SheetText.list(meanings.uniqued()).capitalizedFirst)
      edge.hasArrow = true
      return edge
    }
  }

  private var gap: Int { hasLines ? 24 : 8 }
  private var columnGap: Int { hasLines ? 64 : 8 }
  private var padding: Int { hasLines ? 24 : 12 }
  private static let header = 34

  /// What is in one place, at the origin: boxes of this width, in as many columns as it takes to be at
  /// most this high, and as high as they need. Nil where nothing is there.
  func box(of place: ServicePlace, height most: Int, width: Int = 230) -> Box? {
    let boxes = entries.filter { $0.place == place }.map { Self.box($0, width: width) }
    guard !boxes.isEmpty else { return nil }
    let title = Ruler.wrap(
      Self.title(of: place), width: width, size: Metrics.heading, bold: true)
    let header = Self.header + (title.count - 1) * Metrics.line
    let limit = max(most - header - padding, boxes.map(\.frame.height).max() ?? 0)
    var children: [Box] = []
    var (column, y, bottom) = (0, 0, 0)
    for box in boxes {
      if y > 0, y + box.frame.height > limit { (column, y) = (column + 1, 0) }
      let x = padding + column * (width + columnGap)
      children.append(box.moved(x, header + y))
      bottom = max(bottom, y + box.frame.height)
      y += box.frame.height + gap
    }
    let columns = column + 1
    return Box(
      name: Self.title(of: place).lowercasedFirst, role: .panel,
      frame: Frame(
        width: columns * (width + columnGap) - columnGap + 2 * padding,
        height: header + bottom + padding),
      texts: title.enumerated().map { line, words in
        TextRun(
          words, x: padding, y: 22 + line * Metrics.line, size: Metrics.heading, bold: true)
      },
      children: children)
  }

  private static func title(of place: ServicePlace) -> String {
    switch place {
    case .region: "Regional services"
    case .elsewhere(let place): place.title
    case .account: "Global services"
    case .customer: "On-premises networks"
    }
  }

  /// What is in another Region or in none, below each other at the right of the Region's frame.
  ///
  /// - Parameter includesRegion: whether the Region has several frames, so that what it holds beside
  ///   VPCs stands outside of them, too.
  func outside(of region: Frame, height: Int, includesRegion: Bool = false) -> [Box] {
    var y = region.y
    let elsewhere = entries.map(\.place).filter { if case .elsewhere = $0 { true } else { false } }
    let first: [ServicePlace] = includesRegion ? [.region] : []
    return (first + elsewhere.uniqued() + [.account, .customer]).compactMap { place in
      guard let box = box(of: place, height: height) else { return nil }
      defer { y += box.frame.height + 16 }
      return box.placed(region.maxX + (hasLines ? 48 : 16), y)
    }
  }

  private static func box(_ entry: Entry, width: Int) -> Box {
    // Words that a line has no room for have several.
    let room = width - Metrics.glyph - 18
    let isShort = Ruler.width(entry.detail, size: Metrics.body) <= room
    var box = BoxBuilder.element(
      name: "\(entry.ids[0]) beside VPCs", ids: entry.ids, title: entry.title,
      detail: isShort ? entry.detail : "", type: entry.type, width: width)
    var y = box.frame.height
    let lines = (isShort ? [] : [entry.detail]) + entry.uses
    for words in lines {
      for line in Ruler.wrap(words, width: width - 20, size: Metrics.body) {
        box.texts.append(TextRun(line, x: 10, y: y + 10, tone: .secondary))
        y += Metrics.line
      }
    }
    if !lines.isEmpty { box.frame.height = y + 4 }
    return box
  }

  /// What there is, for those who cannot see it.
  var sentences: [String] {
    entries.map { entry in
      let uses = entry.uses.isEmpty ? "" : ": \(entry.uses.joined(separator: "; "))"
      return "Beside the VPCs: \(entry.title), \(entry.detail)\(uses)."
    }
  }
}
