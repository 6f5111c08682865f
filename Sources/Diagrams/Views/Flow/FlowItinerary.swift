import Reachability
import Topology

/// Where a walk stops on a sheet, and which of its pieces one sentence explains.
struct FlowItinerary {
  /// What a stop is drawn as.
  enum Place: Hashable {
    /// Something in a subnet.
    case subnet(ElementID)
    /// Something on the border of a VPC.
    case border(vpc: ElementID)
    /// A table of a transit gateway, or what joins VPCs without one.
    case hub(ElementID, table: ElementID?)
    /// Outside the model.
    case outside
  }

  struct Stop {
    var hop: Hop
    /// What the sheet calls it.
    var name: String
    var place: Place
    /// The name of its box.
    var box: String
  }

  /// A numbered piece of the way, from the stop where something is decided to the next such stop.
  struct Step {
    var label: String
    var direction: Badge.Direction
    /// The first and the last of its stops.
    var stops: ClosedRange<Int>
    var sentence: String
    /// The same in fewer words.
    var short: String
    /// The routes and tables that decided.
    var deciders: [ElementID]
    /// What the routes that decided call their destinations.
    var destinations: Set<String>
    /// Why the packet goes no farther than this piece; nil where it does.
    var refusal: Reason?
    /// Where on this piece that is.
    var stop = SheetEdge.Stop.atTarget
    /// Whether what the model does not know decides if the packet gets so far.
    var isDoubtful = false

    var style: SheetEdge.Style {
      if refusal != nil { return .refused }
      if isDoubtful { return .unknown }
      return direction == .forward ? .forward : .reply
    }
  }

  let forward: [Stop]
  let reply: [Stop]
  let steps: [Step]
  /// What refuses the first walk that does not arrive; nil where all do.
  let refusal: DrawnWalk.Refusal?
  /// The stop where that is.
  let refuser: Stop?
  /// The stops at which a walk begins, of those that are drawn one after another.
  private let beginnings: [Badge.Direction: Set<Int>]

  func stops(_ direction: Badge.Direction) -> [Stop] { direction == .forward ? forward : reply }

  var all: [Stop] { forward + reply }

  /// Whether it is not known if what is drawn arrives.
  var isDoubtful: Bool { steps.contains(where: \.isDoubtful) }

  /// Whether the walk leads from the stop before to this one.
  func isJoined(_ direction: Badge.Direction, _ index: Int) -> Bool {
    stops(direction).indices.contains(index) && beginnings[direction]?.contains(index) == false
  }

  /// Nil where a hop has no place on a sheet.
  init?(_ walks: [DrawnWalk], in places: FlowPlaces, names: FlowNames, facts: Facts) {
    refusal = walks.lazy.compactMap(\.refusal).first
    var refuser: Stop?
    var stops: [Badge.Direction: [Stop]] = [:]
    var steps: [Badge.Direction: [Step]] = [:]
    var beginnings: [Badge.Direction: Set<Int>] = [:]
    for walk in walks {
      guard walk.forward.count > 1 else { return nil }
      for (direction, hops) in [(Badge.Direction.forward, walk.forward), (.reply, walk.reply)] {
        var own: [Stop] = []
        for hop in hops {
          guard let place = places.place(of: hop) else { return nil }
          own.append(
            Stop(hop: hop, name: names.name(hop), place: place, box: Self.box(hop, place)))
        }
        let (begin, told) = (stops[direction]?.count ?? 0, steps[direction]?.count ?? 0)
        beginnings[direction, default: []].insert(begin)
        stops[direction, default: []] += own
        var pieces = Self.steps(own, direction, from: begin, after: told, names, facts)
        if let refusal = walk.refusal, refusal.direction.rawValue == direction.rawValue {
          Self.refuse(&pieces, refusal, of: own, names)
          if refuser == nil, own.indices.contains(refusal.hop) { refuser = own[refusal.hop] }
        }
        if walk.verdict.doubt != nil {
          for index in pieces.indices { pieces[index].isDoubtful = true }
        }
        steps[direction, default: []] += pieces
      }
    }
    guard !walks.isEmpty else { return nil }
    forward = stops[.forward] ?? []
    reply = stops[.reply] ?? []
    self.steps = (steps[.forward] ?? []) + (steps[.reply] ?? [])
    self.beginnings = beginnings
    self.refuser = refuser
  }

