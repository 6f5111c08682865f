/// A picture that is rendered from generated text files, and only when one of them changed.
///
/// Rendering is dear and its bytes differ between versions of the renderer; the text is neither.
package struct Picture: Sendable {
  /// The path below the output folder, for example `docs/diagrams/production-network.png`.
  package let path: String
  /// The paths of the generated files that it shows, for example the SVG beside it.
  package let sources: [String]
  package let render: @Sendable () throws -> [UInt8]

  package init(
    path: String, sources: [String], render: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.path = path
    self.sources = sources
    self.render = render
  }
}
