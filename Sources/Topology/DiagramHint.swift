/// What an author wants otherwise on the diagrams than computed, kept by the element's identity.
public struct DiagramHint: Hashable, Sendable, Codable {
  /// The component or resource that it is about.
  public let subject: ElementID
  public let wish: Wish
  /// The kinds of diagrams that it is for; empty for all.
  public let views: [DiagramSummary.Kind]
  /// Where it was declared.
  public let origin: Origin

  public init(
    _ subject: ElementID, _ wish: Wish, in views: [DiagramSummary.Kind] = [],
    origin: Origin
  ) {
    self.subject = subject
    self.wish = wish
    self.views = views
    self.origin = origin
  }

  /// What may be wished.
  public enum Wish: Hashable, Sendable, Codable {
    /// The element goes by this title.
    case title(String)
    /// The element is not drawn.
    case hidden
    /// The VPC is in this row: 1 above the transit gateway, 2 below it.
    case row(Int)
    /// The VPC is at this place of its row, counted from 1 at the left.
    case column(Int)
    /// The VPC is right of this one, in its row.
    case beside(ElementID)
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
