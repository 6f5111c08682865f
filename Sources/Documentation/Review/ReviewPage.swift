/// The HTML of the page: everything that does not need its programs stands in it as it is.
struct ReviewPage {
  let title: String
  let summary: String
  let sheets: [ReviewSheet]
  let drawings: DrawingSet
  let data: JSON
  private let parts: SharedParts

  init(
    title: String, summary: String, sheets: [ReviewSheet], drawings: DrawingSet, data: JSON
  ) {
    self.title = title
    self.summary = summary
    self.sheets = sheets
    self.drawings = drawings
    self.data = data
    parts = SharedParts(sheets.map(\.markup))
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
    text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }.joined(separator: "\n")
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
