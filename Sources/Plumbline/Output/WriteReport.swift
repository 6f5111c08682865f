import Topology

/// What a run did to the disk.
package struct WriteReport: Hashable, Sendable {
  package var written = 0
  package var removed = 0
  package var unchanged = 0
  package var diagnostics: [Diagnostic] = []
  /// The manifest as it is now; nil where nothing was compared.
  package var manifest: Manifest?

  package init() {}
}

extension WriteReport: CustomStringConvertible {
  /// `2 files written, 1 removed, 77 unchanged`.
  package var description: String {
    var text = "\(written) \(written == 1 ? "file" : "files") written"
    if removed > 0 { text += ", \(removed) removed" }
    return text + ", \(unchanged) unchanged"
  }
}
