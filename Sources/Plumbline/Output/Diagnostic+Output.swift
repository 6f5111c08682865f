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
      .cannotWrite, severity: .warning, summary: "A picture cannot be rendered",
      detail: "'\(path)': \(reason). The other files are written; the SVG shows the same.",
      remedy: "Make the sheet smaller, or check that librsvg is installed.")
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

  static func unusable(_ path: String, _ problem: String) -> Diagnostic {
    Diagnostic(
      .unusablePath, summary: "A path is not usable", detail: "'\(path)': \(problem)",
      remedy: "Rename the element after which it is named, or correct 'markedFiles'.")
  }

  static func linked(_ path: String) -> Diagnostic {
    Diagnostic(
      .unusablePath, summary: "A link stands where a folder of generated files must",
      detail: "'\(path)' leads elsewhere; files would be written or removed there.",
      remedy: "Put a folder in its place, or give the folder that it leads to with '--output'.")
  }

  static func changed(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileNotGenerated, summary: "A file was changed while the run was at work",
      detail: "'\(path)' no longer has the content that it had when it was compared.",
      remedy: "Run 'generate' again once nobody else writes there.")
  }

  static func skippedMarkers(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .cannotWrite, severity: .note, summary: "A file is not looked into for regions to fill",
      detail: "'\(path)' \(reason).",
      remedy: "Make it a text file in UTF-8, or name others with 'markedFiles'.")
  }
}
