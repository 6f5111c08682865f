import Topology

/// What the writer has to say (PLB017 and PLB018).
extension Diagnostic {
  static func foreign(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileNotGenerated, summary: "A file that was not generated is in the way",
      detail: "'\(path)' exists and \(Manifest.path) does not list it, so somebody wrote it.",
      remedy: "Move '\(path)' away or delete it, then run 'generate' again.")
  }

  static func edited(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileNotGenerated, summary: "A generated file was edited by hand",
      detail: "'\(path)' no longer has the content that was generated; it would be lost.",
      remedy: "Make the change in the model; then delete '\(path)' or move it away, and run "
        + "'generate' again.")
  }

  static func kept(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileNotGenerated, severity: .warning,
      summary: "A file that the model no longer yields was left",
      detail: "'\(path)' was generated once but edited since; it is no longer listed as generated.",
      remedy: "Delete it where it is of no more use.")
  }

  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, summary: "A file cannot be generated where something else stands",
      detail: "'\(path)': \(reason).", remedy: "Move it away, then run 'generate' again.")
  }

  static func notThere(_ path: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, summary: "A file with regions to fill cannot be read",
      detail:
        "The architecture names '\(path)' among its 'markedFiles', and there is no such file.",
      remedy: "Make the file, or correct the architecture.")
  }

  static func unrendered(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, summary: "A picture cannot be rendered", detail: "'\(path)': \(reason).",
      remedy: "Check that librsvg is installed, then run 'generate' again.")
  }

  static func unwritable(_ error: SystemError) -> Diagnostic {
    Diagnostic(
      .cannotWrite, summary: "The output folder cannot be written to",
      detail: "'\(error.path)': \(error).",
      remedy: "Make it a folder that you may write to, or give another with '--output'.")
  }

  static func interrupted(_ error: SystemError, written: Int, of total: Int) -> Diagnostic {
    Diagnostic(
      .cannotWrite, summary: "Writing stopped half-way",
      detail: "'\(error.path)': \(error). \(written) of \(total) files were written; every file is "
        + "either old or new.",
      remedy: "Remove the cause, then run 'generate' again: it goes on from here.")
  }

  static func unreadableManifest(_ reason: String) -> Diagnostic {
    Diagnostic(
      .fileNotGenerated, summary: "The list of generated files cannot be read",
      detail: "'\(Manifest.path)': \(reason)",
      remedy: "Restore it from version control; or delete it, where every generated file is "
        + "unchanged or deleted too.")
  }

  static func unusable(_ path: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, summary: "A generated path is not usable",
      detail: "'\(path)' is yielded twice, or is not a plain path below the output folder.",
      remedy: "Rename the element after which it is named.")
  }
}
