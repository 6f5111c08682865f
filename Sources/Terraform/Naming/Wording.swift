/// Sentences about resources and their arguments, for descriptions.
enum Wording {
  private static let acronyms = [
    "acl": "ACL", "acls": "ACLs", "arn": "ARN", "arns": "ARNs", "asn": "ASN", "az": "zone",
    "cidr": "CIDR", "cpu": "CPU", "dns": "DNS", "ecs": "ECS", "efs": "EFS", "eip": "Elastic IP",
    "gid": "group id", "http": "HTTP", "https": "HTTPS", "iam": "IAM", "id": "ID", "ids": "IDs",
    "ip": "IP", "ips": "IPs", "ipv4": "IPv4", "ipv6": "IPv6", "kms": "KMS", "lb": "load balancer",
    "max": "maximum", "min": "minimum",
    "nat": "NAT", "ssl": "SSL", "tcp": "TCP", "tls": "TLS", "ttl": "TTL", "udp": "UDP",
    "uid": "user id", "uri": "URI", "url": "URL", "vpc": "VPC", "waf": "WAF",
  ]

  /// `cidr_block` as words: `CIDR block`.
  static func words(_ name: String) -> String {
    // A name from outside Terraform, such as an environment variable's, stays as it is.
    guard name.contains(where: \.isLowercase) || !name.contains(where: \.isUppercase) else {
      return name
    }
    return name.split(separator: "_").map { acronyms[String($0)] ?? String($0) }.joined(
      separator: " ")
  }

  static func sentenceCase(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A title in the middle of a sentence: an initial capital, at the beginning or behind an article,
  /// stays only where the word is more than a capitalised word (`VPC`, `StatsD`).
  static func inSentence(_ title: String) -> String {
    let text = title.hasPrefix("The ") ? String(title.dropFirst(4)) : title
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for index in words.indices
    where index == 0 && text == title || index > 0 && words[index - 1] == "the" {
      let rest = words[index].dropFirst()
      guard rest.allSatisfy({ $0.isLowercase || $0 == "-" }) else { continue }
      words[index] = words[index].lowercased()
    }
    return words.joined(separator: " ")
  }

  /// What the titles of a family's members have in common: `Firewall subnet` for `Firewall subnet
  /// in zone a` and `Firewall subnet in zone b`. Empty where that says nothing.
  static func common(_ titles: [String], keys: [String]) -> String {
    guard let first = titles.first else { return "" }
    let all = titles.map { $0.split(separator: " ").map(String.init) }
    var head = all[0]
    for words in all.dropFirst() { head = Array(zip(head, words).prefix { $0 == $1 }.map(\.0)) }
    guard head.count < all[0].count || Set(titles).count > 1 else {
      // A single member still has its own key at the end of its title.
      guard let last = head.last, keys.contains(last), head.count > 1 else { return first }
      return trimmed(head.dropLast())
    }
    return trimmed(head[...])
  }

  /// Words without what only led to the ones after them; empty where nothing else is left.
  private static func trimmed(_ words: ArraySlice<String>) -> String {
    var words = words
    while let last = words.last, joints.contains(last.lowercased()) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static let joints: Set<String> = [
    "a", "an", "at", "for", "from", "in", "of", "on", "that", "the", "to", "with", "zone",
  ]

  /// One sentence on an argument: `Desired count of the app service.`
  static func description(of argument: String, title: String, isBool: Bool = false) -> String {
    let subject = "the \(inSentence(title))"
    guard isBool else {
      // `retention_in_days`: the unit comes last.
      for unit in ["days", "hours", "minutes", "seconds"] {
        for ending in ["_in_\(unit)", "_\(unit)"] where argument.hasSuffix(ending) {
          let quantity = words(String(argument.dropLast(ending.count)))
          return "\(sentenceCase(quantity)) of \(subject), in \(unit)."
        }
      }
      return "\(sentenceCase(words(argument))) of \(subject)."
    }
    if let sentence = switches[argument] { return "Whether \(subject) \(sentence)." }
    if argument.hasPrefix("enable_") {
      return "Whether to enable \(words(String(argument.dropFirst(7)))) of \(subject)."
    }
    return "Whether \(words(argument)) is on for \(subject)."
  }

  /// What arguments that are on or off say of their resource.
  private static let switches = [
    "delete_protection": "is protected against deletion",
    "deletion_protection": "is protected against deletion",
    "enable_deletion_protection": "is protected against deletion",
    "firewall_policy_change_protection": "is protected against another policy",
    "force_destroy": "may be destroyed with what it holds",
    "subnet_change_protection": "is protected against other subnets",
  ]

  static func withArticle(_ noun: String) -> String {
    let word = noun.prefix { $0 != " " }
    let startsWithVowel = word.first.map { "aeiouAEIOU".contains($0) } ?? false
    // `an ECS service`, `a NAT gateway`, `a VPC`: letters are read by their names.
    let isAcronym = word.count > 1 && word.allSatisfy { $0.isUppercase || $0.isNumber }
    let readsWithVowel =
      isAcronym && !["NAT", "WAF"].contains(word)
      ? word.first.map { "AEFHILMNORSX".contains($0) } ?? false : startsWithVowel
    return readsWithVowel ? "an \(noun)" : "a \(noun)"
  }

  /// `is a key` or `are alarms`.
  static func isOrAre(_ noun: String) -> String {
    let word = noun.split(separator: " ").last.map(String.init) ?? ""
    let isPlural =
      word.hasSuffix("s") && !["ss", "us", "is", "as"].contains { word.hasSuffix($0) }
      && !word.dropLast().allSatisfy(\.isUppercase) && !noun.contains(" of ")
    return isPlural ? "are \(noun)" : "is \(withArticle(noun))"
  }

  /// What a flag decides: whether things are there, or whether what their titles say holds.
  static func presence(of titles: [String]) -> String {
    func says(_ title: String) -> Bool {
      [" accepts ", " accept ", " may "].contains { title.contains($0) }
    }
    // A title of two parts is a name, not a noun.
    let things = titles.filter { !says($0) }.map { title in
      title.contains(": ") ? "'\(title)'" : withArticle(inSentence(title))
    }
    let sentences = titles.filter(says).map { title in
      title.hasPrefix("The ") ? "the \(title.dropFirst(4))" : inSentence(title)
    }
    return "Whether " + list((things.isEmpty ? [] : ["there is \(list(things))"]) + sentences) + "."
  }

  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
