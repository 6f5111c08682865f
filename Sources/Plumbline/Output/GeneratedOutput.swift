import Topology

/// Everything that one run wants to see in the output folder.
package struct GeneratedOutput: Sendable {
  package var files: [GeneratedFile]
  package var pictures: [Picture]
  /// The user's files with regions to fill.
  package var injections: [Injection] = []
  /// Whether this is all that the model yields, so that a listed file which is missing here is
  /// left over from an earlier model.
  package var isWhole: Bool
  /// The formats of diagrams that the command line asked for in the place of the declared ones,
  /// which the manifest remembers.
  package var formats: [DiagramFormat]?

  package init(
    files: [GeneratedFile], pictures: [Picture] = [], isWhole: Bool,
    formats: [DiagramFormat]? = nil
  ) {
    self.formats = formats
    self.files = files
    self.pictures = pictures
    self.isWhole = isWhole
  }
}
