import AWSModel
import Topology

/// The frames of accounts and Regions: one around all where the environment has one of each, else one
/// for each that networks stand in, below each other.
struct PlaceFrames {
  /// What stands side by side in one account and Region.
  struct Band {
    /// Nil for the environment's own.
    let place: ResourcePlace?
    var boxes: [Box]
    let top: Int
    let bottom: Int
  }

  private let topology: Topology
  private let elsewhere: [ElementID: ResourcePlace]

  init(_ topology: Topology) {
    self.topology = topology
    elsewhere = Dictionary(
      topology.resources.compactMap { resource in resource.foreignPlace.map { (resource.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where a network stands; nil for the environment's own account and Region.
  func place(of id: ElementID) -> ResourcePlace? { elsewhere[id] }

  /// What is in one place together, in the order in which the places come; what is in the
  /// environment's own is nearest to the transit gateways.
  func grouped<Item>(
    _ items: [Item], by id: KeyPath<Item, ElementID>, ownIsLast: Bool = false
  ) -> [[Item]] {
    let places = items.map { place(of: $0[keyPath: id]) }.uniqued()
    let ordered =
      ownIsLast
      ? places.filter { $0 != nil } + places.filter { $0 == nil }
      : places.filter { $0 == nil } + places.filter { $0 != nil }
    return ordered.map { place in items.filter { self.place(of: $0[keyPath: id]) == place } }
  }

  /// Frames of one width around the bands; those next to each other in one place share one.
  func boxes(_ bands: [Band], x: Int, width: Int, header: Int, padding: Int) -> [Box] {
    var joined: [Band] = []
    for band in bands {
      if let last = joined.last, last.place == band.place {
        joined[joined.count - 1] = Band(
          place: last.place, boxes: last.boxes + band.boxes, top: last.top, bottom: band.bottom)
      } else {
        joined.append(band)
      }
    }
    var counts: [String: Int] = [:]
    return joined.map { band in
      let y = band.top - header
      let title = band.place?.title ?? ownTitle
      let name = "region \(band.place?.description ?? topology.region.code)"
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return Box(
        name: count == 1 ? name : "\(name) \(count)", role: .region,
        frame: Frame(x: x, y: y, width: width, height: band.bottom + padding - y),
        texts: [TextRun(title, x: x + 32, y: y + 19, bold: true, tone: .accent)],
        glyph: PlacedGlyph(.region, frame: Frame(x: x + 8, y: y + 6, width: 18, height: 18)),
        children: band.boxes)
    }
  }

  private var ownTitle: String {
    topology.placeTitle
  }
}

extension ResourcePlace {
  /// What a frame says of it: `us-east-1 · account not known · provider aws.peer`.
  var title: String {
    let parts = [
      region ?? "Region not known", account.map { "account \($0)" } ?? "account not known",
      provider.map { "provider \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }
}

extension Topology {
  /// The Region and the account, as far as they are known; the foot of every sheet says what is not.
  var placeTitle: String {
    let account = environment.account
    let isKnown = account.allSatisfy(\.isNumber)
    return ([region.title, region.code] + (isKnown ? ["account \(account)"] : []))
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
