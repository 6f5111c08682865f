import Topology

/// How one file on the disk compares with what the model yields.
package struct FileComparison: Sendable {
  package let path: String
  package let state: State
  /// What the model yields; nil for a file that it no longer yields, and for a picture that was
  /// not rendered.
  package let wanted: GeneratedFile.Contents?
  /// The bytes on the disk, where they differ from what the model yields.
  package let found: [UInt8]?
  /// The manifest's line for what the model yields.
  package let entry: Manifest.Entry?
  /// The manifest's line for what is on the disk, where that was generated.
  package let foundEntry: Manifest.Entry?

  /// The text that the model yields, in UTF-8; nil where it yields bytes, or nothing.
  package var wantedText: [UInt8]? {
    switch wanted {
    case .text, .stored: wanted?.bytes
    case .bytes, nil: nil
    }
  }

  init(
    _ path: String, _ state: State, wanted: GeneratedFile.Contents? = nil, found: [UInt8]? = nil,
    entry: Manifest.Entry? = nil, foundEntry: Manifest.Entry? = nil
  ) {
    self.path = path
    self.state = state
    self.wanted = wanted
    self.found = found
    self.entry = entry
    self.foundEntry = foundEntry
  }

  package enum State: Hashable, Sendable {
    /// As the model yields it.
    case fresh
    case missing
    /// Generated from an earlier model.
    case stale
    /// Generated, then changed by somebody.
    case edited
    /// In the way, and never generated.
    case foreign
    /// Generated, and no longer yielded.
    case leftover
    /// Generated, then changed by somebody, and no longer yielded.
    case editedLeftover
    /// Not a readable file; the reason in the system's words.
    case blocked(String)
    /// A picture that could not be rendered, and why.
    case unrendered(String)
    /// A file of the user's whose regions cannot be filled, and why.
    case refused([Diagnostic])
    /// The usual file of the user's, which is not looked into, and why.
    case skipped(String)
  }
}
