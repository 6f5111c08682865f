/// The drawings of one page: their styles and symbols are written once, and no id stands twice.
struct DrawingSet {
  private var styles = StyleRules()
  /// The symbols, each once: what `use` elements refer to.
  private(set) var symbols: [String] = []
  private var knownStyles: Set<String> = []
  private var symbolNames: [String: String] = [:]
  private var takenNames: Set<String> = []
  private var count = 0

  /// Takes drawings in; returns each as a part of the page.
  ///
  /// An element's identity is its `data-id` afterwards, because the page shows it in several
  /// drawings. Links are taken out: the page leads to the element's facts instead.
  ///
  /// - Parameter drawings: The text of an SVG file, and its accessible name.
  mutating func add(
    _ drawings: some RandomAccessCollection<(svg: String, label: String)>
  ) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(drawings.count)
    var rest = drawings[...]
    // Some at a time: taken apart, a drawing takes many times its size.
    while !rest.isEmpty {
      let part = Array(rest.prefix(Self.readAtOnce))
      rest = rest.dropFirst(Self.readAtOnce)
      let rewriters = part.concurrentMap { DrawingRewriter($0.svg) }
      // Names are given in the order of the drawings.
      let named = rewriters.map { rewriter in
        for style in rewriter.styles { addStyle(style) }
        count += 1
        return (
          rewriter: rewriter, prefix: "d\(count):",
          names: rewriter.symbols.reduce(into: [:]) { $0[$1.id] = name(ofSymbol: $1.id, $1.markup) }
        )
      }
      texts += zip(named, part).map { ($0, $1.label) }.concurrentMap { drawing, label in
        drawing.rewriter.text(
          prefix: drawing.prefix, label: label, symbolNames: drawing.names)
      }
    }
    return texts
  }

  private static let readAtOnce = 64

  /// Takes the text of a style sheet in, as XML has it: in HTML it is plain text.
  private mutating func addStyle(_ style: String) {
    guard knownStyles.insert(style).inserted else { return }
    styles.add(Self.unescaped(style))
  }

  private static let entities = [
    "&gt;": ">", "&lt;": "<", "&quot;": "\"", "&apos;": "'", "&amp;": "&",
  ]

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var plain = String(parts.removeFirst())
    for part in parts {
      let end = part.firstIndex(of: ";").map(part.index(after:)) ?? part.startIndex
      let entity = "&" + part[..<end]
      plain += entities[entity] ?? entity
      plain += part[end...]
    }
    return plain
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
