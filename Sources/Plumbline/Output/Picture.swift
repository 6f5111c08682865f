/// A picture that is rendered from a generated text file, and only when that text changed.
///
/// Rendering is dear and its bytes differ between versions of the renderer; the text is neither.
package struct Picture: Sendable {
  /// The path below the output folder, for example `docs/diagrams/production-network.png`.
  package let path: String
  /// The path of the generated file that it shows, for example the SVG beside it.
  package let source: String
  package let render: @Sendable () throws -> [UInt8]

  package init(
    path: String, source: String, render: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.path = path
    self.source = source
    self.render = render
  }
}
