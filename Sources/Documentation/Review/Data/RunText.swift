import Topology

/// Text as the page shows it: a string, or a list of strings and of `[identity, text]` for what leads
/// to an element; of `[identity]` where the text is the element's title.
struct RunText {
  let landscape: Landscape

  func json(_ inline: Inline) -> JSON {
    let runs = runs(inline)
    if runs.isEmpty { return .string("") }
    if runs.count == 1, case .string = runs[0] { return runs[0] }
    return .array(runs)
  }

  /// Runs of text, neighbours of one kind put together.
  private func runs(_ inline: Inline) -> [JSON] {
    switch inline {
    case .text(let text), .code(let text): return text.isEmpty ? [] : [.string(text)]
    case .strong(let inner), .link(let inner, _, _): return runs(inner)
    case .reference(let id, let inner):
      let text = inner.plainText
      let isTitle = text == landscape.title(of: id)
      return [.array([.string(id.description)] + (isTitle ? [] : [.string(text)]))]
    case .anchor: return []
    case .lineBreak: return [.string("\n")]
    case .sequence(let parts):
      var joined: [JSON] = []
      for run in parts.flatMap(runs) {
        if case .string(let text) = run, case .string(let before)? = joined.last {
          joined[joined.count - 1] = .string(before + text)
        } else {
          joined.append(run)
        }
      }
      return joined
    }
  }
}

extension Inline {
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
