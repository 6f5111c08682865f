/// A flow that the author named: the stops of something that travels through the architecture, such
/// as a metric from the application to the disk. Between two stops there is a declared connection.
public struct DeclaredFlow: Hashable, Sendable, Codable, Identifiable {
  /// Lowercase with hyphens.
  public let id: String
  /// What a reader calls it.
  public let title: String
  /// The elements that it comes to, in order; at least two.
  public let stops: [ElementID]
  /// Where it was declared.
  public let origin: Origin

  /// A flow of at least two stops.
  public init(id: String, title: String, stops: [ElementID], origin: Origin) {
    self.id = id
    self.title = title
    self.stops = stops
    self.origin = origin
  }
}

extension DeclaredFlow: Originated {
  /// What the author declared in a Swift file.
  public init(id: String, title: String, stops: [ElementID], location: SourceLocation) {
    self.init(
      id: id, title: title, stops: stops, origin: .source(location))
  }
}
