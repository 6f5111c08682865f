/// Joins classes that come to one node and differ in nothing but one address field.
enum ClassJoin {
  /// The classes after joining: first those that nothing can be joined with, in their order.
  static func joined(_ states: [ClassState]) -> [ClassState] {
    guard states.count > 1 else { return states }
    let stages = states.map(\.stage)
    let meeting = stages.indices.sorted { (stages[$0], $0) < (stages[$1], $1) }
    let groups = runs(meeting) { stages[$0] == stages[$1] }
      .filter { $0.count > 1 }
      .sorted { $0[0] < $1[0] }
    guard !groups.isEmpty else { return states }
    var isGrouped = [Bool](repeating: false, count: states.count)
    for index in groups.joined() { isGrouped[index] = true }
    var result: [ClassState] = []
    result.reserveCapacity(states.count)
    for (index, state) in states.enumerated() where !isGrouped[index] { result.append(state) }
    for group in groups {
      let joined = join(states, group, by: .sources)
      if joined.count > 1 {
        result += join(joined, Array(joined.indices), by: .destinations)
      } else {
        result += joined
      }
    }
    return result
  }

  private enum Field { case sources, destinations }

  /// The members with the field united of those that agree in all else.
  private static func join(
    _ states: [ClassState], _ members: [Int], by field: Field
  ) -> [ClassState] {
    groups(states, members, field).map { group in
      var first = states[group[0]]
      guard group.count > 1 else { return first }
      switch field {
      case .sources:
        first.packets.sources = IntervalSet.union(group.map { states[$0].packets.sources })
      case .destinations:
        first.packets.destinations = IntervalSet.union(
          group.map { states[$0].packets.destinations })
      }
      return first
    }
  }

  /// So few are compared with each other sooner than by their fingerprints.
  private static let fewest = 6

  /// Those that agree, in their order. Only those that have one fingerprint are compared, because a
  /// thousand would be compared a million times.
  private static func groups(
    _ states: [ClassState], _ members: [Int], _ field: Field
  ) -> [[Int]] {
    var groups: [[Int]] = []
    guard members.count > fewest else {
      for member in members {
        let group = groups.firstIndex { agree(states[$0[0]], states[member], apartFrom: field) }
        if let group { groups[group].append(member) } else { groups.append([member]) }
      }
      return groups
    }
    let prints = members.map { fingerprint(states[$0], without: field) }
    let order = members.indices.sorted { (prints[$0], $0) < (prints[$1], $1) }
    var first = 0
    var last: UInt?
    next: for place in order {
      if prints[place] != last { first = groups.count }
      last = prints[place]
      for group in first..<groups.count
      where agree(states[groups[group][0]], states[members[place]], apartFrom: field) {
        groups[group].append(members[place])
        continue next
      }
      groups.append([members[place]])
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  private static func agree(
    _ left: ClassState, _ right: ClassState, apartFrom field: Field
  ) -> Bool {
    // Without copies of the packets: this is asked more often than anything else.
    let isAlike =
      switch field {
      case .sources: left.packets.destinations == right.packets.destinations
      case .destinations: left.packets.sources == right.packets.sources
      }
    return isAlike && left.packets.destinationPorts == right.packets.destinationPorts
      && left.packets.sourcePorts == right.packets.sourcePorts
      && left.packets.protocols == right.packets.protocols
      && left.packets.names == right.packets.names && left.agreesInContext(with: right)
  }

  /// A number that classes that agree share; only of what tells most classes apart, because
  /// looking at everything costs more than it saves.
  private static func fingerprint(_ state: ClassState, without field: Field) -> UInt {
    var print: UInt = state.context.isReply ? 1 : 0
    func add(_ value: Int) { print = (print ^ UInt(bitPattern: value)) &* 0x100_0000_01B3 }
    func add(_ set: IntervalSet) {
      add(set.intervalCount)
      add(set.first.map(Int.init) ?? -1)
    }
    add(state.context.group)
    add(state.context.sender ?? -1)
    add(state.context.receiver ?? -1)
    add(state.context.translations.count)
    for zone in state.context.flowZones { add(zone.memory) }
    for mark in state.context.forwardMarks { add(mark) }
    for mark in state.context.replyMarks { add(mark) }
    add(field == .sources ? state.packets.destinations : state.packets.sources)
    add(state.packets.protocols)
    add(state.packets.destinationPorts)
    add(state.packets.sourcePorts)
    add(state.packets.names)
    return print
  }

  /// The sorted elements cut where two neighbours are not alike.
  private static func runs(_ sorted: [Int], _ areAlike: (Int, Int) -> Bool) -> [[Int]] {
    var runs: [[Int]] = []
    for element in sorted {
      if let last = runs.last?.last, areAlike(last, element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
    return runs
  }
}
