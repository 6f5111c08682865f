import Topology

/// Routes of which the one with the longest prefix decides.
package struct ForwardingTable: Sendable {
  package let origin: Provenance
  /// What a reader calls it, for example `route table inspection/firewall[a]`.
  package let title: String
  /// The routes that can decide, in the order of their blocks.
  package let routes: [ForwardingRoute]
  /// Routes that never decide, because another route to the same block wins.
  package let hidden: [ForwardingRoute]

  /// All addresses cut where the deciding route changes: the last address of each piece, and the
  /// index of its route, or -1.
  private let ends: [UInt32]
  private let deciding: [Int]

  package init(origin: Provenance, title: String, routes: [ForwardingRoute]) {
    self.origin = origin
    self.title = title
    let ordered = routes.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.destination != b.destination { return a.destination < b.destination }
      return (a.preference, left.offset) < (b.preference, right.offset)
    }
    .map(\.element)
    var winners: [ForwardingRoute] = []
    var losers: [ForwardingRoute] = []
    for route in ordered {
      if winners.last?.destination == route.destination {
        losers.append(route)
      } else {
        winners.append(route)
      }
    }
    self.routes = winners
    hidden = losers
    (ends, deciding) = Self.flatten(winners)
  }

  /// The route that decides for the address; nil where there is none.
  package func route(to address: IPv4Address) -> ForwardingRoute? {
    let index = deciding[piece(of: address.bits)]
    return index < 0 ? nil : routes[index]
  }

  /// The set cut by deciding route, in the order of the addresses; nil stands for no route.
  package func split(_ addresses: IntervalSet) -> [(
    route: ForwardingRoute?, addresses: IntervalSet
  )] {
    let intervals = addresses.intervals
    if let first = intervals.first, let last = intervals.last {
      let start = piece(of: first.lower)
      // One route for all of them is the commonest case.
      if last.upper <= ends[start] {
        let index = deciding[start]
        return [(index < 0 ? nil : routes[index], addresses)]
      }
    }
    var order: [Int] = []
    var parts: [Int: [IntervalSet.Interval]] = [:]
    for interval in intervals {
      var lower = interval.lower
      var index = piece(of: lower)
      while true {
        let upper = min(ends[index], interval.upper)
        let route = deciding[index]
        if parts[route] == nil { order.append(route) }
        parts[route, default: []].append(.init(lower, upper))
        if upper == interval.upper { break }
        lower = upper + 1
        index += 1
      }
    }
    return order.map { index in
      (index < 0 ? nil : routes[index], IntervalSet(parts[index] ?? []))
    }
  }

  private func piece(of address: UInt32) -> Int {
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < address { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Blocks nest or are disjoint, so one pass with a stack of the open blocks is enough.
  private static func flatten(_ routes: [ForwardingRoute]) -> (ends: [UInt32], deciding: [Int]) {
    var ends: [UInt32] = []
    var deciding: [Int] = []
    var open: [Int] = []
    var next: UInt64 = 0
    func close(through last: UInt32) {
      guard UInt64(last) >= next else { return }
      ends.append(last)
      deciding.append(open.last ?? -1)
      next = UInt64(last) + 1
    }
    for (index, route) in routes.enumerated() {
      let start = route.destination.address.bits
      while let top = open.last, routes[top].destination.lastAddress.bits < start {
        close(through: routes[top].destination.lastAddress.bits)
        open.removeLast()
      }
      if start > 0 { close(through: start - 1) }
      open.append(index)
    }
    while let top = open.last {
      close(through: routes[top].destination.lastAddress.bits)
      open.removeLast()
    }
    close(through: .max)
    return (ends, deciding)
  }
}
