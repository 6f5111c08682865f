extension String {
  /// The text with its first letter in upper case, to begin a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
