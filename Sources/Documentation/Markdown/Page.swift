/// One Markdown file.
struct Page: Hashable, Sendable {
  /// The path below the output folder, for example `docs/network.md`.
  let path: String
  let title: String
  let body: [Markdown]

  init(path: String, title: String, @MarkdownBuilder body: () -> [Markdown]) {
    self.path = path
    self.title = title
    self.body = body()
  }

  /// A page of one block.
  init(path: String, title: String, block: Markdown) {
    self.init(path: path, title: title) { block }
  }
}
