import Foundation
import Topology

/// The only part of Plumbline that changes files in the output folder.
///
/// It compares first, decides as a whole, and then writes each file in one step, so that
/// - nothing is written where a file that was not generated is in the way;
/// - a file that is as it should be is not touched;
/// - a run that is killed leaves every file old or new, and the next run goes on from there.
package struct Writer: Sendable {
  private let folder: OutputFolder
  private let early: EarlyFiles?

  /// - Parameter early: Files that are on the disk already, without a name.
  package init(_ folder: OutputFolder, early: EarlyFiles? = nil) {
    self.folder = folder
    self.early = early
  }

  /// Brings the folder to what the model yields.
  ///
  /// Reports PLB017 for files that were not generated and PLB018 for what the system refuses.
  package func write(_ output: GeneratedOutput, onWait: () -> Void = {}) -> WriteReport {
    var report = WriteReport()
    report.diagnostics = PathGate.check(output)
    guard report.diagnostics.isEmpty else { return report }
    do throws(SystemError) {
      try Disk.makeFolders(folder.path)
    } catch {
      report.diagnostics.append(.unwritable(error))
      return report
    }
    let lock = OutputLock(folder, .exclusive, onWait: onWait)
    withExtendedLifetime(lock) { write(output, into: &report) }
    return report
  }

  /// What ``write(_:onWait:)`` would report where the folder is exactly what this manifest says
  /// and nothing is left to do; nil where it is not.
  package func recognize(_ manifest: String, onWait: () -> Void = {}) -> WriteReport? {
    let lock = OutputLock(folder, .exclusive, onWait: onWait)
    return withExtendedLifetime(lock) {
      guard let found = try? Disk.read(folder.locate(Manifest.path)),
        found == Array(manifest.utf8), let manifest = try? Manifest(json: found),
        manifest.pending.isEmpty, folder.holds(manifest)
      else { return nil }
      let paths = manifest.paths + [Manifest.path]
      TemporaryFile.removeAll(in: Set(paths.map { Disk.folder(of: folder.locate($0)) }).sorted())
      var report = WriteReport()
      report.unchanged = manifest.files.count
      return report
    }
  }

  private func write(_ output: GeneratedOutput, into report: inout WriteReport) {
    let manifest: Manifest
    do {
      manifest = try folder.manifest()
    } catch {
      report.diagnostics.append(.unreadableManifest(Self.reason(error)))
      return
    }
    // The rest of what was merged would be taken for a person's edit afterwards.
    guard output.isWhole || manifest.merged.isEmpty else {
      report.diagnostics.append(
        .unreadableManifest("It has conflict markers; 'generate' writes everything anew."))
      return
    }
    TemporaryFile.removeAll(in: folders(of: output, manifest))
    let comparisons = folder.compare(output, with: manifest, pictures: .rendered)
    let plan = WritePlan(
      comparisons, manifest: manifest, folder: folder, isWhole: output.isWhole,
      formats: output.formats)
    report.diagnostics += plan.diagnostics
    report.unchanged = plan.unchanged
    guard !plan.diagnostics.hasErrors else { return }
    // Rendering takes long, and somebody may have written in the meantime.
    let changed = changes(since: plan)
    guard changed.isEmpty else {
      report.diagnostics += changed
      return
    }
    do throws(SystemError) {
      try carryOut(plan, from: manifest, report: &report)
    } catch {
      report.diagnostics.append(
        .interrupted(error, written: report.written, of: plan.writes.count))
    }
  }

  private func carryOut(
    _ plan: WritePlan, from manifest: Manifest, report: inout WriteReport
  ) throws(SystemError) {
    var isChanged = !plan.writes.isEmpty || !plan.removals.isEmpty
    if isChanged { try put(plan.intent) }
    var rest = plan.writes[...]
    while !rest.isEmpty {
      try put(rest.prefix(Self.batchSize), &report)
      rest = rest.dropFirst(Self.batchSize)
    }
    for removal in plan.removals {
      try confirm(removal.path, still: removal.found)
      try Disk.remove(folder.locate(removal.path))
      report.removed += 1
      removeEmptyFolders(above: removal.path)
    }
    isChanged = isChanged || plan.final != manifest || !hasManifest
    if isChanged { try put(plan.final) }
    report.manifest = plan.final
  }

  private func put(_ manifest: Manifest) throws(SystemError) {
    let path = folder.locate(Manifest.path)
    try Disk.makeFolders(Disk.folder(of: path))
    try Disk.write(
      Array(manifest.json.utf8), to: path, through: TemporaryFile.path(for: path, name: "0"))
  }

  /// Puts files in place, one after another; where one is refused, those before it are written and
  /// none after it.
  private func put(
    _ writes: ArraySlice<WritePlan.Write>, _ report: inout WriteReport
  ) throws(SystemError) {
    let results = Array(writes.enumerated()).concurrentMap { index, write in
      do throws(SystemError) {
        return Result<StagedFile, SystemError>.success(try stage(write, number: index + 1))
      } catch {
        return .failure(error)
      }
    }
    var staged: [StagedFile] = []
    var refusal: SystemError?
    for result in results {
      switch (result, refusal) {
      case (.success(let file), nil): staged.append(file)
      case (.success(let file), _?): file.discard()
      case (.failure(let error), nil): refusal = error
      case (.failure, _?): break
      }
    }
    StagedFile.synchronize(staged)
    for (index, (write, file)) in zip(writes, staged).enumerated() {
      var isOpen = true
      do throws(SystemError) {
        try confirm(write.path, still: write.found)
        isOpen = false
        try file.commit()
      } catch {
        for file in staged[(isOpen ? index : index + 1)...] { file.discard() }
        throw error
      }
      report.written += 1
    }
    if let refusal { throw refusal }
  }

  private func stage(
    _ write: WritePlan.Write, number: Int
  ) throws(SystemError) -> StagedFile {
    let path = folder.locate(write.path)
    try Disk.makeFolders(Disk.folder(of: path))
    let temporary = TemporaryFile.path(for: path, name: "\(number)")
    if let descriptor = early?.descriptor(for: write.path, write.contents),
      let file = StagedFile(early: descriptor, for: path, at: temporary)
    {
      return file
    }
    return try StagedFile(write.contents.bytes, for: path, at: temporary)
  }

  /// How many files wait for the disk together.
  private static let batchSize = 128

  private var hasManifest: Bool {
    ((try? Disk.entry(at: folder.locate(Manifest.path))) ?? nil) != nil
  }

  /// A folder that held nothing but files that were removed goes with them.
  private func removeEmptyFolders(above path: String) {
    var names = path.split(separator: "/").dropLast()
    while !names.isEmpty, Disk.removeIfEmpty(folder.locate(names.joined(separator: "/"))) {
      names.removeLast()
    }
  }

  private func folders(of output: GeneratedOutput, _ manifest: Manifest) -> [String] {
    let paths =
      output.files.map(\.path) + output.pictures.map(\.path) + output.injections.map(\.path)
      + manifest.paths + [Manifest.path]
    return Set(paths.map { Disk.folder(of: folder.locate($0)) }).sorted()
  }

  private static func reason(_ error: any Error) -> String {
    if let error = error as? Manifest.Unreadable { return error.reason }
    return "\(error)."
  }

  // MARK: Races

  /// The files that are no longer what they were when it was decided about them (PLB017).
  private func changes(since plan: WritePlan) -> [Diagnostic] {
    let decided =
      plan.writes.map { ($0.path, $0.found) } + plan.removals.map { ($0.path, $0.found) }
    return decided.compactMap { path, found in isStill(path, found) ? nil : .changed(path) }
  }

  private func isStill(_ path: String, _ found: [UInt8]?) -> Bool {
    guard PathGate.link(onTheWayTo: path, in: folder) == nil else { return false }
    let location = folder.locate(path)
    switch try? Disk.entry(at: location) {
    case nil: return found == nil
    case .file(let size)?:
      guard let found, found.count == size else { return false }
      return (try? Disk.read(location)) == found
    default: return false
    }
  }

  /// Right before a file is replaced or removed: it is as it was, and no link leads elsewhere.
  private func confirm(_ path: String, still found: [UInt8]?) throws(SystemError) {
    guard isStill(path, found) else { throw SystemError(path: path, number: EBUSY) }
  }
}
