extension Decoder {
  /// The value where it is a text; nil for everything else.
  var text: String? { try? singleValueContainer().decode(String.self) }

  /// The error for a text that names no case of an enumeration.
  func unknown(_ text: String, as what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "'\(text)' is no \(what)"))
  }
}
