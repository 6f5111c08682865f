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
    if diagram.picture != nil {
      Markdown.heading(3, .text(diagram.title))
      PictureSection(diagram: diagram)
    }
  }

  /// `service-graph` is headed `Service graph`.
  static func title(of view: String) -> String {
    let words = view.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
