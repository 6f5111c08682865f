import Topology

/// The pictures of one view, one for each environment, or for each that differs.
struct PictureSection: Section {
  let context: PageContext
  let view: String
  /// The level of the headings above the pictures.
  var level = 2

  var body: [Markdown] {
    for diagram in context.diagrams where diagram.view == view {
      if let path = diagram.picture {
        Markdown.heading(level, .text(diagram.title))
        Markdown.picture(alternative: diagram.altText, path: path)
      }
    }
  }
}
