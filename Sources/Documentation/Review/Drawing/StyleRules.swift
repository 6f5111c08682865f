import OrderedCollections
import Topology

/// The rules of several style sheets, each once, so that of any two the one that comes first in a sheet
/// comes first: of rules that match the same, the last decides.
struct StyleRules {
  /// What comes directly after a rule in any of the sheets, by rule, in the order in which they were met.
  private var following: OrderedDictionary<String, OrderedSet<String>> = [:]

  /// Takes a sheet in that has one rule on a line.
  mutating func add(_ sheet: String) {
    let rules = sheet.pieces(between: "\n").map { String($0) }
    for rule in rules where following[rule] == nil { following[rule] = [] }
    for (rule, next) in zip(rules, rules.dropFirst()) { following[rule]?.append(next) }
  }

  var text: String { ordered.joined(separator: "\n") }

  /// A rule is written when all that come before it anywhere are; of those that could be next, the one
  /// that was met first. Sheets that contradict each other lose no rule.
  private var ordered: [String] {
    var waiting: [String: Int] = [:]
    for rule in following.values.joined() { waiting[rule, default: 0] += 1 }
    var left = OrderedSet(following.keys)
    var result: [String] = []
    while let next = left.first(where: { waiting[$0, default: 0] == 0 }) ?? left.first {
      left.remove(next)
      result.append(next)
      for rule in following[next] ?? [] { waiting[rule, default: 0] -= 1 }
    }
    return result
  }
}
