import Topology

/// One picture: itself, its files, and the same in words for those who cannot see it.
struct PictureSection: Section {
  let diagram: DiagramSummary

  var body: [Markdown] {
    if let path = diagram.picture {
      Markdown.picture(alternative: diagram.altText, path: path)
      Markdown.paragraph("Files: \(formats).")
      if !words.isEmpty { Markdown.details("\(diagram.title): the picture in words", words) }
    }
  }

  private var formats: Inline {
    diagram.paths.sorted { $0.key < $1.key }
      .map { .link(.text($0.key == "drawio" ? "draw.io" : $0.key.uppercased()), path: $0.value) }
      .joined()
  }

  private var words: [Markdown] {
    diagram.longText.map { .paragraph(.text($0)) }
      + (diagram.mermaid.map { [.code($0, language: "mermaid")] } ?? [])
  }
}
