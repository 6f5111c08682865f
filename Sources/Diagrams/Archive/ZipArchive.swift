/// A ZIP archive of a few files, the same bytes for the same files: every file has the first date
/// that the format knows.
///
/// Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", 4.3.
struct ZipArchive {
  private var entries: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// A file that is ready to be added, packed where that makes it smaller. Its name is ASCII.
  struct Packed: Sendable {
    fileprivate let name: [UInt8]
    fileprivate let contents: [UInt8]
    fileprivate let size: Int
    fileprivate let checksum: UInt32
    fileprivate let isDeflated: Bool

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = Array(name.utf8)
      size = bytes.count
      checksum = Checksum.crc32(bytes)
      let packed = Deflate.packed(bytes)
      isDeflated = packed.count < bytes.count
      contents = isDeflated ? packed : bytes
    }
  }

  mutating func add(_ file: Packed) {
    let offset = entries.count
    let common =
      Self.two(20) + Self.two(0) + Self.two(file.isDeflated ? 8 : 0) + Self.two(0)
      + Self.two(Self.firstDate) + Self.four(Int(file.checksum)) + Self.four(file.contents.count)
      + Self.four(file.size) + Self.two(file.name.count) + Self.two(0)
    entries += Self.four(0x0403_4B50) + common + file.name + file.contents
    directory +=
      Self.four(0x0201_4B50) + Self.two(20) + common + Self.two(0) + Self.two(0) + Self.two(0)
      + Self.four(0) + Self.four(offset) + file.name
    count += 1
  }

  var bytes: [UInt8] {
    entries + directory + Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + Self.two(count)
      + Self.two(count) + Self.four(directory.count) + Self.four(entries.count) + Self.two(0)
  }

  /// The first of January 1980.
  private static let firstDate = 1 << 5 | 1

  private static func two(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private static func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }
}
