/// A ZIP archive, read by its directory; for files that are stored, or packed with the fixed codes of
/// deflate.
///
/// Source: PKWARE, "APPNOTE.TXT", 4.3; RFC 1951.
package struct ZipFile {
  package struct Entry {
    package let name: String
    package let bytes: [UInt8]
    package let checksum: UInt32
    /// Year, month and day, as the format has them.
    package let date: Int
  }

  package struct Malformed: Error {
    package let reason: String
  }

  package let entries: [Entry]

  package subscript(name: String) -> [UInt8]? { entries.first { $0.name == name }?.bytes }

  package init(_ bytes: [UInt8]) throws {
    func number(_ place: Int, _ count: Int) throws -> Int {
      guard place >= 0, place + count <= bytes.count else { throw Malformed(reason: "cut off") }
      return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4B50 else { throw Malformed(reason: "no end") }
    var place = try number(end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4B50 else { throw Malformed(reason: "no directory") }
      let length = try number(place + 28, 2)
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      let header = try number(place + 42, 4)
      guard try number(header, 4) == 0x0403_4B50,
        bytes[(header + 4)..<(header + 28)] == bytes[(place + 6)..<(place + 30)]
      else { throw Malformed(reason: "'\(name)' has two headers that differ") }
      let start = try header + 30 + number(header + 26, 2) + number(header + 28, 2)
      let packed = Array(bytes[start..<(start + (try number(place + 20, 4)))])
      let contents = try number(place + 10, 2) == 0 ? packed : Self.inflated(packed)
      guard try contents.count == number(place + 24, 4) else {
        throw Malformed(reason: "'\(name)' has another size")
      }
      entries.append(
        Entry(
          name: name, bytes: contents, checksum: UInt32(try number(place + 16, 4)),
          date: try number(place + 14, 2)))
      place += try 46 + length + number(place + 30, 2) + number(place + 32, 2)
    }
    guard place == end else { throw Malformed(reason: "the directory has another size") }
    self.entries = entries
  }

  /// What a deflate stream of blocks with the fixed codes holds.
  package static func inflated(_ packed: [UInt8]) throws -> [UInt8] {
    var place = 0
    func bit() throws -> Int {
      guard place / 8 < packed.count else { throw Malformed(reason: "the stream is cut off") }
      defer { place += 1 }
      return Int(packed[place / 8] >> UInt8(place % 8)) & 1
    }
    func bits(_ count: Int) throws -> Int {
      try (0..<count).reduce(0) { try $0 | bit() << $1 }
    }
    func code(_ count: Int, after start: Int = 0) throws -> Int {
      try (0..<count).reduce(start) { value, _ in try value << 1 | bit() }
    }
    func symbol() throws -> Int {
      let seven = try code(7)
      if seven <= 23 { return 256 + seven }
      let eight = try code(1, after: seven)
      if (48...191).contains(eight) { return eight - 48 }
      if (192...199).contains(eight) { return 280 + eight - 192 }
      return try 144 + code(1, after: eight) - 400
    }
    let lengths = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
      163, 195, 227, 258,
    ]
    let distances = [
      1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
      2049,
      3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ]
    var bytes: [UInt8] = []
    var isLast = false
    while !isLast {
      isLast = try bit() == 1
      guard try bits(2) == 1 else { throw Malformed(reason: "no block with the fixed codes") }
      while true {
        let symbol = try symbol()
        if symbol == 256 { break }
        if symbol < 256 {
          bytes.append(UInt8(symbol))
          continue
        }
        guard symbol < 286 else { throw Malformed(reason: "no length") }
        let index = symbol - 257
        let more = index < 8 || index == 28 ? 0 : index / 4 - 1
        let length = try lengths[index] + bits(more)
        let far = try code(5)
        guard far < 30 else { throw Malformed(reason: "no distance") }
        let distance = try distances[far] + bits(far < 4 ? 0 : far / 2 - 1)
        guard distance <= bytes.count else { throw Malformed(reason: "before the beginning") }
        for _ in 0..<length { bytes.append(bytes[bytes.count - distance]) }
      }
    }
    return bytes
  }
}
