/// A Markdown text with regions between markers:
///
/// ```markdown
/// <!-- plumbline:begin network-production -->
/// <!-- plumbline:end -->
/// ```
/// Markers within a fenced block of code are text.
struct MarkedText {
  struct Region: Hashable {
    let name: String
    /// The line of its first marker, from 1.
    let line: Int
    /// The lines between the markers, from 0.
    fileprivate let content: Range<Int>
  }

  struct Problem: Hashable {
    let line: Int
    let summary: String
    let detail: String
  }

  private(set) var regions: [Region] = []
  private(set) var problems: [Problem] = []
  /// Every line with its end.
  private let lines: [Substring]

  init(_ text: String) {
    lines = Self.lines(of: text)
    var open: (name: String, index: Int)?
    var fence: Fence?
    for (index, line) in lines.enumerated() {
      // Editors of Windows begin a file with a byte order mark.
      let isMarked = index == 0 && line.unicodeScalars.first == "\u{FEFF}"
      let content = Self.trimmed(isMarked ? line.dropFirst() : line)
      if let current = fence {
        if current.isClosed(by: content) { fence = nil }
        continue
      }
      fence = Fence(opening: content)
      guard fence == nil, content.hasPrefix("<!--") else { continue }
      switch Self.marker(content) {
      case nil: continue
      case .begin(let name)?:
        if let outer = open {
          add(
            index, "a marker begins within another",
            "'\(name)' begins before '\(outer.name)', of line \(outer.index + 1), has ended.")
        } else {
          open = (name, index)
        }
      case .end?:
        guard let begun = open else {
          add(index, "a marker ends what has not begun", "There is no begin marker before it.")
          continue
        }
        regions.append(
          Region(name: begun.name, line: begun.index + 1, content: begun.index + 1..<index))
        open = nil
      case .malformed?:
        add(index, "a marker cannot be read", "'\(content)' is neither a begin nor an end marker.")
      }
    }
    if let open {
      add(
        open.index, "a marker is never ended", "'\(open.name)' begins here and has no end marker.")
    }
  }

  /// The text with every region's content replaced; all else stays as it is.
  func filled(_ text: (String) -> String) -> String {
    let lineEnd = lines.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n"
    var result = ""
    var next = 0
    for region in regions {
      result += lines[next..<region.content.lowerBound].joined()
      let content = text(region.name).split(separator: "\n", omittingEmptySubsequences: false)
      for line in [""] + content + [""] { result += line + lineEnd }
      next = region.content.upperBound
    }
    return result + lines[next...].joined()
  }

  private mutating func add(_ index: Int, _ summary: String, _ detail: String) {
    problems.append(Problem(line: index + 1, summary: summary, detail: detail))
  }

  // MARK: Lines

  private enum Marker {
    case begin(String)
    case end
    case malformed
  }

  /// What a line that is one HTML comment says; nil where it is none of ours.
  private static func marker(_ line: Substring) -> Marker? {
    let inner = line.dropFirst("<!--".count)
    guard trimmed(inner).hasPrefix("plumbline:") else { return nil }
    guard inner.hasSuffix("-->") else { return .malformed }
    let words = inner.dropLast("-->".count).split(separator: " ")
    switch (words.first, words.count) {
    case ("plumbline:begin"?, 2): return .begin(String(words[1]))
    case ("plumbline:end"?, 1): return .end
    default: return .malformed
    }
  }

  /// The lines of a text, each with its end, so that joining them gives the text again.
  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == "\n" || text[index] == "\r\n" {
        lines.append(text[start..<next])
        start = next
      }
      index = next
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var rest = line
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  /// The fence of a block of code. Source: CommonMark 0.31, "Fenced code blocks".
  private struct Fence {
    let character: Character
    let length: Int

    init?(opening line: Substring) {
      guard let first = line.first, first == "`" || first == "~" else { return nil }
      let length = line.prefix { $0 == first }.count
      guard length >= 3, first == "~" || !line.dropFirst(length).contains("`") else { return nil }
      character = first
      self.length = length
    }

    func isClosed(by line: Substring) -> Bool {
      line.count >= length && line.allSatisfy { $0 == character }
    }
  }
}
