extension String {
  /// The text with its first letter in upper case, to begin a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with its first letter in lower case, to stand within a sentence; abbreviations and
  /// names such as NAT, HTTPS and VPC stay as they are.
  var lowercasedFirst: String {
    guard let second = dropFirst().first, second.isLowercase || second == " " else {
      return self
    }
    return prefix(1).lowercased() + dropFirst()
  }
}
