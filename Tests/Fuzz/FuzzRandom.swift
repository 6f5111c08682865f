import Foundation
import HostileModels

/// Random input from a seed, the same on every machine.
struct FuzzRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  /// A text that some format takes for more than text, or any.
  mutating func text() -> String {
    switch below(6) {
    case 0: return pick(HostileTexts.lines)
    case 1: return pick(HostileTexts.contents)
    case 2: return pick(HostileTexts.refused)
    case 3:
      return String(repeating: pick(["a", "é", "\"", "\n", "[", "!", "`"]), count: below(3000))
    case 4:
      var text = ""
      for _ in 0..<below(30) {
        text.unicodeScalars.append(Unicode.Scalar(UInt32(below(0x3000))) ?? "x")
      }
      return text
    default: return "usual"
    }
  }

  mutating func number() -> Int {
    pick([
      Int.min, -1, 0, 1, 2, 80, 443, 65535, 65536, 1 << 31, 1 << 53, Int.max, below(70_000),
    ])
  }

  mutating func path() -> String {
    let parts = [
      "docs", "terraform", "..", ".", "", ".git", "con", "a", "README.md", "manifest.json", "-rf",
      "a b", "ä", "\\\\", "$HOME", "outside.txt",
    ]
    return (0...below(5)).map { _ in pick(parts) }.joined(separator: "/")
  }

  mutating func bytes() -> [UInt8] { (0..<below(200)).map { _ in UInt8(below(256)) } }

  /// The bytes with some of them changed, left out or repeated.
  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(6) where !bytes.isEmpty {
      let place = below(bytes.count)
      switch below(4) {
      case 0: bytes[place] = UInt8(below(256))
      case 1: bytes[place] = pick(Array("{}[]\",:0-eE\\".utf8))
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + below(40)))
      default:
        let piece = Array(bytes[place..<min(bytes.count, place + below(400))])
        bytes.insert(contentsOf: piece, at: below(bytes.count))
      }
    }
    return bytes
  }

  mutating func json(depth: Int) -> String {
    guard depth > 0 else {
      return pick(["null", "true", "1e308", "-0", "\"x\"", "99999999999999999999"])
    }
    switch below(4) {
    case 0:
      return "[" + (0..<below(4)).map { _ in json(depth: depth - 1) }.joined(separator: ",") + "]"
    case 1:
      return "{"
        + (0..<below(4)).map { "\"k\($0)\": \(json(depth: depth - 1))" }
        .joined(separator: ",") + "}"
    case 2: return String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    default: return json(depth: 0)
    }
  }
}
