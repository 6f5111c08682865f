import Topology

/// Secrets come from Secrets Manager or Parameter Store.
///
/// Source: Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container".
struct SecretInEnvironmentRule: DesignRule {
  let code = DiagnosticCode.secretInEnvironment
  let severity = Diagnostic.Severity.warning
  let title = "Secrets come from Secrets Manager or Parameter Store"
  let why =
    "A value in a task definition is kept in the Terraform state and in every revision, and "
    + "whoever may describe the task reads it."
  let remedy = "Move it to the container's secrets, with the ARN of a secret."
  let source = #"Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS container""#

  func violations(in model: DesignModel) -> [Violation] {
    model.containers.flatMap { container in
      container.blocks("environment").compactMap { variable in
        guard let name = variable.text("name"), let value = variable.text("value"), !value.isEmpty
        else { return nil }
        guard SecretName.matches(name) else { return nil }
        return Violation(
          container, "'\(container.id)' holds the secret \(name)",
          "It is in the environment of the container '\(container.text("name") ?? "")'.")
      }
    }
  }
}
