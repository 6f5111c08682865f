import Topology

/// Accepts what a design rule finds, with the reason for the documents.
///
/// ```swift
/// AcceptFinding(
///   .singleTask, on: ElementID("metrics", "graphite"),
///   because: "One writer per tree of Whisper files; a restart in another zone takes minutes.")
/// ```
/// An acceptance that covers no finding is reported (PLB199).
public struct AcceptFinding: RegionMember {
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

  public func lower(in scope: Scope, to lowering: inout Lowering) { lowering.add(finding) }
}
