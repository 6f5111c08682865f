/// What an element was called in an earlier generation, as its author tells.
public struct ElementRename: Hashable, Sendable, Codable {
  /// The identity before: of a resource, or of a component with all that is inside it.
  public let from: ElementID
  /// The identity now.
  public let to: ElementID
  /// Where it was declared.
  public let origin: Origin

  /// Creates a rename.
  public init(from: ElementID, to: ElementID, origin: Origin) {
    self.from = from
    self.to = to
    self.origin = origin
  }

  /// The identity that an element had before; nil for one that the rename is not about.
  package func earlier(_ id: ElementID) -> ElementID? {
    guard id.path.starts(with: to.path), to.key == nil || to == id else { return nil }
    if to == id { return from }
    return ElementID(path: from.path + id.path.dropFirst(to.path.count), key: id.key)
  }
}
