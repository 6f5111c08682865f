import AWSModel
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

  func violations(in model: AWSModel) -> [Violation] {
    model.containers.flatMap { container in
      container.environment.compactMap { variable in
        guard variable.value.value != nil, SecretName.matches(variable.name) else { return nil }
        return model.violation(
          of: container.task, "'\(container.task)' holds the secret \(variable.name)",
          "It is in the environment of the container '\(container.name)'.")
      }
    }
  }
}
