extension String {
  /// Whether one of the bytes is such a one. Faster than to ask the characters, or the view of the
  /// bytes one by one.
  func holds(where isSuch: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(where: isSuch) }
      ?? utf8.contains(where: isSuch)
  }
}
