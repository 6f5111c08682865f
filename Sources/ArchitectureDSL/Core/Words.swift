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
  /// beginning with a letter.
  package static func isName(_ text: String) -> Bool {
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
}
