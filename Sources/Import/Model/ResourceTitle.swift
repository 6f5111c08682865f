import AWSModel

/// What a reader calls an imported resource.
enum ResourceTitle {
  /// The `Name` tag, as AWS's console shows it; else what the configuration calls it.
  static func of(_ instance: Instance) -> String {
    for tags in ["tags", "tags_all"] {
      if let name = instance.values[tags]?["Name"]?.string, !name.isEmpty { return name }
    }
    return configured(instance)
  }

  /// What the configuration calls it, with what it is: `Https listener`, `Endpoints security group
  /// [0]`.
  static func configured(_ instance: Instance) -> String {
    let noun = ResourceTraits.of(instance.type).short
    var words = instance.name.split { $0 == "_" || $0 == "-" }.map(String.init)
    if words.count == 1, general.contains(words[0]) {
      words = (instance.module.last?.name ?? "").split { $0 == "_" || $0 == "-" }.map(String.init)
    }
    let name = words.joined(separator: " ")
    let initials = noun.split(separator: " ").compactMap(\.first).map { $0.lowercased() }.joined()
    let last = words.last?.lowercased() ?? ""
    // `web_lb` and `rt_private` are said to be a load balancer and a route table.
    let isSaid =
      name.lowercased().hasSuffix(noun.lowercased())
      || last.count > 1 && (last == initials || last == ResourceTraits.of(instance.type).idPrefix)
    // Nothing is said twice: `Kms` and `KMS alias` are a KMS alias.
    let own = words.dropLast(isSaid ? 0 : shared(words, noun)).joined(separator: " ")
    var title = own.isEmpty ? noun : isSaid ? name : "\(own) \(noun)"
    title = title.prefix(1).uppercased() + title.dropFirst()
    if let key = instance.key { title += " [\(plain(key))]" }
    let keys = instance.module.compactMap(\.key).map(plain)
    if !keys.isEmpty { title += " (\(keys.joined(separator: ", ")))" }
    return title
  }

  /// With how many of the name's last words the noun begins; the name may have them in the plural.
  private static func shared(_ words: [String], _ noun: String) -> Int {
    let nouns = noun.split(separator: " ").map { $0.lowercased() }
    return (1...max(words.count, 1)).last { count in
      guard count <= nouns.count, count <= words.count else { return false }
      var last = words.suffix(count).map { $0.lowercased() }
      if last == Array(nouns.prefix(count)) { return true }
      if let word = last.popLast() {
        last.append(word.hasSuffix("s") ? String(word.dropLast()) : word)
      }
      return last == Array(nouns.prefix(count))
    } ?? 0
  }

  /// Names that say nothing; the module's says more.
  private static let general: Set<String> = ["this", "main", "default", "it", "self", "resource"]

  private static func plain(_ key: InstanceKey) -> String {
    switch key {
    case .number(let number): String(number)
    case .text(let text): text
    }
  }
}
