import Plumbline
import Testing

struct UnifiedDiffTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    /// Hunks as `diff -u` prints them.
    let hunks: String
  }

  static let cases = [
    Case(testDescription: "equal", old: "a\n", new: "a\n", hunks: ""),
    Case(testDescription: "both empty", old: "", new: "", hunks: ""),
    Case(
      testDescription: "one line changed", old: "a\nb\nc\n", new: "a\nx\nc\n",
      hunks: "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
    Case(
      testDescription: "from nothing", old: "", new: "a\nb\n",
      hunks: "@@ -0,0 +1,2 @@\n+a\n+b\n"),
    Case(testDescription: "to nothing", old: "a\n", new: "", hunks: "@@ -1 +0,0 @@\n-a\n"),
    Case(
      testDescription: "final newline lost", old: "a\nb\n", new: "a\nb",
      hunks: "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"),
    Case(
      testDescription: "final newline gained", old: "a", new: "a\n",
      hunks: "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    Case(
      testDescription: "no final newline in both", old: "a\nb", new: "x\nb",
      hunks: "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n"),
    Case(
      testDescription: "context of three", old: "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
      new: "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
      hunks: "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"),
    Case(
      testDescription: "six lines between: one hunk",
      old: "a\n1\n2\n3\n4\n5\n6\nb\n", new: "x\n1\n2\n3\n4\n5\n6\ny\n",
      hunks: "@@ -1,8 +1,8 @@\n-a\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+y\n"),
    Case(
      testDescription: "seven lines between: two hunks",
      old: "a\n1\n2\n3\n4\n5\n6\n7\nb\n", new: "x\n1\n2\n3\n4\n5\n6\n7\ny\n",
      hunks: "@@ -1,4 +1,4 @@\n-a\n+x\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y\n"),
    Case(
      testDescription: "carriage returns are content", old: "a\r\nb\r\n", new: "a\nb\r\n",
      hunks: "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n"),
    Case(
      testDescription: "insertion in the middle", old: "a\nb\n", new: "a\nx\nb\n",
      hunks: "@@ -1,2 +1,3 @@\n a\n+x\n b\n"),
  ]

  @Test(arguments: cases)
  func `Prints what diff prints`(_ example: Case) {
    let diff = UnifiedDiff(old: Array(example.old.utf8), new: Array(example.new.utf8))
    let header = example.hunks.isEmpty ? "" : "--- a/docs/x.md\n+++ b/docs/x.md\n"
    #expect(diff.text(path: "docs/x.md") == header + example.hunks)
  }

  /// Texts from few different lines, so that lines repeat; from alike to wholly different.
  @Test(arguments: 0..<60)
  func `Changes lead from the old text to the new`(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let old = (0..<random.below(60)).map { _ in line(random.below(12)) }
    var new = old
    for _ in 0..<random.below(20) {
      let place = random.below(new.count + 1)
      if random.below(2) == 0 || place == new.count {
        new.insert(line(random.below(12)), at: place)
      } else {
        new.remove(at: place)
      }
    }
    #expect(apply(LineDifference(old, new).changes, old, new) == new)
  }

  @Test func `Copes with long texts that differ everywhere`() {
    let old = (0..<20_000).map { line($0) }
    let new = (0..<20_000).map { line($0.isMultiple(of: 3) ? $0 : $0 + 100_000) }
    let changes = LineDifference(old, new).changes
    #expect(apply(changes, old, new) == new)
    // Every third line is kept: the difference is not simply all of one for all of the other.
    #expect(changes.count > 6_000)
  }

  private func line(_ number: Int) -> ArraySlice<UInt8> { Array("line \(number)\n".utf8)[...] }

  private func apply(
    _ changes: [LineDifference.Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var position = 0
    for change in changes {
      result += old[position..<change.old.lowerBound]
      result += new[change.new]
      position = change.old.upperBound
    }
    return result + old[position...]
  }
}
