/// The HTML of the page: everything that does not need its programs stands in it as it is.
struct ReviewPage {
  private let title: String
  private let pageTitle: String
  private let summary: String
  private let sheets: [ReviewSheet]
  private let drawings: DrawingSet
  private let links: [ReviewLink]
  private let data: JSON
  private let parts: SharedParts

  /// - Parameter links: Where each environment is told of; none where this page tells of all.
  init(
    scope: ReviewScope, drawings: DrawingSet, parts: SharedParts, links: [ReviewLink], data: JSON
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

  var text: String {
    var text = ""
    var rest = ReviewAssets.page[...]
    // The parts are put in once, whatever they hold.
    while let opening = rest.firstRange(of: "{{"), let closing = rest.firstRange(of: "}}") {
      text += rest[..<opening.lowerBound]
      text += part(rest[opening.upperBound..<closing.lowerBound])
      rest = rest[closing.upperBound...]
    }
    return text + rest + "\n"
  }

  private func part(_ name: Substring) -> String {
    switch name {
    case "title": HTMLText.escape(title)
    case "page title": HTMLText.escape(pageTitle)
    case "environments": links.map(anchor).joined()
    case "summary": HTMLText.escape(summary)
    case "styles": (drawings.styles + [compact(ReviewAssets.style)]).joined(separator: "\n")
    case "symbols": (drawings.symbols + parts.parts).joined(separator: "\n")
    case "sheets": sheets.enumerated().map(figure).joined(separator: "\n")
    case "data": data.htmlSafeText
    case "program": compact(ReviewAssets.program)
    default: ""
    }
  }

  /// The text without what only its readers need: indentation, empty lines and comments.
  private func compact(_ text: String) -> String {
    var isComment = false
    return text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { line in
      isComment = isComment || line.hasPrefix("/*")
      defer { if line.hasSuffix("*/") { isComment = false } }
      return !isComment && !line.isEmpty && !line.hasPrefix("//")
    }.joined(separator: "\n")
  }

  /// For who reads without the page's program, which makes buttons of its own.
  private func anchor(_ link: ReviewLink) -> String {
    "<a href=\"\(HTMLText.escape(link.page))\">\(HTMLText.escape(link.title))</a>"
  }

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
