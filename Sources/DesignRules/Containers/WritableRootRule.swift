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

  func violations(in model: DesignModel) -> [Violation] {
    model.containers.filter {
      !$0.has("readonlyRootFilesystem") || $0.flag("readonlyRootFilesystem") == false
    }.map {
      Violation(
        $0, "'\($0.id)' can write to its root file system",
        "The container is '\($0.text("name") ?? "")'.")
    }
  }
}
