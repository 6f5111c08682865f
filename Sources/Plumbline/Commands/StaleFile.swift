import Topology

/// A file that `check` found to differ from what the model yields.
struct StaleFile: Encodable {
  let path: String
  let state: State
  /// From the file to what the model yields; nil for a picture, where there is no file, and where
  /// lines that nobody can read differ, as in the packed programs and data of `review.html`.
  let diff: String?

  enum State: String, Encodable {
    /// Generated from an earlier model.
    case stale
    case missing
    /// Generated, and no longer yielded.
    case leftover
    /// Not what was generated: edited since, or never generated.
    case edited
    /// Not a file that can be read, or a picture that cannot be rendered.
    case blocked
  }

  /// Nil for a file that is as the model yields it.
  init?(_ comparison: FileComparison) {
    path = comparison.path
    switch comparison.state {
    case .fresh, .skipped: return nil
    case .missing: state = .missing
    case .stale: state = .stale
    case .edited, .foreign: state = .edited
    case .leftover, .editedLeftover: state = .leftover
    case .blocked, .unrendered, .refused: state = .blocked
    }
    if let text = comparison.wantedText, let found = comparison.found {
      let difference = UnifiedDiff(old: found, new: text)
      diff =
        difference.longestChange > Self.longestReadable
        ? nil : difference.text(path: comparison.path)
    } else {
      diff = nil
    }
  }

  /// In bytes; a longer line is data.
  private static let longestReadable = 1_000

  init(path: String, state: State) {
    self.path = path
    self.state = state
    diff = nil
  }

  /// One line that names the file and what is the matter with it.
  var line: String {
    switch state {
    case .stale: "\(path): stale\n"
    case .missing: "\(path): missing\n"
    case .leftover: "\(path): the model no longer yields it\n"
    case .edited: "\(path): not what was generated\n"
    case .blocked: "\(path): cannot be compared\n"
    }
  }

  /// The diff where there is one, otherwise the line.
  var text: String {
    switch state {
    case .stale: diff ?? line
    case .edited: line + (diff ?? "")
    case .missing, .leftover, .blocked: line
    }
  }
}
