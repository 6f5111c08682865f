import AWSModel
import AWSResources
import Topology

/// An access point says who owns the folder that it creates.
///
/// Source: Amazon EFS user guide, "Working with Amazon EFS access points".
struct EFSAccessPointCreationRule: DesignRule {
  let code = DiagnosticCode.efsAccessPointCreation
  let severity = Diagnostic.Severity.warning
  let title = "An access point says who owns the folder that it creates"
  let why =
    "EFS creates the folder only with an owner and permissions; without them every mount "
    + "fails where it does not exist yet."
  let remedy = "Give root_directory a creation_info with owner_uid, owner_gid and permissions."
  let source = #"Amazon EFS user guide, "Working with Amazon EFS access points""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EfsAccessPoint.View.self).compactMap { point in
      guard let root = point.rootDirectory.first, let path = model.values.text(root.path).value,
        path != "/", root.creationInfo.elements.isEmpty, root.creationInfo.unknown == nil
      else { return nil }
      return Violation(
        point.resource, "'\(point.resource.id)' has a folder that nothing creates",
        "Its folder is '\(path)'.")
    }
  }
}
