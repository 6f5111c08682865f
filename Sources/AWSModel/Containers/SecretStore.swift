import AWSResources
import OrderedCollections
import Topology

/// A service that a task of Amazon ECS gets secret values from.
package enum SecretStore: Hashable, Sendable, CaseIterable {
  case secretsManager, parameterStore

  /// The service's name in the names of its endpoints.
  package var endpoint: String {
    switch self {
    case .secretsManager: "secretsmanager"
    case .parameterStore: "ssm"
    }
  }
}

extension AWSModel {
  /// The stores that the values of a container come from, as far as they are known.
  ///
  /// Source: Amazon ECS API Reference, "Secret": a value is named by the ARN of a secret or of a
  /// parameter, or by the name of a parameter of the task's Region.
  func secretStores(_ container: OrderedDictionary<String, Value>) -> [SecretStore] {
    let named = values.objects(container["secrets"]).compactMap { store($0["valueFrom"]) }
    // Credentials for a private registry are a secret.
    let isPrivate = container["repositoryCredentials"].map { $0 != .null } ?? false
    return SecretStore.allCases.filter {
      named.contains($0) || (isPrivate && $0 == .secretsManager)
    }
  }

  private func store(_ value: Value?) -> SecretStore? {
    for reference in value?.references ?? [] {
      switch resource(reference.element)?.type {
      case AWS.SecretsmanagerSecret.type, AWS.SecretsmanagerSecretVersion.type:
        return .secretsManager
      case "aws_ssm_parameter": return .parameterStore
      default: continue
      }
    }
    guard let name = values.sketch(value) else { return nil }
    if name.contains(":secretsmanager:") { return .secretsManager }
    if name.contains(":ssm:") { return .parameterStore }
    return name.hasPrefix("?") || name.hasPrefix("arn:") ? nil : .parameterStore
  }

  /// Where a container's output goes.
  func logDriver(_ configuration: Value?) -> Known<String> {
    guard let configuration, configuration != .null else { return .absent }
    guard let members = values.objects(.list([configuration])).first else {
      return .unknown(.unreadable("where its output goes"))
    }
    return values.text(members["logDriver"])
  }
}
