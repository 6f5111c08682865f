/// A choice that the author made for the architecture, with what led to it and what follows.
public struct DecisionRecord: Hashable, Sendable, Codable {
  /// What was decided, for example `One NAT gateway in development`.
  public let title: String
  /// What led to the question.
  public let context: String
  /// What was chosen.
  public let choice: String
  /// What follows from it, good and bad.
  public let consequences: [String]
  /// The components and resources that it shaped.
  public let elements: [ElementID]
  /// Where it was declared.
  public let origin: Origin

  public init(
    title: String, context: String, choice: String, consequences: [String],
    elements: [ElementID], origin: Origin
  ) {
    self.title = title
    self.context = context
    self.choice = choice
    self.consequences = consequences
    self.elements = elements
    self.origin = origin
  }

  /// The title in lowercase with hyphens, which is stable and makes an address.
  public var slug: String { title.slug }
}

extension DecisionRecord: Originated {
  /// What the author declared in a Swift file.
  public init(
    title: String, context: String, choice: String, consequences: [String],
    elements: [ElementID], location: SourceLocation
  ) {
    self.init(
      title: title, context: context, choice: choice, consequences: consequences,
      elements: elements, origin: .source(location))
  }
}
