/// Tells whether a file still has the content that was generated: 64-bit FNV-1a and the length.
///
/// It detects edits, not an adversary: who can change a generated file can change the manifest
/// next to it as well. FNV-1a needs no library and no tables, and the chance that an edit of the
/// same length goes unnoticed is one in 2⁶⁴.
///
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm".
package struct ContentDigest: Hashable, Sendable {
  package let hash: UInt64
  package let length: Int

  package init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { ContentDigest($0) }
  }

  /// Of the text in UTF-8.
  package init(of text: String) {
    self =
      text.utf8.withContiguousStorageIfAvailable { ContentDigest($0) }
      ?? ContentDigest(Array(text.utf8))
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var index = 0
    while index < bytes.count {
      hash = (hash ^ UInt64(truncatingIfNeeded: bytes[index])) &* 0x0000_0100_0000_01b3
      index &+= 1
    }
    self.hash = hash
    length = bytes.count
  }

  /// One digest for several files: their only one, or one over all of them; nil for none.
  package init?(_ digests: [ContentDigest]) {
    guard let first = digests.first else { return nil }
    self = digests.count == 1 ? first : ContentDigest(digests.flatMap { Array("\($0)\n".utf8) })
  }
}

extension ContentDigest: LosslessStringConvertible {
  /// Sixteen hexadecimal digits, a hyphen and the length in bytes: `cbf29ce484222325-0`.
  package var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + "-\(length)"
  }

  package init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 16, let hash = UInt64(parts[0], radix: 16),
      let length = Int(parts[1]), length >= 0
    else { return nil }
    self.hash = hash
    self.length = length
  }
}
