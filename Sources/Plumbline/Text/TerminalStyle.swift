/// Colours, for a terminal only.
enum TerminalStyle: String {
  case good = "32"
  case bad = "31"
  case doubtful = "33"
  case strong = "1"

  /// The text in this style; as it is where nobody watches.
  func callAsFunction(_ text: String, isOn: Bool) -> String {
    isOn ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
