extension String {
  /// The text in lowercase letters and digits of any script, with single hyphens between the words:
  /// stable, and fit for an address.
  package var slug: String {
    lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}
