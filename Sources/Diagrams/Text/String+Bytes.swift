extension String {
  /// Whether one of the bytes is such a one. Faster than to ask the characters, or the view of the
  /// bytes one by one.
  func holds(where isSuch: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(where: isSuch) }
      ?? utf8.contains(where: isSuch)
  }

  /// Whether the text stands in it, byte for byte.
  func holds(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
