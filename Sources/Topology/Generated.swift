/// What a generator yields.
///
/// A protocol, because not every generator can say its files at once: links in the diagrams lead to
/// where the documents, which show the diagrams, tell of an element.
public protocol Generated {
  /// What other generators need to know of the files.
  associatedtype Summary

  /// The files, by their paths below the output folder; none where an error was found.
  var files: [GeneratedFile] { get }
  /// What was found on the way.
  var diagnostics: [Diagnostic] { get }
  var summary: Summary { get }
}
