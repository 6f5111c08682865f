import Topology

/// The HTML of the page: everything that does not need its programs stands in it as it is.
struct ReviewPage {
  private let title: String
  private let pageTitle: String
  private let summary: String
  private let sheets: [ReviewSheet]
  private let drawings: DrawingSet
  private let links: [ReviewLink]
  private let data: SharedJSON
  private let parts: SharedParts

  /// - Parameter links: Which page shows each environment; none where this page shows all.
  init(
    scope: ReviewScope, drawings: DrawingSet, parts: SharedParts, links: [ReviewLink],
    data: SharedJSON
  ) {
    title = scope.environments[0].title
    pageTitle = links.isEmpty ? title : "\(title) · \(scope.environments[0].environment.title)"
    summary = scope.environments[0].summary
    sheets = scope.sheets
    self.drawings = drawings
    self.links = links
    self.data = data
    self.parts = parts
  }

  /// The bytes of its drawings, which stand in the page as they are.
  var drawingBytes: Int { parts.drawings.reduce(0) { $0 + $1.utf8.count } }

  /// The page with all that it tells.
  var text: String { text(reading: []) }

  /// What a page reads that has it in files beside it, by name.
  var texts: [(name: String, text: String)] {
    [("data", data.text(isInHTML: false)), ("shared", parts.parts.joined(separator: "\n"))]
      + parts.drawings.enumerated().map { ("sheet-\($0)", $1) }
  }

  /// - Parameter files: Where it reads its ``texts``; none where they stand in the page.
  func text(reading files: [String]) -> String {
    var text = ""
    var rest = ReviewAssets.page[...]
    // The parts are put in once, whatever they hold.
    while let opening = rest.firstRange(of: "{{"), let closing = rest.firstRange(of: "}}") {
      text += rest[..<opening.lowerBound]
      text += part(rest[opening.upperBound..<closing.lowerBound], files)
      rest = rest[closing.upperBound...]
    }
    return text + rest + "\n"
  }

  private func part(_ name: Substring, _ files: [String]) -> String {
    let isWhole = files.isEmpty
    return switch name {
    case "title": HTMLText.escape(title)
    case "page title": HTMLText.escape(pageTitle)
    case "environments": links.map(anchor).joined()
    case "summary": HTMLText.escape(summary)
    case "styles": drawings.styleSheet + "\n" + Self.style
    case "script hashes": Self.programHashes
    case "script sources": isWhole ? "" : " 'self' file:"
    case "symbols": (drawings.symbols + (isWhole ? parts.parts : [])).joined(separator: "\n")
    case "sheets":
      isWhole ? sheets.enumerated().map(figure).joined(separator: "\n") : Self.picturesElsewhere
    case "data": isWhole ? data.text(isInHTML: true) : ""
    case "files":
      files.map { "<script src=\"\(HTMLText.escape($0))\"></script>\n" }.joined()
    case "program": Self.program
    default: ""
    }
  }

  // The same on every page.
  private static let style = compact(ReviewAssets.style)
  private static let program = compact(ReviewAssets.program)
  private static let programHashes = hashes(of: program)

  /// The digests of the programs that stand in the page, so that its policy admits them and no
  /// other. Source: W3C, "Content Security Policy Level 3", section 6.7.3.3.
  private static func hashes(of program: String) -> String {
    var hashes: [String] = []
    var rest = ReviewAssets.page[...]
    while let opening = rest.firstRange(of: "<script>"),
      let closing = rest[opening.upperBound...].firstRange(of: "</script>")
    {
      let script = rest[opening.upperBound..<closing.lowerBound]
        .replacing("{{program}}", with: program)
      hashes.append("'sha256-\(SHA256.base64(of: String(script)))'")
      rest = rest[closing.upperBound...]
    }
    return hashes.joined(separator: " ")
  }

  /// The text without what only its readers need: indentation, empty lines and comments.
  private static func compact(_ text: String) -> String {
    var isComment = false
    return text.pieces(between: "\n").map { $0.drop { $0 == " " } }.filter { line in
      isComment = isComment || line.hasPrefix("/*")
      defer { if line.hasSuffix("*/") { isComment = false } }
      return !isComment && !line.isEmpty && !line.hasPrefix("//")
    }.joined(separator: "\n")
  }

  /// For who reads without the page's program, which makes buttons of its own.
  private func anchor(_ link: ReviewLink) -> String {
    "<a href=\"\(HTMLText.escape(link.page))\">\(HTMLText.escape(link.title))</a>"
  }

  /// Where a reader finds the sheets without the page's program.
  private static let picturesElsewhere = """
    <p class="elsewhere">The sheets of this page are read from files beside it. \
    <a href="README.md">The documents</a> show every sheet, too.</p>
    """

  private func figure(_ index: Int, _ sheet: ReviewSheet) -> String {
    """
    <figure class="sheet" id="sheet-\(index)">
    <figcaption><b>\(HTMLText.escape(sheet.title))</b> \(HTMLText.escape(sheet.environmentTitles))\
    </figcaption>
    \(parts.drawings[index])
    </figure>
    """
  }
}
