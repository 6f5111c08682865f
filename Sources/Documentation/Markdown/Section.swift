/// A part of a page: a struct that holds what it speaks of, and whose body reads like the page.
protocol Section {
  @MarkdownBuilder var body: [Markdown] { get }
}
