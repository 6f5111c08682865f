/// The order in which people write the arguments of a block: what it is called, whose it is, then
/// the rest as given, and long values last.
enum ArgumentOrder {
  /// Arguments that head a block, in this order.
  private static let leading = [
    "name", "name_prefix", "family", "bucket", "repository", "role", "security_group_id",
    "description", "rule_no", "action", "ip_protocol", "from_port", "to_port",
  ]

  /// Nested blocks that come before and behind the others.
  private static let firstBlocks = ["default_action", "action", "override_action"]
  private static let lastBlocks = ["visibility_config", "timeouts"]

  /// The nested blocks in order: what a rule does first, how it is watched last.
  static func sortedBlocks(_ items: [Body.Item]) -> [Body.Item] {
    func rank(_ item: Body.Item) -> Int {
      guard case .block(let block) = item else { return 1 }
      let name = block.type == "dynamic" ? block.labels.first ?? "" : block.type
      return firstBlocks.contains(name) ? 0 : lastBlocks.contains(name) ? 2 : 1
    }
    return (0...2).flatMap { wanted in items.filter { rank($0) == wanted } }
  }

  /// Arguments that belong together; the second stands right behind the first.
  private static let pairs = [("min_capacity", "max_capacity"), ("cpu", "memory")]

  /// The arguments in order. What has several lines comes behind what has one, and tags come last.
  static func sorted(_ items: [Body.Item]) -> [Body.Item] {
    var head: [Body.Item] = []
    var rest = items
    for name in leading {
      guard let index = rest.firstIndex(where: { self.name(of: $0) == name && !isLong($0) }) else {
        continue
      }
      head.append(rest.remove(at: index))
    }
    let tags = rest.filter { name(of: $0) == "tags" }
    rest.removeAll { name(of: $0) == "tags" }
    for (first, second) in pairs {
      guard let from = rest.firstIndex(where: { name(of: $0) == second }),
        rest.contains(where: { name(of: $0) == first })
      else { continue }
      let item = rest.remove(at: from)
      guard let anchor = rest.firstIndex(where: { name(of: $0) == first }) else { continue }
      rest.insert(item, at: anchor + 1)
    }
    return head + rest.filter { !isLong($0) } + rest.filter(isLong) + tags
  }

  private static func name(of item: Body.Item) -> String? {
    if case .attribute(let name, _, _) = item { name } else { nil }
  }

  private static func isLong(_ item: Body.Item) -> Bool {
    if case .attribute(_, let value, _) = item { TokenWriter.isMultiline(value) } else { false }
  }
}
