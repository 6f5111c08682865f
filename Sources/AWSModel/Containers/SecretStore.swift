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

/// A store of values, and the Region that it is in.
package struct SecretSource: Hashable, Sendable {
  package let store: SecretStore
  /// Absent for the Region of the task.
  package let region: Known<String>
}

extension AWSModel {
  /// Where the values of a container come from, as far as that is known.
  ///
  /// Source: Amazon ECS API Reference, "Secret": a value is named by the ARN of a secret or of a
  /// parameter, or by the name of a parameter of the task's Region.
  func secretSources(_ container: OrderedDictionary<String, Value>) -> [SecretSource] {
    var named = values.objects(container["secrets"]).compactMap { source($0["valueFrom"]) }
    // Credentials for a private registry are a secret.
    if let credentials = container["repositoryCredentials"], credentials != .null {
      named.append(SecretSource(store: .secretsManager, region: .absent))
    }
    var sources: [SecretSource] = []
    for store in SecretStore.allCases {
      for source in named where source.store == store && !sources.contains(source) {
        sources.append(source)
      }
    }
    return sources
  }

  private func source(_ value: Value?) -> SecretSource? {
    for reference in value?.references ?? [] {
      switch resource(reference.element)?.type {
      case AWS.SecretsmanagerSecret.type, AWS.SecretsmanagerSecretVersion.type:
        return SecretSource(store: .secretsManager, region: .absent)
      case "aws_ssm_parameter": return SecretSource(store: .parameterStore, region: .absent)
      default: continue
      }
    }
    guard let name = values.sketch(value) else { return nil }
    // Source: AWS, "Amazon Resource Names": `arn:partition:service:region:account:resource`.
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    let told = parts.count > 3 ? String(parts[3]) : ""
    let region: Known<String> =
      told.isEmpty ? .absent : told.contains("?") ? .unknown(.unreadable(name)) : .known(told)
    if name.contains(":secretsmanager:") {
      return SecretSource(store: .secretsManager, region: region)
    }
    if name.contains(":ssm:") { return SecretSource(store: .parameterStore, region: region) }
    return name.hasPrefix("?") || name.hasPrefix("arn:")
      ? nil : SecretSource(store: .parameterStore, region: .absent)
  }

  /// Where a container's output goes.
  func logDriver(_ configuration: Value?) -> Known<String> {
    guard let configuration, configuration != .null else { return .absent }
    guard let members = values.objects(.list([configuration])).first else {
      return .unknown(.unreadable("where its output goes"))
    }
    return values.text(members["logDriver"])
  }

  /// The Region of the log group that the driver `awslogs` is told.
  func logRegion(_ configuration: Value?) -> Known<String> {
    guard let configuration, configuration != .null,
      let members = values.objects(.list([configuration])).first,
      let options = members["options"],
      let told = values.objects(.list([options])).first
    else { return .absent }
    return values.text(told["awslogs-region"])
  }
}
