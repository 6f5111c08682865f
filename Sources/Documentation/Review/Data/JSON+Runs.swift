import Topology

extension JSON {
  /// Text as the page shows it: a string, or a list of strings and of `[identity, text]` for what
  /// leads to an element.
  init(runs inline: Inline) {
    let runs = inline.runs
    if runs.isEmpty {
      self = .string("")
    } else if runs.count == 1, case .string = runs[0] {
      self = runs[0]
    } else {
      self = .array(runs)
    }
  }
}

extension Inline {
  /// Runs of text, neighbours of one kind put together.
  fileprivate var runs: [JSON] {
    switch self {
    case .text(let text), .code(let text): return text.isEmpty ? [] : [.string(text)]
    case .strong(let inner), .link(let inner, _, _): return inner.runs
    case .reference(let id, let inner):
      return [.array([.string(id.description), .string(inner.plainText)])]
    case .anchor: return []
    case .lineBreak: return [.string("\n")]
    case .sequence(let parts):
      var runs: [JSON] = []
      for run in parts.flatMap(\.runs) {
        if case .string(let text) = run, case .string(let before)? = runs.last {
          runs[runs.count - 1] = .string(before + text)
        } else {
          runs.append(run)
        }
      }
      return runs
    }
  }

  /// The words alone.
  var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .strong(let inner), .link(let inner, _, _), .reference(_, let inner): inner.plainText
    case .anchor: ""
    case .lineBreak: "\n"
    case .sequence(let parts): parts.map(\.plainText).joined()
    }
  }
}
