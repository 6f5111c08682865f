/// A file in which Git left both sides of a merge, with markers around what it could not merge.
package struct MergeConflict: Hashable, Sendable {
  /// The file as the branch has it that was merged into.
  package let ours: [UInt8]
  /// The file as the branch has it that was merged.
  package let theirs: [UInt8]

  /// Nil where the text has no conflict from its first marker to its last.
  package init?(_ bytes: [UInt8]) {
    var ours: [UInt8] = []
    var theirs: [UInt8] = []
    var side = Side.both
    var conflicts = 0
    for line in Self.lines(bytes) {
      switch (side, Self.marker(line)) {
      case (.both, "<"): side = .ours
      case (.ours, "|"): side = .base
      case (.ours, "="), (.base, "="): side = .theirs
      case (.theirs, ">"):
        side = .both
        conflicts += 1
      case (.both, _):
        ours += line
        theirs += line
      case (.ours, _): ours += line
      case (.theirs, _): theirs += line
      case (.base, _): break
      }
    }
    guard conflicts > 0, side == .both else { return nil }
    self.ours = ours
    self.theirs = theirs
  }

  private enum Side { case both, ours, base, theirs }

  /// The character of which the line's marker is made; nil for a line that is no marker. Source: Git
  /// writes seven of it, then the end of the line or a space and a name.
  private static func marker(_ line: ArraySlice<UInt8>) -> Character? {
    guard let first = line.first, "<|=>".utf8.contains(first) else { return nil }
    let length = line.prefix { $0 == first }.count
    guard length == 7 else { return nil }
    let next = line.dropFirst(7).first
    guard next == nil || [0x20, 0x0A, 0x0D].contains(next) else { return nil }
    return Character(UnicodeScalar(first))
  }

  /// The lines with their ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}
