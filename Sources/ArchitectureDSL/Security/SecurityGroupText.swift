/// Titles within the alphabet of a security group's descriptions.
///
/// Source: Amazon EC2 API reference, "IpPermission" and "CreateSecurityGroup".
enum SecurityGroupText {
  private static let others: Set<Character> = [
    " ", ".", "_", "-", ":", "/", "(", ")", "#", ",", "@", "[", "]", "+", "=", "&", ";", "{", "}",
    "!", "$", "*",
  ]
  private static let longest = 255

  /// The text with an apostrophe or a quotation mark left out and any other character that AWS
  /// refuses as a hyphen.
  static func spelled(_ text: String) -> String {
    let letters = text.compactMap { character -> Character? in
      if character.isASCII, character.isLetter || character.isNumber { return character }
      if others.contains(character) { return character }
      return "'\"`’‘“”".contains(character) ? nil : "-"
    }
    return String(letters.prefix(longest))
  }
}
