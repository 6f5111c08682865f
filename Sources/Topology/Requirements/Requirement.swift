/// Something that must hold of the architecture: proved for every packet before anything is
/// generated, or refuted with a packet that breaks it.
public struct Requirement: Hashable, Sendable, Codable, Identifiable {
  /// A stable name in lowercase with hyphens, made from the title.
  public let id: String
  /// What must hold, as the author says it, for example `Internet egress is inspected`.
  public let title: String
  /// What the requirement rests on besides the model, in a sentence; nil where the author gave none.
  public let note: String?
  /// What is claimed; all of it must hold.
  public var claims: [Claim]
  /// Whether the requirement may depend on what the walks do not model.
  public let acceptsUnknown: Bool
  /// Where it was declared.
  public let origin: Origin

  public init(
    title: String, note: String? = nil, claims: [Claim], acceptsUnknown: Bool = false,
    origin: Origin
  ) {
    id = title.slug
    self.title = title
    self.note = note
    self.claims = claims
    self.acceptsUnknown = acceptsUnknown
    self.origin = origin
  }
}

extension Requirement: Originated {
  /// What the author declared in a Swift file.
  public init(
    title: String, note: String? = nil, claims: [Claim], acceptsUnknown: Bool = false,
    location: SourceLocation
  ) {
    self.init(
      title: title, note: note, claims: claims, acceptsUnknown: acceptsUnknown,
      origin: .source(location))
  }
}
