import Topology

/// What the documents' generator yields.
public struct DocumentationResult: Generated, Sendable {
  public let files: [GeneratedFile]
  public let summary: Summary
  /// Always empty: what can be wrong was found before anything is told.
  public var diagnostics: [Diagnostic] { [] }

  /// What others need to know of the documents.
  public struct Summary: Sendable {
    /// The pieces of pages that a person's own files may ask for.
    public let fragments: FragmentSet
    /// Where each element is described first: a page and the anchor on it.
    public let addresses: [ElementID: String]
  }
}
