/// Unpacks deflate streams.
///
/// Source: RFC 1951.
struct Inflate {
  struct Malformed: Error {}

  private let packed: [UInt8]
  private var place = 0
  private var bytes: [UInt8] = []
  private let most: Int

  /// What a stream holds, which is at most so many bytes.
  static func unpacked(_ packed: [UInt8], atMost most: Int) throws(Malformed) -> [UInt8] {
    var inflate = Inflate(packed: packed, most: most)
    while try inflate.block() {}
    return inflate.bytes
  }

  private init(packed: [UInt8], most: Int) {
    self.packed = packed
    self.most = most
  }

  /// Reads a block; false after the last one.
  private mutating func block() throws(Malformed) -> Bool {
    let isLast = try bits(1) == 1
    switch try bits(2) {
    case 0: try stored()
    case 1: try compressed(Self.fixed.literals, Self.fixed.distances)
    case 2:
      let codes = try dynamicCodes()
      try compressed(codes.literals, codes.distances)
    default: throw Malformed()
    }
    return !isLast
  }

  // MARK: Bits

  private mutating func bits(_ count: Int) throws(Malformed) -> Int {
    var value = 0
    for index in 0..<count {
      guard place >> 3 < packed.count else { throw Malformed() }
      value |= Int(packed[place >> 3] >> UInt8(place & 7) & 1) << index
      place += 1
    }
    return value
  }

  private mutating func append(_ byte: UInt8) throws(Malformed) {
    guard bytes.count < most else { throw Malformed() }
    bytes.append(byte)
  }

  // MARK: Codes

  /// A code in which shorter words come first, and those of one length in order.
  private struct Code {
    /// How many words there are of each length.
    var counts = [Int](repeating: 0, count: 16)
    /// The symbols in the order of their words.
    var symbols: [Int] = []

    init(_ lengths: some Collection<Int>) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      symbols = lengths.enumerated().filter { $0.element > 0 }
        .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.map(\.offset)
    }
  }

  private mutating func symbol(_ code: Code) throws(Malformed) -> Int {
    var (word, first, index) = (0, 0, 0)
    for length in 1..<16 {
      word |= try bits(1)
      let count = code.counts[length]
      if word - first < count {
        guard code.symbols.indices.contains(index + word - first) else { throw Malformed() }
        return code.symbols[index + word - first]
      }
      index += count
      first = (first + count) << 1
      word <<= 1
    }
    throw Malformed()
  }

  private static let fixed = (
    literals: Code(
      (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }),
    distances: Code([Int](repeating: 5, count: 30))
  )

  /// The order in which the lengths of the code for lengths are written.
  private static let order = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func dynamicCodes() throws(Malformed) -> (literals: Code, distances: Code) {
    let literals = try bits(5) + 257
    let distances = try bits(5) + 1
    let written = try bits(4) + 4
    var own = [Int](repeating: 0, count: 19)
    for index in 0..<written { own[Self.order[index]] = try bits(3) }
    let code = Code(own)
    var lengths: [Int] = []
    while lengths.count < literals + distances {
      let symbol = try symbol(code)
      switch symbol {
      case ..<16: lengths.append(symbol)
      case 16:
        guard let last = lengths.last else { throw Malformed() }
        lengths += [Int](repeating: last, count: try bits(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
      default: lengths += [Int](repeating: 0, count: try bits(7) + 11)
      }
    }
    guard lengths.count == literals + distances, literals <= 286 else { throw Malformed() }
    return (Code(lengths[..<literals]), Code(lengths[literals...]))
  }

  // MARK: Blocks

  private mutating func stored() throws(Malformed) {
    place = (place + 7) & ~7
    let count = try bits(16)
    guard try bits(16) == ~count & 0xFFFF else { throw Malformed() }
    for _ in 0..<count { try append(UInt8(try bits(8))) }
  }

  private mutating func compressed(_ literals: Code, _ distances: Code) throws(Malformed) {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        try append(UInt8(symbol))
        continue
      }
      guard symbol < 286 else { throw Malformed() }
      let (base, extra) = DeflateBits.lengthBases[symbol - 257]
      let length = try base + bits(extra)
      let far = try self.symbol(distances)
      guard DeflateBits.distances.indices.contains(far) else { throw Malformed() }
      let distance = try DeflateBits.distances[far].base + bits(DeflateBits.distances[far].extra)
      guard distance <= bytes.count else { throw Malformed() }
      for _ in 0..<length { try append(bytes[bytes.count - distance]) }
    }
  }
}
