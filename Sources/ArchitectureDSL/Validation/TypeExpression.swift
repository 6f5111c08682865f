/// The parts of Terraform's language that an author writes as text.
///
/// Source: Terraform language, "Type constraints".
enum TypeExpression {
  /// Whether the text is a type: `string`, `list(string)`, `object({ a = optional(number, 1) })`.
  static func isType(_ text: String) -> Bool {
    var reader = Reader(text)
    return reader.type(depth: 0) && reader.isAtEnd
  }

  /// Whether brackets and quotation marks fit together, so that the text is one expression in the
  /// place where it is put, and nothing behind it is commented out.
  static func isBalanced(_ text: String) -> Bool {
    var closers: [UInt8] = []
    var isQuoted = false
    var isEscaped = false
    var last: UInt8 = 0
    guard !text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return false }
    for byte in text.utf8 {
      defer { last = byte }
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "("): closers.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard closers.popLast() == byte else { return false }
      case UInt8(ascii: "#"): return false
      case UInt8(ascii: "/"), UInt8(ascii: "*"):
        if last == UInt8(ascii: "/") { return false }
      case UInt8(ascii: "<"):
        if last == UInt8(ascii: "<") { return false }
      default: break
      }
      if closers.count > 64 { return false }
    }
    return closers.isEmpty && !isQuoted
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool {
      mutating get {
        skipSpace()
        return position == bytes.count
      }
    }

    mutating func type(depth: Int) -> Bool {
      guard depth < 32, let word = word() else { return false }
      switch word {
      case "string", "number", "bool", "any": return true
      case "list", "set", "map":
        return take("(") && type(depth: depth + 1) && take(")")
      case "tuple":
        return take("(") && take("[") && types(depth: depth + 1) && take("]") && take(")")
      case "object":
        return take("(") && take("{") && members(depth: depth + 1) && take("}") && take(")")
      default: return false
      }
    }

    private mutating func types(depth: Int) -> Bool {
      while !isNext("]") {
        guard type(depth: depth) else { return false }
        guard take(",") || isNext("]") else { return false }
      }
      return true
    }

    private mutating func members(depth: Int) -> Bool {
      while !isNext("}") {
        guard word() != nil, take("=") else { return false }
        let start = position
        if word() == "optional" {
          guard take("("), type(depth: depth) else { return false }
          if take(",") { skipValue() }
          guard take(")") else { return false }
        } else {
          position = start
          guard type(depth: depth) else { return false }
        }
        _ = take(",")
      }
      return true
    }

    /// A default, up to the bracket that ends what it is in.
    private mutating func skipValue() {
      var depth = 0
      var isQuoted = false
      while position < bytes.count {
        let byte = bytes[position]
        if isQuoted {
          if byte == UInt8(ascii: "\\") { position += 1 }
          if byte == UInt8(ascii: "\"") { isQuoted = false }
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = true
        } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
          || byte == UInt8(ascii: "{")
        {
          depth += 1
        } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
          || byte == UInt8(ascii: "}")
        {
          if depth == 0 { return }
          depth -= 1
        } else if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") {
          return
        }
        position += 1
      }
    }

    private mutating func skipSpace() {
      while position < bytes.count, [0x20, 0x09, 0x0A].contains(bytes[position]) { position += 1 }
    }

    private mutating func isNext(_ sign: Unicode.Scalar) -> Bool {
      skipSpace()
      return position < bytes.count && UInt32(bytes[position]) == sign.value
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard isNext(sign) else { return false }
      position += 1
      return true
    }

    private mutating func word() -> String? {
      skipSpace()
      let start = position
      while position < bytes.count, isWord(bytes[position]) { position += 1 }
      return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isWord(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
  }
}
