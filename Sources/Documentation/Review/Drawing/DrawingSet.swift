/// The drawings of one page: their styles and symbols are written once, and no id stands twice.
struct DrawingSet {
  private var styles = StyleRules()
  /// The symbols, each once: what `use` elements refer to.
  private(set) var symbols: [String] = []
  private var knownStyles: Set<String> = []
  private var symbolNames: [String: String] = [:]
  private var takenNames: Set<String> = []
  private var count = 0

  /// Takes a drawing in.
  ///
  /// An element's identity is its `data-id` afterwards, because the page shows it in several
  /// drawings. Links are taken out: the page leads to the element's facts instead.
  ///
  /// - Parameters:
  ///   - tokens: The pieces of an SVG file.
  ///   - label: Its accessible name.
  mutating func add(_ tokens: [MarkupToken], label: String) -> String {
    count += 1
    // Handed over, because a copy would be copied with every style and symbol.
    var own = DrawingSet()
    swap(&own, &self)
    var rewriter = DrawingRewriter(
      tokens: tokens, prefix: "d\(own.count):", label: label, set: own)
    own = DrawingSet()
    let text = rewriter.text()
    self = rewriter.set
    return text
  }

  /// Takes the text of a style sheet in, as XML has it: in HTML it is plain text.
  mutating func addStyle(_ style: String) {
    guard knownStyles.insert(style).inserted else { return }
    let plain = style.replacing("&gt;", with: ">").replacing("&lt;", with: "<")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'")
      .replacing("&amp;", with: "&")
    styles.add(plain)
  }

  /// The rules of all drawings, each once.
  var styleSheet: String { styles.text }

  /// The id under which the page knows a symbol with this content.
  mutating func name(ofSymbol id: String, _ markup: String) -> String {
    let key = "\(id)\n\(markup)"
    if let name = symbolNames[key] { return name }
    var name = id
    var suffix = 1
    while takenNames.contains(name) {
      suffix += 1
      name = "\(id)-\(suffix)"
    }
    takenNames.insert(name)
    symbolNames[key] = name
    symbols.append(markup.replacing("id=\"\(id)\"", with: "id=\"\(name)\"", maxReplacements: 1))
    return name
  }
}
