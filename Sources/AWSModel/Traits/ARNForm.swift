/// How the ARNs of a resource type are built:
/// `arn:<partition>:<service>:<region>:<account>:<resource><name>`.
///
/// Source: AWS, Service Authorization Reference.
package struct ARNForm: Hashable, Sendable {
  package let service: String
  /// What stands before the name, with its separator, for example `repository/`.
  package let resource: String

  package init(_ service: String, _ resource: String) {
    self.service = service
    self.resource = resource
  }
}
