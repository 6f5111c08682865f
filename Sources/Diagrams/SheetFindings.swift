import Topology

/// What is said of sheets that could not be drawn with everything on them: PLB092 for those that are
/// drawn with less, PLB093 for those that break a law of their geometry all the same.
enum SheetFindings {
  static func diagnostics(_ sheets: [Sheet]) -> [Diagnostic] {
    sheets.concurrentMap { sheet -> [Diagnostic] in
      [simplified(sheet), broken(sheet)].compactMap(\.self)
    }.flatMap(\.self)
  }

  private static func simplified(_ sheet: Sheet) -> Diagnostic? {
    guard let simplification = sheet.simplification else { return nil }
    return Diagnostic(
      .simplifiedSheet, severity: .warning,
      summary: "the sheet '\(sheet.fileName)' is drawn without \(simplification.omission)",
      detail: "With everything on it, \(simplification.trouble).",
      remedy: "Hide what matters less with 'Hint(…, .hidden)', or move VPCs with hints for rows "
        + "and columns; 'diagram --report' measures every sheet.")
  }

  private static func broken(_ sheet: Sheet) -> Diagnostic? {
    let laws = SheetCheck.violations(of: sheet)
    guard let first = laws.first else { return nil }
    return Diagnostic(
      .brokenSheet, severity: .warning,
      summary: "the sheet '\(sheet.fileName)' breaks \(laws.count) "
        + "\(laws.count == 1 ? "law" : "laws") of its geometry",
      detail: "\(first.capitalizedFirst)\(laws.count > 1 ? ", for example" : "").",
      remedy: "Hide what matters less with 'Hint(…, .hidden)', or move VPCs with hints for rows "
        + "and columns; 'diagram --report' tells every broken law.")
  }
}
