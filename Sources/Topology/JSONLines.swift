/// The members of an object or array, each as the lines that it takes.
struct JSONLines {
  /// A line, with how many spaces stand before it.
  struct Line {
    var depth = 0
    let text: ArraySlice<UInt8>
  }

  /// The line that opens it; empty for the file.
  let head: ArraySlice<UInt8>
  /// How many spaces stand before the opening line.
  let depth: Int
  private var lines: [Line] = []
  /// Whether every member takes one line.
  private var isFlat = true

  init(head: ArraySlice<UInt8>, depth: Int) {
    self.head = head
    self.depth = depth
  }

  /// As long as a line of the Terraform and of the sources.
  private static let longest = 100

  /// Adds a member that takes one line.
  mutating func add(_ member: ArraySlice<UInt8>) { lines.append(Line(text: member)) }

  /// Adds an object or array with the line that ends it: on one line where it fits, otherwise its
  /// members one level deeper.
  mutating func add(_ member: JSONLines, endedWith end: ArraySlice<UInt8>) {
    let length = member.lines.reduce(member.head.count + end.count + 1) { $0 + $1.text.count + 1 }
    if member.isFlat, member.depth + length <= Self.longest {
      var line = Array(member.head)
      for inner in member.lines {
        line.append(0x20)
        line += inner.text
      }
      if !member.lines.isEmpty { line.append(0x20) }
      line += end
      lines.append(Line(text: line[...]))
      return
    }
    isFlat = false
    lines.append(Line(text: member.head))
    for inner in member.lines { lines.append(Line(depth: inner.depth + 1, text: inner.text)) }
    lines.append(Line(text: end))
  }

  /// The lines with breaks between them, all but the first behind so many spaces more.
  func text(indentation: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.text.count + $1.depth + indentation + 1 })
    for (index, line) in lines.enumerated() {
      if index > 0 { text.append(0x0A) }
      text += repeatElement(0x20, count: line.depth + (index > 0 ? indentation : 0))
      text += line.text
    }
    return text
  }
}
