import Topology

/// The role that Terraform works with: its provider assumes it with the credentials that it finds.
///
/// ```swift
/// AssumesRole("arn:aws:iam::111111111111:role/deploy")
/// ```
/// A role of another account than the environment's is refused (PLB015), since nothing could be
/// applied with it.
/// Source: Terraform AWS provider, "Authentication and Configuration", "Assuming an IAM Role".
public struct AssumesRole: RegionMember {
  let arn: String
  let externalID: String?
  let sessionName: String?
  let location: SourceLocation

  /// - Parameters:
  ///   - arn: The role's ARN.
  ///   - externalID: What the role's trust policy asks for; by default nothing.
  ///   - sessionName: What CloudTrail calls the session; by default the architecture's name.
  public init(
    _ arn: String, externalID: String? = nil, sessionName: String? = nil,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.arn = arn
    self.externalID = externalID
    self.sessionName = sessionName
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    let name = sessionName ?? String("terraform-\(lowering.architecture)".prefix(64))
    lowering.changeSettings {
      $0.role = ProviderRole(arn: arn, externalID: externalID, sessionName: name)
    }
  }
}
