import Topology

/// Every picture, by view, one for each environment.
struct PictureGallery: Section {
  let context: PageContext

  var body: [Markdown] {
    for view in context.views {
      Markdown.heading(2, .text(Self.title(of: view.name)))
      for diagram in view.diagrams { picture(diagram) }
    }
  }

  @MarkdownBuilder
  private func picture(_ diagram: DiagramSummary) -> [Markdown] {
    if let path = diagram.picture {
      Markdown.heading(3, .text(diagram.title))
      Markdown.picture(alternative: diagram.altText, path: path)
      Markdown.paragraph("Files: \(formats(diagram)).")
    }
  }

  private func formats(_ diagram: DiagramSummary) -> Inline {
    diagram.paths.sorted { $0.key < $1.key }
      .map { .link(.text($0.key.uppercased()), path: $0.value) }.joined()
  }

  /// `service-graph` is headed `Service graph`.
  static func title(of view: String) -> String {
    let words = view.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
