import AWSModel
import Topology

/// The root file system of a container is read-only.
///
/// Source: AWS Security Hub user guide, control ECS.5.
struct WritableRootRule: DesignRule {
  let code = DiagnosticCode.writableRoot
  let severity = Diagnostic.Severity.warning
  let title = "The root file system of a container is read-only"
  let why = "An intruder could otherwise change the program and leave tools behind."
  let remedy = "Set readonlyRootFilesystem to true and mount volumes where the program writes."
  let source = "AWS Security Hub user guide, control ECS.5"

  func violations(in model: AWSModel) -> [Violation] {
    model.containers.filter { $0.hasReadOnlyRoot.or(false).value == false }.compactMap {
      model.violation(
        of: $0.task, "'\($0.task)' can write to its root file system",
        "The container is '\($0.name)'.")
    }
  }
}
