import AWSModel
import AWSResources
import Topology

/// A file system has one mount target in a zone.
///
/// Source: Amazon EFS user guide, "Managing mount targets".
struct EFSMountTargetsRule: DesignRule {
  let code = DiagnosticCode.efsMountTargets
  let severity = Diagnostic.Severity.error
  let title = "A file system has one mount target in a zone"
  let why = "EFS refuses a second mount target in the same zone."
  let remedy = "Keep one mount target per zone; every subnet of the zone reaches it."
  let source = #"Amazon EFS user guide, "Managing mount targets""#

  func violations(in model: AWSModel) -> [Violation] {
    var seen: Set<Place> = []
    return model.all(AWS.EfsMountTarget.View.self).compactMap { target in
      guard let fileSystem = model.values.link(target.fileSystemId).value,
        let zone = model.values.link(target.subnetId).value
          .flatMap({ model.subnets[$0]?.zone.value }),
        !seen.insert(Place(fileSystem: fileSystem, zone: zone)).inserted
      else { return nil }
      return Violation(
        target.resource, "'\(fileSystem)' has two mount targets in one zone",
        "'\(target.resource.id)' is the second one in \(model.name(of: zone)).")
    }
  }

  private struct Place: Hashable {
    let fileSystem: ElementID
    let zone: Zone
  }
}
