import ArgumentParser
import Topology

struct CheckCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether docs/ and terraform/ are what the model yields.",
    discussion: """
      Says how many files are not, then prints a unified diff for every text file that people \
      read, and one line for every other. Regions of your own files that the model fills are compared, too. Writes nothing. Ends with 1 where a file is stale.
      """)

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var icons: IconOptions
  @OptionGroup var layouts: LayoutOptions
  @OptionGroup var formats: FormatOptions
  @Flag(help: "Print the stale files as JSON.") var json = false
  @Flag(help: "Print one line for each stale file, without its diff.") var stat = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(environments: try environments.selected(in: context))
    let result = context.generate(
      selection, icons: try icons.icons(), layout: try layouts.layout(),
      formats: formats.formats(in: output.folder),
      since: output.folder)
    guard !result.diagnostics.hasErrors else {
      try context.refuse(
        result.diagnostics, json: json, conclusion: "nothing was compared")
      return .invalidModel
    }
    context.report(result.diagnostics)
    guard let stale = compareLocked(result.output, in: context) else { return .no }
    if !stale.isEmpty { context.console.error(Self.conclusion(stale)) }
    if json {
      context.console.output(try JSONText.encode(stale))
    } else {
      for file in stale {
        context.console.output(PlainText.shown(stat ? file.line : file.text))
      }
    }
    guard stale.isEmpty else { return .no }
    if !json { context.console.output("Everything is what the model yields.\n") }
    return .fine
  }

  /// How many files are stale, and what to do.
  private static func conclusion(_ stale: [StaleFile]) -> String {
    let files = stale.count == 1 ? "1 file is" : "\(stale.count) files are"
    // What somebody changed 'generate' leaves alone.
    let edited = stale.filter { $0.state == .edited }
    let advice =
      edited.isEmpty
      ? "run 'generate'"
      : "move away or delete what was not generated, or was edited since "
        + "(\(edited.count == 1 ? "1 file" : "\(edited.count) files")), then run 'generate'"
    return "\(files) not what the model yields; \(advice).\n"
  }

  /// Compares under the lock, which ends before anything is printed: a pager that waits must not
  /// keep other runs out.
  private func compareLocked(
    _ wanted: GeneratedOutput, in context: CommandContext
  ) -> [StaleFile]? {
    let unusable = PathGate.check(wanted)
    guard unusable.isEmpty else {
      context.report(unusable)
      return nil
    }
    let lock = OutputLock(output.folder, .shared) {
      context.console.error("Waiting for another run in '\(output.path)' to end.\n")
    }
    let result = withExtendedLifetime(lock) { compare(wanted, in: context) }
    context.report(result.diagnostics)
    return result.stale
  }

  /// The files that differ; nil where the manifest cannot be read.
  private func compare(
    _ wanted: GeneratedOutput, in context: CommandContext
  ) -> (stale: [StaleFile]?, diagnostics: [Diagnostic]) {
    let folder = output.folder
    let manifest: Manifest
    do {
      manifest = try folder.manifest()
    } catch {
      let reason = (error as? Manifest.Unreadable)?.reason ?? "\(error)."
      return (nil, [.unreadableManifest(reason)])
    }
    let comparisons = folder.compare(wanted, with: manifest, pictures: .judgedBySource)
    var diagnostics: [Diagnostic] = []
    for comparison in comparisons {
      switch comparison.state {
      case .refused(let reasons): diagnostics += reasons
      case .skipped(let reason): diagnostics.append(.skippedMarkers(comparison.path, reason))
      default: break
      }
    }
    let stale = comparisons.compactMap(StaleFile.init)
    let plan = WritePlan(
      comparisons, manifest: manifest, folder: folder, isWhole: wanted.isWhole,
      formats: wanted.formats)
    // Only the list itself is out of date, for example after a merge.
    if stale.isEmpty && plan.final != manifest {
      return ([StaleFile(path: Manifest.path, state: .stale)], diagnostics)
    }
    return (stale, diagnostics)
  }
}
