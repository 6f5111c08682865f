/// Packs bytes as a deflate stream, the same on every machine.
///
/// The codes are the fixed ones, so the stream is somewhat larger than zlib's, whose bytes are
/// another matter in each version.
///
/// Source: RFC 1951, 3.2.5 and 3.2.6.
enum Deflate {
  /// How far back what comes again may be.
  private static let window = 32768
  private static let longest = 258
  private static let shortest = 3
  /// How many earlier places are compared.
  private static let depth = 24
  private static let hashBits: UInt32 = 15

  /// The bytes as one block.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var bits = DeflateBits()
    bits.add(1, count: 1)
    bits.add(1, count: 2)
    bytes.withUnsafeBufferPointer { write($0, &bits) }
    bits.addLiteral(256)
    return bits.finished()
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, _ bits: inout DeflateBits) {
    // The last place of each hash, and for each place the one before it of the same.
    var last = [Int32](repeating: -1, count: 1 << Int(hashBits))
    var before = [Int32](repeating: -1, count: bytes.count)
    last.withUnsafeMutableBufferPointer { last in
      before.withUnsafeMutableBufferPointer { before in
        var place = 0
        while place < bytes.count {
          let (length, distance) = match(bytes, at: place, last, before)
          let end = place + max(length, 1)
          if length == 0 {
            bits.addLiteral(Int(bytes[place]))
          } else {
            bits.addMatch(length: length, distance: distance)
          }
          while place < end {
            if place + shortest <= bytes.count {
              let hash = hash(bytes, place)
              before[place] = last[hash]
              last[hash] = Int32(place)
            }
            place += 1
          }
        }
      }
    }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let word =
      UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
    return Int((word &* 2_654_435_761) >> (32 - hashBits))
  }

  /// The longest piece before this place that comes again at it; no length where none does.
  private static func match(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int,
    _ last: UnsafeMutableBufferPointer<Int32>, _ before: UnsafeMutableBufferPointer<Int32>
  ) -> (length: Int, distance: Int) {
    let most = min(longest, bytes.count - place)
    guard most >= shortest else { return (0, 0) }
    var best = (length: 0, distance: 0)
    var candidate = Int(last[hash(bytes, place)])
    var tries = 0
    while candidate >= 0, place - candidate <= window, tries < depth {
      // A longer piece must differ at the end of the best so far.
      if bytes[candidate + best.length] == bytes[place + best.length] {
        var length = 0
        while length < most, bytes[candidate + length] == bytes[place + length] { length += 1 }
        if length > best.length, length >= shortest { best = (length, place - candidate) }
        if length == most { break }
      }
      candidate = Int(before[candidate])
      tries += 1
    }
    return best
  }
}
