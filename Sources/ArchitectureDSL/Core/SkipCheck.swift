import Topology

/// Leaves out a check of a Terraform scanner where it does not apply, with the reason.
///
/// The Terraform carries it as a comment that checkov reads, and the documents list it.
///
/// ```swift
/// SkipCheck(
///   "CKV_AWS_338", of: "aws_cloudwatch_log_group",
///   because: "Development needs the logs of the last weeks only.")
/// ```
/// A skip that matches no resource is reported (PLB002).
public struct SkipCheck: OverviewMember {
  let check: String
  let type: String
  let subject: ElementID?
  let reason: String
  let location: SourceLocation

  /// - Parameters:
  ///   - check: The check's id, for example `CKV_AWS_18`.
  ///   - type: The Terraform type of the resources that it is about.
  ///   - subject: The component or resource that it is skipped for, with all that is inside it; by
  ///     default every one.
  ///   - reason: Why, in a sentence.
  public init(
    _ check: String, of type: String, on subject: ElementID? = nil, because reason: String,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.check = check
    self.type = type
    self.subject = subject
    self.reason = reason
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    lowering.check(check, as: .awsName, "the skipped check", of: subject, at: location)
    let isUsed = lowering.skip(check, because: reason) { $0.type == type && covers($0.id) }
    guard !isUsed else { return }
    let place = subject.map { " in '\($0)'" } ?? ""
    lowering.diagnostics.append(
      Diagnostic(
        .unknownTarget, summary: "the skipped check \(check) is about nothing",
        detail: "There is no resource of type '\(type)'\(place).",
        remedy: "Remove it, or correct its type or element.", subject: subject,
        location: location))
  }

  private func covers(_ id: ElementID) -> Bool {
    guard let subject else { return true }
    return id.path.starts(with: subject.path) && (subject.key == nil || subject.key == id.key)
  }
}
