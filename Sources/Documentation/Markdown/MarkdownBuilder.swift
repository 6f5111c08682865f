/// Lets a section's body read like the page.
@resultBuilder
enum MarkdownBuilder {
  static func buildExpression(_ block: Markdown) -> [Markdown] { [block] }
  static func buildExpression(_ blocks: [Markdown]) -> [Markdown] { blocks }
  static func buildExpression(_ section: some Section) -> [Markdown] { section.body }
  static func buildExpression(_ sections: [some Section]) -> [Markdown] {
    sections.flatMap(\.body)
  }
  static func buildBlock(_ parts: [Markdown]...) -> [Markdown] { parts.flatMap { $0 } }
  static func buildOptional(_ part: [Markdown]?) -> [Markdown] { part ?? [] }
  static func buildEither(first part: [Markdown]) -> [Markdown] { part }
  static func buildEither(second part: [Markdown]) -> [Markdown] { part }
  static func buildArray(_ parts: [[Markdown]]) -> [Markdown] { parts.flatMap { $0 } }
}
