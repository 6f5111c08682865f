/// The few forms of nouns that texts need.
enum EnglishNoun {
  /// The plural, by the rules for the last word.
  static func plural(of noun: String) -> String {
    let last = noun.split(separator: " ").last.map(String.init) ?? noun
    // The plural of an acronym has a small s: ACLs.
    if last.count > 1, last == last.uppercased() { return noun + "s" }
    if ["ss", "us", "is", "as", "x", "ch", "sh"].contains(where: last.hasSuffix) {
      return noun + "es"
    }
    // Options and settings are plural already.
    if last.hasSuffix("s") { return noun }
    guard last.hasSuffix("y"), let before = last.dropLast().last, !"aeiou".contains(before) else {
      return noun + "s"
    }
    return noun.dropLast() + "ies"
  }

  /// The noun without the `Amazon` or `AWS` that the service's name begins with.
  static func withoutVendor(_ noun: String) -> String {
    for vendor in ["Amazon ", "AWS "] where noun.hasPrefix(vendor) {
      return String(noun.dropFirst(vendor.count))
    }
    return noun
  }

  /// The noun as it begins a sentence.
  static func capitalized(_ noun: String) -> String {
    noun.prefix(1).uppercased() + noun.dropFirst()
  }
}
