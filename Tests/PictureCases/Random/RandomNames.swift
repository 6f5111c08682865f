import NetworkLaws

/// Names and titles as people give them, short and long, each once.
struct RandomNames {
  // Tiers have names of their own.
  private var taken: Set<String> = ["public", "private", "data", "isolated", "transit"]

  private static let words = [
    "orders", "payments", "stock", "search", "ledger", "mail", "audit", "customer", "master",
    "data", "synchroniser", "fulfilment", "orchestrator", "archive", "long", "term", "reports",
    "catalogue", "identity", "analytics", "shipping", "prices", "reviews", "gateway", "session",
    "cache", "primary", "shared", "services", "regional", "internationalisation", "warehouse",
    "intake", "legacy", "batch", "worker", "front", "back", "core", "edge",
  ]

  /// A name of lower-case words that is at most so long.
  mutating func name(_ random: inout SeededGenerator, longest: Int) -> String {
    let wanted = random.chance(25) ? longest : random.number(4...14)
    var name = ""
    while name.count < wanted {
      let word = random.one(of: Self.words)
      let longer = name.isEmpty ? word : "\(name)-\(word)"
      guard longer.count <= longest - 3 else { break }
      name = longer
    }
    if name.isEmpty { name = "core" }
    var unique = name
    var number = 2
    while !taken.insert(unique).inserted {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique
  }

  /// What a reader calls something: the name in words, or something that tries the page.
  mutating func title(_ random: inout SeededGenerator) -> String {
    let name = name(&random, longest: random.chance(20) ? 60 : 24)
    let words = name.split(separator: "-").joined(separator: " ")
    switch random.number(0...11) {
    case 0: return "\(words.prefix(1).uppercased() + words.dropFirst()) & \"more\""
    case 1: return "Überprüfung der \(words.prefix(40))"
    case 2: return name.filter { $0 != "-" }
    default: return words.prefix(1).uppercased() + words.dropFirst()
    }
  }
}
