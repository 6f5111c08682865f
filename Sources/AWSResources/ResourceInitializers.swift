/// The initialiser of every resource type that has a struct in ``AWS``.
package enum ResourceInitializers {
  /// What the struct of a resource type is made with; nil where the type has none.
  package static func initializer(of type: String) -> ResourceInitializer? { byType[type] }

  /// The resource types in alphabetical order.
  package static var types: [String] { byType.keys.sorted() }

  private static let byType = parse(initializerTable)

  /// Reads a table of words: `aws_vpc:` begins a type and `.Timeouts:` a nested struct of it; every
  /// other word is a parameter. Text, because a literal of this size would be slow to compile.
  static func parse(_ table: String) -> [String: ResourceInitializer] {
    var found: [String: ResourceInitializer] = [:]
    var type = ""
    var block: String?
    var root: [ResourceInitializer.Parameter] = []
    var blocks: [String: [ResourceInitializer.Parameter]] = [:]
    func finish() {
      guard !type.isEmpty else { return }
      found[type] = ResourceInitializer(parameters: root, blocks: blocks)
    }
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.last == ":", word.first == "." {
        let name = String(word.dropFirst().dropLast())
        blocks[name] = []
        block = name
      } else if word.last == ":" {
        finish()
        type = String(word.dropLast())
        (block, root, blocks) = (nil, [], [:])
      } else if let parameter = parameter(word) {
        if let block { blocks[block]?.append(parameter) } else { root.append(parameter) }
      }
    }
    finish()
    return found
  }

  private static func parameter(_ word: Substring) -> ResourceInitializer.Parameter? {
    let isRequired = word.first == "*"
    let parts = word.drop { $0 == "*" }.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let kind: ResourceInitializer.Parameter.Kind
    if parts[1].hasPrefix("+[") {
      kind = .block(String(parts[1].dropFirst(2).dropLast()), isSingle: false)
    } else if parts[1].hasPrefix("+") {
      kind = .block(String(parts[1].dropFirst()), isSingle: true)
    } else {
      kind = .attribute(String(parts[1]))
    }
    return ResourceInitializer.Parameter(
      name: String(parts[0]), kind: kind, isRequired: isRequired)
  }
}
