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
  public let location: SourceLocation

  public init(
    title: String, context: String, choice: String, consequences: [String],
    elements: [ElementID], location: SourceLocation
  ) {
    self.title = title
    self.context = context
    self.choice = choice
    self.consequences = consequences
    self.elements = elements
    self.location = location
  }

  /// The title in lowercase with hyphens, which is stable and makes an address.
  public var slug: String {
    title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .joined(separator: "-")
  }
}
