import Topology

/// What has to happen on the disk, decided as a whole before anything does.
package struct WritePlan: Sendable {
  /// Files to put in place, in the order of their paths.
  package var writes: [Write] = []
  /// Files to remove: generated once, unchanged since, and no longer yielded.
  package var removals: [Removal] = []
  /// How many files are as they should be.
  package var unchanged = 0
  /// Why nothing may be written, and what is left alone.
  package var diagnostics: [Diagnostic] = []
  /// The manifest while the files are being written: what each holds and what it is about to.
  package var intent: Manifest
  /// The manifest once they are.
  package var final: Manifest

  package struct Write: Sendable {
    package let path: String
    package let contents: GeneratedFile.Contents
    /// The bytes that stood there when it was decided; nil where nothing did.
    package let found: [UInt8]?
  }

  /// A file to remove, with the bytes that it had when it was decided.
  package struct Removal: Sendable {
    package let path: String
    package let found: [UInt8]?
  }

  /// Decides what to do about every difference.
  ///
  /// Where a file that was not generated is in the way, or a folder does not let itself be written
  /// to, the diagnostics say so (PLB017, PLB018) and the plan must not be carried out.
  package init(
    _ comparisons: [FileComparison], manifest: Manifest, folder: OutputFolder, isWhole: Bool,
    formats: [DiagramFormat]? = nil
  ) {
    // A run of one generator knows nothing of the others' files, and keeps their lines.
    intent = isWhole ? Manifest() : manifest
    final = isWhole ? Manifest() : manifest
    if isWhole {
      intent.formats = formats
      final.formats = formats
    }
    for comparison in comparisons { add(comparison) }
    diagnostics += obstacles(in: folder, manifest: manifest)
  }

  private mutating func add(_ comparison: FileComparison) {
    let path = comparison.path
    final.files[path] = comparison.entry
    final.pending[path] = nil
    intent.files[path] = comparison.foundEntry
    intent.pending[path] = nil
    switch comparison.state {
    case .fresh:
      unchanged += 1
      intent.files[path] = comparison.entry
    case .missing, .stale:
      guard let contents = comparison.wanted else { return }
      intent.pending[path] = comparison.entry
      writes.append(Write(path: path, contents: contents, found: comparison.found))
    case .leftover: removals.append(Removal(path: path, found: comparison.found))
    case .foreign: diagnostics.append(.foreign(path))
    case .edited: diagnostics.append(.edited(path))
    case .editedLeftover: diagnostics.append(.kept(path))
    case .blocked(let reason): diagnostics.append(.unreadable(path, reason))
    case .refused(let reasons): diagnostics += reasons
    case .skipped(let reason): diagnostics.append(.skippedMarkers(path, reason))
    case .unrendered(let reason): diagnostics.append(.unrendered(path, reason))
    }
  }

  /// The folders that cannot be written to, each named once.
  private func obstacles(in folder: OutputFolder, manifest: Manifest) -> [Diagnostic] {
    var paths = writes.map(\.path) + removals.map(\.path)
    if !paths.isEmpty || final != manifest { paths.append(Manifest.path) }
    let links = PathGate.links(onTheWayTo: paths, in: folder)
    guard links.isEmpty else { return links }
    var seen: Set<SystemError> = []
    var seenFolders: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for path in paths {
      let parent = Disk.folder(of: folder.locate(path))
      guard seenFolders.insert(parent).inserted,
        let error = Disk.obstacle(toWritingIn: parent), seen.insert(error).inserted
      else { continue }
      diagnostics.append(.unwritable(error))
    }
    return diagnostics
  }
}
