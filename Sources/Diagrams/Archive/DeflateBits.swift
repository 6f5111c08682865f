/// Bits from the lowest up, as deflate orders them.
struct DeflateBits {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count: UInt64 = 0

  mutating func add(_ value: Int, count more: Int) {
    pending |= UInt64(value) << count
    count += UInt64(more)
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// A byte, or the code of a length, or the end.
  mutating func addLiteral(_ symbol: Int) {
    let code = Self.codes[symbol]
    add(code.bits, count: code.count)
  }

  mutating func addMatch(length: Int, distance: Int) {
    let (symbol, base, extra) = Self.lengths[length]
    addLiteral(symbol)
    add(length - base, count: extra)
    let index = Self.distances.lastIndex { $0.base <= distance } ?? 0
    add(Self.reversed(index, count: 5), count: 5)
    add(distance - Self.distances[index].base, count: Self.distances[index].extra)
  }

  func finished() -> [UInt8] {
    count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
  }

  /// A code's bits come from its highest down.
  private static func reversed(_ code: Int, count: Int) -> Int {
    (0..<count).reduce(0) { $0 << 1 | (code >> $1) & 1 }
  }

  private static let codes: [(bits: Int, count: Int)] = (0..<288).map { symbol in
    let (code, count) =
      switch symbol {
      case ..<144: (0x30 + symbol, 8)
      case ..<256: (0x190 + symbol - 144, 9)
      case ..<280: (symbol - 256, 7)
      default: (0xC0 + symbol - 280, 8)
      }
    return (reversed(code, count: count), count)
  }

  /// For each length from 0 to 258 its symbol, and what that begins with.
  private static let lengths: [(symbol: Int, base: Int, extra: Int)] = (0...258).map { length in
    let index = lengthBases.lastIndex { $0.base <= length } ?? 0
    return (257 + index, lengthBases[index].base, lengthBases[index].extra)
  }

  /// What the symbols from 257 on begin with, and how many bits follow.
  static let lengthBases: [(base: Int, extra: Int)] =
    bases(from: 3, count: 28) { $0 < 8 ? 0 : $0 / 4 - 1 } + [(258, 0)]

  /// The same for distances.
  static let distances = bases(from: 1, count: 30) { $0 < 4 ? 0 : $0 / 2 - 1 }

  private static func bases(
    from first: Int, count: Int, extra: (Int) -> Int
  ) -> [(base: Int, extra: Int)] {
    var base = first
    return (0..<count).map { index in
      defer { base += 1 << extra(index) }
      return (base, extra(index))
    }
  }
}
