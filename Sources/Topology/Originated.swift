/// A part of a model that tells where it comes from.
public protocol Originated {
  /// Where it was declared.
  var origin: Origin { get }
}

extension Originated {
  /// The place in a Swift file; nil for what was not declared in one.
  public var location: SourceLocation? { origin.location }
}
