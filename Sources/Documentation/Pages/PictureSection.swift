import Topology

/// The pictures of one view, one for each environment, or for each that differs: the picture, its
/// files, and the same in words for those who cannot see it.
struct PictureSection: Section {
  let context: PageContext
  let view: String
  /// The level of the headings above the pictures.
  var level = 2

  var body: [Markdown] {
    for diagram in context.diagrams(ofView: view) {
      if let path = diagram.picture {
        let title = diagram.shortTitle(in: context.landscape.environments.map(\.topology))
        Markdown.heading(level, .text(title))
        Markdown.picture(alternative: diagram.altText, path: path)
        Markdown.paragraph("Files: \(formats(diagram)).")
        let words = words(diagram)
        if !words.isEmpty { Markdown.details("\(title): the picture in words", words) }
      }
    }
  }

  private func formats(_ diagram: DiagramSummary) -> Inline {
    diagram.files.map { .link(.text($0.format), path: $0.path) }.joined()
  }

  private func words(_ diagram: DiagramSummary) -> [Markdown] {
    diagram.longText.map { .paragraph(.text($0)) }
      + (diagram.mermaid.map { [.code($0, language: "mermaid")] } ?? [])
  }
}
