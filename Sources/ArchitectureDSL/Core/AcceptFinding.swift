import Topology

/// Accepts what a design rule finds, with the reason for the documents.
///
/// ```swift
/// AcceptFinding(
///   .singleTask, on: ElementID("metrics", "graphite"),
///   because: "One writer per tree of Whisper files; a restart in another zone takes minutes.")
/// ```
/// The checks of checkov that ask for the same are skipped with the same reason, so that nothing is
/// accepted twice. An acceptance that covers no finding is reported (PLB199).
public struct AcceptFinding: OverviewMember {
  let finding: AcceptedFinding

  /// - Parameters:
  ///   - code: The rule's code.
  ///   - subject: The component or resource that it is accepted for, with all that is inside it; by
  ///     default every one.
  ///   - reason: Why, in a sentence.
  public init(
    _ code: DiagnosticCode, on subject: ElementID? = nil, because reason: String,
    fileID: String = #fileID, line: Int = #line
  ) {
    finding = AcceptedFinding(
      code, on: subject, because: reason, location: SourceLocation(file: fileID, line: line))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let subject = finding.subject, subject.isPattern || subject.isTerraformAddress,
      case .source(let location) = finding.origin
    else { return accept(finding, in: &lowering) }
    for element in lowering.elements(subject, usedBy: "An accepted finding", at: location) {
      accept(
        AcceptedFinding(finding.code, on: element, because: finding.reason, location: location),
        in: &lowering)
    }
  }

  private func accept(_ finding: AcceptedFinding, in lowering: inout Lowering) {
    lowering.add(finding)
    for check in ScannerCheck.matching(finding.code) {
      _ = lowering.skip(check.id, because: finding.reason) {
        // The reason beside the resource, where it has one already, is about the resource alone.
        $0.type == check.type && Self.covers($0.id, finding) && $0.skippedChecks[check.id] == nil
      }
    }
  }

  private static func covers(_ id: ElementID, _ finding: AcceptedFinding) -> Bool {
    guard let subject = finding.subject else { return true }
    return id.path.starts(with: subject.path) && (subject.key == nil || subject.key == id.key)
  }
}
