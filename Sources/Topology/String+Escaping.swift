extension String {
  /// The text with characters of ASCII replaced, wherever they stand.
  ///
  /// A combining mark after a quotation mark makes one `Character` of the two, which equals no
  /// quotation mark; whoever reads the text as a file sees the quotation mark. So what escapes text
  /// for a format goes by bytes, never by `Character`.
  ///
  /// - Parameter replacement: What stands for a byte; nil for one that stays.
  package func replacingASCII(_ replacement: (UInt8) -> String?) -> String {
    guard utf8.contains(where: { $0 < 0x80 && replacement($0) != nil }) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 16)
    for byte in utf8 {
      if byte < 0x80, let text = replacement(byte) {
        bytes += text.utf8
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines of the text, whichever way they end: by a line feed, a carriage return, both, or what
  /// Unicode calls the end of a line or a paragraph.
  package var everyLine: [Substring] {
    var lines: [Substring] = []
    var start = startIndex
    var index = startIndex
    let scalars = unicodeScalars
    while index < endIndex {
      let scalar = scalars[index]
      var next = scalars.index(after: index)
      if Self.endsLine(scalar) {
        lines.append(self[start..<index])
        if scalar == "\r", next < endIndex, scalars[next] == "\n" {
          next = scalars.index(after: next)
        }
        start = next
      }
      index = next
    }
    lines.append(self[start...])
    return lines
  }

  /// The text in one line.
  package var onOneLine: String {
    unicodeScalars.contains(where: Self.endsLine) ? everyLine.joined(separator: " ") : self
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension StringProtocol {
  /// The pieces of the text that are not empty, between one ASCII character. The bytes are looked at,
  /// which takes a tenth of what looking at characters does.
  package func pieces(between separator: Unicode.Scalar) -> [SubSequence] {
    let separator = UInt8(ascii: separator)
    let bytes = utf8
    let ranges = bytes.withContiguousStorageIfAvailable { $0.ranges(between: separator) }
    guard let ranges else {
      return bytes.split(separator: separator).map { self[$0.startIndex..<$0.endIndex] }
    }
    return ranges.map {
      self[
        bytes.index(
          startIndex, offsetBy: $0.lowerBound)..<bytes.index(
            startIndex, offsetBy: $0.upperBound)]
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the pieces that are not empty are, between bytes of one value.
  package func ranges(between separator: UInt8) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for place in 0...count where place == count || self[place] == separator {
      if start < place { ranges.append(start..<place) }
      start = place + 1
    }
    return ranges
  }
}
