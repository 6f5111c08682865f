import AWSModel

/// What a reader calls a Terraform resource type, and its glyph: what ``ResourceTraits`` tells.
package struct ResourceKind: Hashable, Sendable {
  /// For example `NAT gateway`.
  package let title: String
  package let glyph: Glyph

  package init(type: String) {
    let traits = ResourceTraits.of(type)
    title = type.isEmpty ? "" : traits.title
    glyph = type.isEmpty ? .generic : Glyph.of(traits.glyph)
  }

  /// What the types that are drawn as this glyph are called, in order; of very many the shortest
  /// words, and how many there are besides.
  static func titles(drawnAs glyph: Glyph) -> [String] {
    let all = Set(
      ResourceTraits.listed.filter { Glyph.of($0.glyph) == glyph }.map(\.title))
    guard all.count > most else { return all.sorted() }
    let shown = all.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(most).sorted()
    return shown + ["\(all.count - most) more"]
  }

  private static let most = 8
}
