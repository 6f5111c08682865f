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
      output: { text in
        let problem = write(text, to: STDOUT_FILENO)
        guard let problem else { return }
        // Whoever reads gets not all of it: the answer must not be taken for whole.
        _ = write("Standard output cannot be written to: \(problem).\n", to: STDERR_FILENO)
        exit(ExitStatus.no.rawValue)
      },
      error: { _ = write($0, to: STDERR_FILENO) })
  }

  /// Writes all of the text; the system's reason where it cannot be.
  private static func write(_ text: String, to descriptor: Int32) -> SystemError? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return .last("") }
      bytes = bytes.dropFirst(count)
    }
    return nil
  }

  /// Shows what is going on, in one line that the next words replace.
  package func progress(_ stage: String) {
    if isWatched { error("\r\u{1B}[K\(stage)…") }
  }

  package func endProgress() {
    if isWatched { error("\r\u{1B}[K") }
  }
}
