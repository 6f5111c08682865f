import Topology

/// The pieces of a walk that stay in one VPC, each with a lane of its own to run in.
struct FlowRuns {
  /// A stop of a walk, by its direction and number.
  struct Key: Hashable {
    var direction: Badge.Direction
    var index: Int
  }

  struct Run {
    var vpc: ElementID
    var keys: [Key]
  }

  let runs: [Run]
  private let itinerary: FlowItinerary
  let homes: [ElementID: ElementID]

  /// - Parameter homes: the VPC of each subnet.
  init(_ itinerary: FlowItinerary, homes: [ElementID: ElementID]) {
    self.itinerary = itinerary
    self.homes = homes
    var runs: [Run] = []
    for direction in Badge.Direction.allCases {
      var previous: ElementID?
      var passed: Set<String> = []
      for (index, stop) in itinerary.stops(direction).enumerated() {
        let vpc = Self.vpc(of: stop.place, homes)
        if !itinerary.isJoined(direction, index) { previous = nil }
        if let vpc {
          let key = Key(direction: direction, index: index)
          // Whoever comes back to where it has been takes another lane than on the way in.
          if vpc == previous, passed.insert(stop.box).inserted {
            runs[runs.count - 1].keys.append(key)
          } else {
            runs.append(Run(vpc: vpc, keys: [key]))
            passed = [stop.box]
          }
        }
        previous = vpc
      }
    }
    self.runs = runs
  }

  static func vpc(of place: FlowItinerary.Place, _ homes: [ElementID: ElementID]) -> ElementID? {
    switch place {
    case .subnet(let subnet): homes[subnet]
    case .border(let vpc): vpc
    case .hub, .outside: nil
    }
  }

  func stop(_ key: Key) -> FlowItinerary.Stop { itinerary.stops(key.direction)[key.index] }

  /// The subnet of a stop in one, else nothing.
  func subnet(_ key: Key) -> ElementID? {
    let stops = itinerary.stops(key.direction)
    guard stops.indices.contains(key.index), case .subnet(let subnet) = stops[key.index].place
    else { return nil }
    return subnet
  }

  /// The table of a hub that a run comes from or leads to.
  func table(of run: Run) -> String? {
    guard let first = run.keys.first, let last = run.keys.last else { return nil }
    let stops = itinerary.stops(first.direction)
    var others: [Int] = []
    if itinerary.isJoined(first.direction, first.index) { others.append(first.index - 1) }
    if itinerary.isJoined(first.direction, last.index + 1) { others.append(last.index + 1) }
    for index in others {
      if case .hub = stops[index].place { return stops[index].box }
    }
    return nil
  }

  /// Whether a run begins where the walk leaves a hub.
  func isFromHub(_ run: Run) -> Bool {
    guard let first = run.keys.first, itinerary.isJoined(first.direction, first.index),
      case .hub = itinerary.stops(first.direction)[first.index - 1].place
    else { return false }
    return true
  }

  /// The tables of hubs in the order in which the walk meets them.
  var tables: [String] {
    var seen: Set<String> = []
    return itinerary.all.filter { stop in
      if case .hub = stop.place { return seen.insert(stop.box).inserted }
      return false
    }.map(\.box)
  }

  /// The VPCs in the order in which the walk meets them.
  var vpcs: [ElementID] {
    var seen: Set<ElementID> = []
    return runs.map(\.vpc).filter { seen.insert($0).inserted }
  }

  /// The stops of a VPC that are in subnets, each box once, in the order of the first walk.
  func chips(in vpc: ElementID) -> [(stop: FlowItinerary.Stop, subnet: ElementID)] {
    var seen: Set<String> = []
    return runs.filter { $0.vpc == vpc }.flatMap(\.keys).compactMap { key in
      let stop = stop(key)
      guard case .subnet(let subnet) = stop.place, seen.insert(stop.box).inserted else {
        return nil
      }
      return (stop, subnet)
    }
  }

  /// The stops of a VPC on its border, each once.
  func borders(of vpc: ElementID) -> [FlowItinerary.Stop] {
    var seen: Set<String> = []
    return runs.filter { $0.vpc == vpc }.flatMap(\.keys).map(stop).filter {
      $0.place == .border(vpc: vpc) && seen.insert($0.box).inserted
    }
  }
}
