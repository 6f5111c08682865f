import Topology

/// All that a command which writes does: evaluates the model, generates what a selection asks for
/// and brings the output folder to it.
package struct Generation: Sendable {
  package let pipeline: Pipeline
  package let folder: OutputFolder
  /// What earlier runs yielded; nil to generate in any case.
  package var memo: YieldMemo?
  /// Called where another run in the folder has to end first.
  package var onWait: @Sendable () -> Void = {}

  package struct Outcome: Sendable {
    /// What was found in the model.
    package let diagnostics: [Diagnostic]
    /// What was done to the disk; nil where the model has errors, and nothing was.
    package let report: WriteReport?
  }

  package init(_ pipeline: Pipeline, into folder: OutputFolder, memo: YieldMemo? = nil) {
    self.pipeline = pipeline
    self.folder = folder
    self.memo = memo
  }

  package func run(_ selection: Selection) -> Outcome {
    let evaluated = pipeline.evaluate()
    // Whose icons they are, where boxes were moved, and which formats were asked for, is not in the
    // model.
    let isRemembered =
      selection.isWhole && pipeline.icons.isEmpty && pipeline.layout == nil
      && pipeline.formats == nil
    let memo = isRemembered && !evaluated.diagnostics.hasErrors ? memo : nil
    let marked = pipeline.model.markedFiles
    let former = folder.digestOfModel()
    func key(_ model: ContentDigest?, since former: String?) -> String? {
      model.flatMap { memo?.key(of: $0, since: former, evaluated.diagnostics) }
    }
    // Writing the model takes a while, and is for nothing where no run has written it before.
    let json =
      memo == nil || former == nil
      ? nil : try? ModelDocument.environmentsJSON(evaluated.topologies)
    let digest = json.map { ContentDigest(of: $0) }
    if let yield = memo?.yield(for: key(digest, since: former)),
      yield.marked == folder.digests(of: marked),
      let report = Writer(folder).recognize(yield.manifest, onWait: onWait)
    {
      return Outcome(diagnostics: yield.diagnostics, report: report)
    }
    // Reading the model of the last run takes longer than evaluating this one.
    let (previous, findings) = folder.formerModel()
    var pipeline = pipeline
    pipeline.previous = previous
    let early = EarlyFiles(folder)
    let spool = FileSpool()
    let isLarge = evaluated.topologies.isLarge
    if selection.isWhole {
      pipeline.onFiles = { files in
        let kept = spool.kept(files)
        early.take(kept)
        if isLarge { FreedMemory.giveBack() }
        return kept
      }
      pipeline.onStage = { [tell = pipeline.onStage] stage in
        if isLarge { FreedMemory.giveBack() }
        tell(stage)
      }
    }
    let result = pipeline.run(selection, on: evaluated, json: json)
    guard !result.diagnostics.hasErrors else {
      return Outcome(diagnostics: result.diagnostics + findings, report: nil)
    }
    pipeline.onStage("Comparing with \(folder.path)")
    let report = Writer(folder, early: early).write(result.output, onWait: onWait)
    if let memo, report.diagnostics.isEmpty, let manifest = report.manifest {
      memo.keep(
        YieldMemo.Yield(
          manifest: manifest.json, marked: folder.digests(of: marked),
          diagnostics: result.diagnostics),
        for: key(
          result.modelDigest ?? digest
            ?? (try? ModelDocument.environmentsJSON(evaluated.topologies))
            .map { ContentDigest(of: $0) },
          since: manifest.files[ModelDocument.path].map { "\($0.digest)" }))
    }
    // Of this run alone: the next one has nothing to compare with any more.
    let replaced = ReplacedNetworks.diagnostics(evaluated.topologies, since: previous)
    let outcome = Outcome(diagnostics: result.diagnostics + findings + replaced, report: report)
    Disposal.later(consume evaluated, consume previous, consume result)
    return outcome
  }
}

extension [Topology] {
  /// Whether memory is worth the time that sparing it takes.
  var isLarge: Bool { reduce(0) { $0 + $1.resources.count } > 10_000 }
}
