/// The members of an object or array, each as the lines that it takes.
struct JSONLines {
  /// The line that opens it; empty for the file.
  let head: ArraySlice<UInt8>
  /// How many spaces stand before the opening line.
  let depth: Int
  private var lines: [[UInt8]] = []
  /// Whether every member takes one line.
  private var isFlat = true

  init(head: ArraySlice<UInt8>, depth: Int) {
    self.head = head
    self.depth = depth
  }

  /// As long as a line of the Terraform and of the sources.
  private static let longest = 100

  /// Adds a member in its lines, without the spaces of this level.
  mutating func add(_ member: [ArraySlice<UInt8>]) {
    isFlat = isFlat && member.count == 1
    for line in member { lines.append(Array(line)) }
  }

  /// All of it: on one line where it fits, otherwise its members one level deeper.
  func ended(with end: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let length = head.count + end.count + lines.reduce(1) { $0 + $1.count + 1 }
    if isFlat, depth + length <= Self.longest {
      let inner = lines.isEmpty ? [] : [0x20] + Array(lines.joined(separator: [0x20])) + [0x20]
      return [ArraySlice(head + inner + end)]
    }
    return [head] + lines.map { ArraySlice([0x20] + $0) } + [end]
  }

  /// The lines with breaks between them, all but the first behind so many spaces.
  func text(indentation: Int) -> [UInt8] {
    Array(lines.joined(separator: [0x0A] + Array(repeating: 0x20, count: indentation)))
  }
}
