/// What an author wants otherwise on the diagrams than computed, kept by the element's identity.
public struct DiagramHint: Hashable, Sendable, Codable {
  /// The component or resource that it is about.
  public let subject: ElementID
  /// What is wished.
  public let wish: Wish
  /// The kinds of diagrams that it is for; empty for all.
  public let views: [DiagramSummary.Kind]
  /// Where it was declared.
  public let origin: Origin

  /// A wish about one element in some views, or in all.
  public init(
    _ subject: ElementID, _ wish: Wish, in views: [DiagramSummary.Kind] = [],
    origin: Origin
  ) {
    self.subject = subject
    self.wish = wish
    self.views = views
    self.origin = origin
  }
}

extension DiagramHint: Originated {
  /// What the author declared in a Swift file.
  public init(
    _ subject: ElementID, _ wish: Wish, in views: [DiagramSummary.Kind] = [],
    location: SourceLocation
  ) {
    self.init(
      subject, wish, in: views, origin: .source(location))
  }
}
