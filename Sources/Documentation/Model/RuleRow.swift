import Topology

/// A route or rule that decides, with its texts in each environment that has it: what the pages
/// write as a row of a table, and the review as a line of its holder.
struct RuleRow<Text: Sendable>: Sendable {
  /// The resource that it comes from: the rule's own, or what the rule is written in.
  let element: ElementID
  /// By environment; nil where an environment does not have it.
  var texts: [Text?]

  /// One cell for all environments.
  func cell(_ part: KeyPath<Text, Inline>, in landscape: Landscape) -> Inline {
    landscape.varying { texts[$0]?[keyPath: part] } ?? .none
  }
}

extension RuleRow {
  /// Puts the rules of each environment side by side: what has the same key is one row.
  ///
  /// Keys that occur more than once in an environment are told apart by their order.
  static func align<Rule, Key: Hashable>(
    _ rules: [[Rule]], by key: (Rule) -> Key, from element: (Rule) -> ElementID,
    text: (Rule, Int) -> Text
  ) -> [RuleRow] {
    let count = rules.count
    var rows: [RuleRow] = []
    var places: [RulePlace<Key>: Int] = [:]
    for (environment, rules) in rules.enumerated() {
      var counts: [Key: Int] = [:]
      for rule in rules {
        let key = key(rule)
        let number = counts[key, default: 0]
        counts[key] = number + 1
        let place = RulePlace(key: key, number: number)
        if let row = places[place] {
          rows[row].texts[environment] = text(rule, environment)
        } else {
          places[place] = rows.count
          var texts = [Text?](repeating: nil, count: count)
          texts[environment] = text(rule, environment)
          rows.append(RuleRow(element: element(rule), texts: texts))
        }
      }
    }
    return rows
  }
}

/// Where a rule stands among those of its key.
private struct RulePlace<Key: Hashable>: Hashable {
  let key: Key
  let number: Int
}
