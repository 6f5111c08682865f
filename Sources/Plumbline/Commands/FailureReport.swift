import Reachability

/// What `failures` prints on a terminal: a line per failure and effect, with the flows it has.
struct FailureReport {
  let records: [FailureRecord]

  /// The widest column of flows, so that lines stay readable.
  private static let flowsWidth = 80
  private static let survives = FailureImpact.Level.survives.rawValue
  /// Levels that say something of the flow, whatever fails.
  private static let standing = [
    FailureImpact.Level.broken.rawValue, FailureImpact.Level.unknown.rawValue,
  ]

  private struct Key: Hashable {
    let environment: String
    let failure: String
    let effect: String
  }

  private struct FlowKey: Hashable {
    let environment: String
    let flow: String
  }

  var text: String {
    let effects = Dictionary(
      grouping: records, by: { FlowKey(environment: $0.environment, flow: $0.flow) }
    ).mapValues { Set($0.map(\.effect)) }
    var order: [Key] = []
    var flows: [Key: [String]] = [:]
    for record in records where record.effect != Self.survives {
      let effect = effects[FlowKey(environment: record.environment, flow: record.flow)] ?? []
      let isStanding = effect.count == 1 && Self.standing.contains(record.effect)
      let key = Key(
        environment: record.environment,
        failure: isStanding ? "Whatever fails" : record.failureTitle,
        effect: record.effect)
      if flows[key] == nil { order.append(key) }
      if flows[key]?.contains(record.title) != true {
        flows[key, default: []].append(record.title)
      }
    }
    let rows = order.flatMap { key in
      Self.wrapped(flows[key] ?? []).enumerated().map { index, line in
        index == 0 ? [key.environment, key.failure, key.effect, line] : ["", "", "", line]
      }
    }
    let surviving = records.filter { $0.effect == Self.survives }.count
    return TextTable(header: ["ENVIRONMENT", "FAILURE", "EFFECT", "FLOWS"], rows: rows).text
      + "\(surviving) of \(records.count) combinations of failure and flow survive.\n"
  }

  /// The titles in lines of limited width, broken between titles only.
  private static func wrapped(_ titles: [String]) -> [String] {
    var lines: [String] = []
    for (index, title) in titles.enumerated() {
      let part = title + (index < titles.count - 1 ? ";" : "")
      if let last = lines.last, last.count + 1 + part.count <= flowsWidth {
        lines[lines.count - 1] = "\(last) \(part)"
      } else {
        lines.append(part)
      }
    }
    return lines
  }
}
