/// What each of several failures does to each of several flows, failure by failure and flow by flow.
///
/// In a large network most failures change few flows, so only those are kept; the others are made
/// when they are asked for.
package struct FailureImpacts: Sendable {
  /// What becomes of a flow.
  struct Effect: Hashable, Sendable {
    let level: FailureImpact.Level
    let sentence: String

    init(_ level: FailureImpact.Level, _ sentence: String) {
      self.level = level
      self.sentence = sentence
    }

    static let survival = Effect(.survives, "Everything that is left still connects.")
  }

  /// A flow, by its index, with what becomes of it.
  struct Change: Sendable {
    let flow: Int
    let effect: Effect
  }

  package let failures: [Failure]
  package let flows: [NamedFlow]
  /// For each flow what becomes of it whatever fails; nil where that depends on what does.
  private let constant: [Effect?]
  /// For each failure the flows that it can change, in their order.
  private let changed: [[Change]]
  private let indices: [Failure: Int]

  init(failures: [Failure], flows: [NamedFlow], constant: [Effect?], changed: [[Change]]) {
    self.failures = failures
    self.flows = flows
    self.constant = constant
    self.changed = changed
    indices = Dictionary(zip(failures, failures.indices)) { first, _ in first }
  }

  /// What the failure does to each flow; empty where it was not asked for.
  package func of(_ failure: Failure) -> SubSequence {
    guard let index = indices[failure] else { return self[0..<0] }
    return self[(index * flows.count)..<((index + 1) * flows.count)]
  }

  /// The flows that the failure stops, degrades or leaves unknown; not those that never work or of
  /// which nothing is known whatever fails.
  package func changes(by failure: Failure) -> [FailureImpact] {
    guard let index = indices[failure] else { return [] }
    return changed[index].filter { $0.effect.level != .survives }
      .map { impact(of: failure, on: $0.flow, $0.effect) }
  }

  /// The flows of which this is so whatever fails.
  package func always(_ level: FailureImpact.Level) -> [NamedFlow] {
    var counts = constant.map { $0?.level == level ? failures.count : 0 }
    for change in changed.joined() where change.effect.level == level { counts[change.flow] += 1 }
    return flows.indices.filter { !failures.isEmpty && counts[$0] == failures.count }
      .map { flows[$0] }
  }

  private func impact(of failure: Failure, on flow: Int, _ effect: Effect) -> FailureImpact {
    FailureImpact(
      flow: flows[flow], failure: failure, level: effect.level, sentence: effect.sentence)
  }
}

extension FailureImpacts: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { failures.count * flows.count }

  package subscript(position: Int) -> FailureImpact {
    let (failure, flow) = position.quotientAndRemainder(dividingBy: flows.count)
    let changes = changed[failure]
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].flow < flow { low = middle + 1 } else { high = middle }
    }
    let change = low < changes.count && changes[low].flow == flow ? changes[low].effect : nil
    return impact(of: failures[failure], on: flow, change ?? constant[flow] ?? .survival)
  }
}
