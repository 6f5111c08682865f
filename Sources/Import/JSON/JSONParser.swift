import OrderedCollections

/// Reads JSON from bytes that anyone may have written: never crashes, nests only so deep, and says
/// where it stopped.
///
/// Foundation's reader takes seconds for a large plan and overflows the stack on a nested one.
package struct JSONParser {
  /// Terraform's own documents nest below 60.
  static let depthLimit = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Reads one value and nothing after it.
  package static func parse(_ bytes: [UInt8]) throws(ImportError) -> JSONValue {
    let result: Result<JSONValue, ImportError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer)
      do throws(ImportError) { return .success(try parser.document()) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func document() throws(ImportError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .notUTF8(offset: 0, isUTF16: true)
    }
    skipSpace()
    guard position < bytes.count else { throw .empty }
    let value = try self.value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw .malformed(offset: position) }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(ImportError) -> JSONValue {
    guard depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
    guard let byte = current else { throw .truncated(offset: position) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      if byte >= 0x80 { throw .notUTF8(offset: position, isUTF16: false) }
      throw .malformed(offset: position)
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(ImportError)
    -> JSONValue
  {
    for index in 0..<text.utf8CodeUnitCount {
      guard let byte = current else { throw .truncated(offset: position) }
      guard byte == text.utf8Start[index] else { throw .malformed(offset: position) }
      position += 1
    }
    return value
  }

  private mutating func object(depth: Int) throws(ImportError) -> JSONValue {
    position += 1
    var members: OrderedDictionary<String, JSONValue> = [:]
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard let byte = current else { throw .truncated(offset: position) }
      guard byte == UInt8(ascii: "\"") else { throw .malformed(offset: position) }
      let name = try string()
      skipSpace()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      members[name] = try value(depth: depth + 1)
      skipSpace()
      if current == UInt8(ascii: "}") {
        position += 1
        return .object(members)
      }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array(depth: Int) throws(ImportError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      if current == UInt8(ascii: "]") {
        position += 1
        return .array(values)
      }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func expect(_ byte: UInt8) throws(ImportError) {
    guard let found = current else { throw .truncated(offset: position) }
    guard found == byte else { throw .malformed(offset: position) }
    position += 1
  }

  private mutating func number() throws(ImportError) -> JSONValue {
    let start = position
    while let byte = current, Self.isOfNumber(byte) { position += 1 }
    guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
      throw .malformed(offset: start)
    }
    if let whole = Int(text) { return .int(whole) }
    guard let number = Double(text), number.isFinite else {
      throw current == nil ? .truncated(offset: position) : .malformed(offset: start)
    }
    return .double(number)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  // MARK: Texts

  private mutating func string() throws(ImportError) -> String {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      position += 1
    }
    guard let end = current else { throw .truncated(offset: position) }
    let plain = try text(start..<position)
    if end == UInt8(ascii: "\"") {
      position += 1
      return plain
    }
    return try escaped(after: plain)
  }

  private func text(_ range: Range<Int>) throws(ImportError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw .notUTF8(offset: range.lowerBound, isUTF16: false)
    }
    return text
  }

  private mutating func escaped(after plain: String) throws(ImportError) -> String {
    var result = plain
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return result
      case UInt8(ascii: "\\"):
        position += 1
        result.unicodeScalars.append(try escape())
      default:
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          position += 1
        }
        result += try text(start..<position)
      }
    }
    throw .truncated(offset: position)
  }

  private mutating func escape() throws(ImportError) -> Unicode.Scalar {
    guard let byte = current else { throw .truncated(offset: position) }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try unicode()
    default: throw .malformed(offset: position - 1)
    }
  }

  private mutating func unicode() throws(ImportError) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first) else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    // The second half of a pair; half a pair stands for no character.
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(ImportError) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw .truncated(offset: position) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .malformed(offset: position)
      }
      number = number << 4 + UInt32(digit)
      position += 1
    }
    return number
  }
}
