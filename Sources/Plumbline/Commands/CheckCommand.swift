import ArgumentParser
import Topology

struct CheckCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether docs/ and terraform/ are what the model yields.",
    discussion: """
      Prints a unified diff for every text file that is not, and one line for every other. \
      Regions of your own files that the model fills are compared, too. Writes nothing. Ends with 1 where a file is stale.
      """)

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var icons: IconOptions
  @Flag(help: "Print the stale files as JSON.") var json = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(environments: try environments.selected(in: context))
    let result = context.generate(
      selection, icons: try icons.icons(), since: output.folder)
    guard !result.diagnostics.hasErrors else {
      context.report(result.diagnostics, conclusion: "nothing was compared")
      return .invalidModel
    }
    context.report(result.diagnostics)
    let lock = OutputLock(output.folder, .shared) {
      context.console.error("Waiting for another run in '\(output.path)' to end.\n")
    }
    let stale = withExtendedLifetime(lock) { compare(result.output, in: context) }
    guard let stale else { return .no }
    if json {
      context.console.output(try JSONText.encode(stale))
    } else {
      for file in stale { context.console.output(file.text) }
    }
    guard stale.isEmpty else {
      let files = stale.count == 1 ? "1 file is" : "\(stale.count) files are"
      context.console.error("\(files) not what the model yields; run 'generate'.\n")
      return .no
    }
    if !json { context.console.output("Everything is what the model yields.\n") }
    return .fine
  }

  /// The files that differ; nil where the manifest cannot be read.
  private func compare(
    _ wanted: GeneratedOutput, in context: CommandContext
  ) -> [StaleFile]? {
    let folder = output.folder
    let manifest: Manifest
    do {
      manifest = try folder.manifest()
    } catch {
      let reason = (error as? Manifest.Unreadable)?.reason ?? "\(error)."
      context.report([.unreadableManifest(reason)])
      return nil
    }
    let comparisons = folder.compare(wanted, with: manifest, pictures: .judgedBySource)
    for comparison in comparisons {
      if case .refused(let reasons) = comparison.state { context.report(reasons) }
    }
    let stale = comparisons.compactMap(StaleFile.init)
    let plan = WritePlan(
      comparisons, manifest: manifest, folder: folder, isWhole: wanted.isWhole)
    // Only the list itself is out of date, for example after a merge.
    if stale.isEmpty && plan.final != manifest {
      return [StaleFile(path: Manifest.path, state: .stale)]
    }
    return stale
  }
}
