/// Makes files of a model: a pure function of what it was created with, which touches no disk.
public protocol Generator {
  associatedtype Output: Generated

  /// The same input gives the same bytes.
  func generate() -> Output
}
