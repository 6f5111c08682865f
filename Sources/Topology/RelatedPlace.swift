/// A place that has to do with a diagnostic, besides the one that it is about.
public struct RelatedPlace: Hashable, Sendable, Codable {
  /// The other place.
  public let origin: Origin
  /// What is there, for example `the other route`.
  public let note: String

  /// Another place, with what is there.
  public init(_ origin: Origin, _ note: String) {
    self.origin = origin
    self.note = note
  }
}

extension RelatedPlace: CustomStringConvertible {
  /// The compiler's form of a note: `architecture/Network.swift:12: note: the other route`.
  public var description: String { "\(origin): note: \(note)" }
}
