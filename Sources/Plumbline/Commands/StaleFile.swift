import Topology

/// A file that `check` found to differ from what the model yields.
struct StaleFile: Encodable {
  let path: String
  let state: State
  /// From the file to what the model yields; nil for a picture, and where there is no file.
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
    if case .text(let text)? = comparison.wanted, let found = comparison.found {
      diff = UnifiedDiff(old: found, new: Array(text.utf8)).text(path: comparison.path)
    } else {
      diff = nil
    }
  }

  init(path: String, state: State) {
    self.path = path
    self.state = state
    diff = nil
  }

  /// The diff where there is one; otherwise one line that names the file.
  var text: String {
    switch state {
    case .stale: diff ?? "\(path): stale\n"
    case .missing: "\(path): missing\n"
    case .leftover: "\(path): the model no longer yields it\n"
    case .edited: "\(path): not what was generated\n" + (diff ?? "")
    case .blocked: "\(path): cannot be compared\n"
    }
  }
}
