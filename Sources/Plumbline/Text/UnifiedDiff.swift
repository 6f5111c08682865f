/// The difference of two texts in the form of `diff -u`: what `patch` and `git apply` read.
package struct UnifiedDiff: Sendable {
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private static let context = 3

  package init(old: [UInt8], new: [UInt8]) {
    self.old = Self.lines(of: old)
    self.new = Self.lines(of: new)
  }

  /// The lines with their ends, so that a missing newline at the end is a difference too.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// The length of the longest line that differs, in bytes; 0 where the texts are equal.
  package var longestChange: Int {
    LineDifference(old, new).changes.map { change in
      max(
        old[change.old].map(\.count).max() ?? 0, new[change.new].map(\.count).max() ?? 0)
    }.max() ?? 0
  }

  /// The diff's text under the file names `a/…` and `b/…`; empty where the texts are equal.
  package func text(path: String) -> String {
    let changes = LineDifference(old, new).changes
    guard !changes.isEmpty else { return "" }
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    for hunk in Self.hunks(of: changes) { append(hunk, to: &text) }
    return text
  }

  /// Changes whose context would touch or overlap stand in one hunk.
  private static func hunks(of changes: [LineDifference.Change]) -> [[LineDifference.Change]] {
    var hunks: [[LineDifference.Change]] = []
    for change in changes {
      if let last = hunks.last?.last,
        change.old.lowerBound - last.old.upperBound <= 2 * context
      {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private func append(_ hunk: [LineDifference.Change], to text: inout String) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(Self.context, first.old.lowerBound)
    let after = min(Self.context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    text += "@@ -\(Self.place(oldRange)) +\(Self.place(newRange)) @@\n"
    var position = oldRange.lowerBound
    for change in hunk {
      append(old[position..<change.old.lowerBound], mark: " ", to: &text)
      append(old[change.old], mark: "-", to: &text)
      append(new[change.new], mark: "+", to: &text)
      position = change.old.upperBound
    }
    append(old[position..<oldRange.upperBound], mark: " ", to: &text)
  }

  private func append(
    _ lines: ArraySlice<ArraySlice<UInt8>>, mark: String, to text: inout String
  ) {
    for line in lines {
      text += mark
      text += String(decoding: line, as: UTF8.self)
      if line.last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n" }
    }
  }

  /// First line and number of lines, the latter left out where it is 1; an empty range stands
  /// after the line named.
  private static func place(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }
}