  /// One direction alone.
  func only(_ direction: Badge.Direction) -> FlowItinerary {
    FlowItinerary(part: direction, of: self)
  }

  private init(part direction: Badge.Direction, of whole: FlowItinerary) {
    forward = direction == .forward ? whole.forward : []
    reply = direction == .reply ? whole.reply : []
    steps = whole.steps.filter { $0.direction == direction }
    refusal = whole.refusal
    refuser = whole.refuser
    beginnings = whole.beginnings
  }

  private static func box(_ hop: Hop, _ place: Place) -> String {
    switch place {
    case .subnet(let subnet): "\(hop.element?.description ?? hop.title) in \(subnet)"
    case .border: hop.element?.description ?? hop.title
    case .hub(let hub, let table): table?.description ?? "\(hub) without a table"
    case .outside: "internet"
    }
  }

  /// The pieces of one walk, whose first stop has this number, after as many pieces of other walks.
  /// A hop at which nothing is decided belongs to the piece that leads to it.
  private static func steps(
    _ stops: [Stop], _ direction: Badge.Direction, from begin: Int, after told: Int,
    _ names: FlowNames, _ facts: Facts
  ) -> [Step] {
    guard let last = stops.indices.last, last > 0 else { return [] }
    func isDecisive(_ stop: Stop) -> Bool { stop.hop.decisions.contains { $0.kind != .permit } }
    let starts = [0] + (1..<last).filter { isDecisive(stops[$0]) }
    return starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] : last
      let hop = stops[start].hop
      var sentence = names.said(hop.sentence, of: hop)
      var short = FlowSentence.short(hop, names: names, facts: facts)
      if !isDecisive(stops[start]) {
        sentence =
          direction == .forward
          ? "\(stops[start].name.capitalizedFirst) sends \(hop.packet)."
          : "\(stops[start].name.capitalizedFirst) "
            + (hop.packet.transport.promisesAnswer ? "responds." : "may respond.")
        short = sentence
      }
      var decisions = hop.decisions
      if end == last, isDecisive(stops[last]) {
        sentence += " \(names.said(stops[last].hop.sentence, of: stops[last].hop))"
        short += " \(FlowSentence.short(stops[last].hop, names: names, facts: facts))"
        decisions += stops[last].hop.decisions
      }
      return Step(
        label: label(told + index, direction), direction: direction,
        stops: (begin + start)...(begin + end),
        sentence: sentence, short: short, deciders: decisions.compactMap(\.element),
        destinations: Set(decisions.compactMap(\.destination)))
    }
  }

  /// The last piece ends at what refuses the packet, and says why.
  private static func refuse(
    _ steps: inout [Step], _ refusal: DrawnWalk.Refusal, of stops: [Stop], _ names: FlowNames
  ) {
    guard let last = steps.indices.last else { return }
    let reason = names.inText(refusal.reason.sentence)
    steps[last].refusal = refusal.reason
    if refusal.hop == 0 { steps[last].stop = .atSource }
    // Who is not even let out says nothing else.
    steps[last].sentence =
      refusal.hop == 0 ? "Refused: \(reason)" : "\(steps[last].sentence) Refused: \(reason)"
    if refusal.hop == 0 {
      steps[last].short = "\(stops[0].name.capitalizedFirst) is not let out."
    }
  }

  /// 1, 2, 3 on the way there; A, B, C on the way back.
  private static func label(_ index: Int, _ direction: Badge.Direction) -> String {
    guard direction == .reply else { return "\(index + 1)" }
    // Without those that look like numbers.
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    let first = index / letters.count
    return (first == 0 ? "" : String(letters[first - 1])) + String(letters[index % letters.count])
  }
}

extension String {
  /// The text as it stands within a sentence; abbreviations such as NAT stay as they are.
  var lowercasedFirst: String {
    guard let second = dropFirst().first, second.isLowercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
