import Topology

/// Names in the forms that AWS, Terraform and readers use.
package enum Words {
  /// `read-only` as `ReadOnly`.
  package static func pascal(_ kebab: String) -> String {
    kebab.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `MetricsPlatform` as `metrics-platform`.
  package static func kebab(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isUppercase, !result.isEmpty, result.last != "-" { result += "-" }
      result += character.lowercased()
    }
    return result
  }

  /// `pre-inspection` as `pre_inspection`, a Terraform identifier.
  package static func snake(_ text: String) -> String {
    String(text.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// `pre-inspection` as `Pre inspection`.
  package static func sentence(_ kebab: String) -> String {
    let words = kebab.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Whether the text can be part of an element's identity: lowercase letters, digits and hyphens,
  /// beginning with a letter, at most 64 of them and no device of Windows.
  package static func isName(_ text: String) -> Bool {
    text.utf8.count <= 64 && !DeviceName.matches(text) && isHyphenated(text)
  }

  /// Whether the text has lowercase letters, digits and hyphens only, begins with a letter and ends
  /// with no hyphen.
  static func isHyphenated(_ text: String) -> Bool {
    guard let first = text.first, ("a"..."z").contains(first), text.last != "-" else {
      return false
    }
    return text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }

  /// `a` or `an`, as the word begins.
  package static func article(_ word: String) -> String {
    word.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ items: [String], _ conjunction: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// At most three names that one may have meant by this one, the most similar first.
  package static func nearest(to name: String, in names: [String]) -> [String] {
    names.map { (name: $0, distance: distance(name, $0)) }
      .filter { $0.distance <= max(2, name.count / 3) || $0.name.hasSuffix("_" + name) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }

  /// How many letters must be added, removed or replaced to make one text of the other.
  private static func distance(_ first: String, _ second: String) -> Int {
    let letters = Array(second)
    var row = Array(0...letters.count)
    for (line, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in letters.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[letters.count]
  }
}
