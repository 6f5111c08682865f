import Foundation

/// Where a command's words go: results to standard output, everything else to standard error.
package struct Console: Sendable {
  package var output: @Sendable (String) -> Void
  package var error: @Sendable (String) -> Void
  /// Whether somebody watches, so that progress is worth showing.
  package var isWatched: Bool
  /// Whether results go to a terminal, so that they may have colours.
  package var isTerminal: Bool

  package init(
    isWatched: Bool, isTerminal: Bool = false, output: @escaping @Sendable (String) -> Void,
    error: @escaping @Sendable (String) -> Void
  ) {
    self.isWatched = isWatched
    self.isTerminal = isTerminal
    self.output = output
    self.error = error
  }

  /// The process's own streams.
  package static var standard: Console {
    Console(
      isWatched: isatty(STDERR_FILENO) == 1, isTerminal: isatty(STDOUT_FILENO) == 1,
      output: { FileHandle.standardOutput.write(Data($0.utf8)) },
      error: { FileHandle.standardError.write(Data($0.utf8)) })
  }

  /// Shows what is going on, in one line that the next words replace.
  package func progress(_ stage: String) {
    if isWatched { error("\r\u{1B}[K\(stage)…") }
  }

  package func endProgress() {
    if isWatched { error("\r\u{1B}[K") }
  }
}
