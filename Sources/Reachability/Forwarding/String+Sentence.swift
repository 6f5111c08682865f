extension String {
  /// The text at the beginning of a sentence. A name such as `shop-alb` or `orders.internal` stays as
  /// whoever gave it wrote it.
  package var capitalizedFirst: String {
    let word = prefix { !" :,/".contains($0) }
    let isName = word.contains { !$0.isLetter || $0.isUppercase }
    return isName ? self : prefix(1).uppercased() + dropFirst()
  }

  /// The text with its first letter in lower case, to stand within a sentence; abbreviations and
  /// names such as NAT, HTTPS and VPC stay as they are.
  var lowercasedFirst: String {
    guard let second = dropFirst().first, second.isLowercase || second == " " else {
      return self
    }
    return prefix(1).lowercased() + dropFirst()
  }
}
