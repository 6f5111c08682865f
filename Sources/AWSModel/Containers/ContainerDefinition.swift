import AWSResources
import Foundation
import OrderedCollections
import Topology

/// A container of a task definition of Amazon ECS.
package struct ContainerDefinition: Hashable, Sendable {
  /// A variable of the container's environment.
  package struct Variable: Hashable, Sendable {
    package let name: String
    package let value: Known<String>
  }

  package let task: ElementID
  /// Empty where it is not known.
  package let name: String
  /// The image, with a question mark in the place of each part that is not known; nil where none is
  /// known.
  package let image: String?
  package let registry: ImageRegistry
  /// Where its output goes, `awslogs` for CloudWatch Logs; absent where it goes nowhere.
  package let logDriver: Known<String>
  /// The Region whose CloudWatch Logs it goes to; absent where that is the task's own.
  package let logRegion: Known<String>
  /// What its task asks for values before it starts, without repetition.
  package let secretSources: [SecretSource]
  package let environment: [Variable]
  /// Whether it cannot write to its root file system; absent means that it can.
  package let hasReadOnlyRoot: Known<Bool>
}

extension AWSModel {
  /// The containers of all task definitions, in the order of declaration.
  package var containers: [ContainerDefinition] {
    all(AWS.EcsTaskDefinition.View.self).flatMap(containers)
  }

  /// The containers that the tasks of a service run, as far as they are known.
  package func containers(of service: ContainerService) -> [ContainerDefinition] {
    guard
      let task = service.taskDefinition.value.flatMap({ view(AWS.EcsTaskDefinition.View.self, $0) })
    else { return [] }
    return containers(task)
  }

  private func containers(_ task: AWS.EcsTaskDefinition.View) -> [ContainerDefinition] {
    values.objects(inJSON: task.containerDefinitions.value).map { container in
      ContainerDefinition(
        task: task.resource.id, name: values.text(container["name"]).value ?? "",
        image: values.sketch(container["image"]), registry: registry(of: container["image"]),
        logDriver: logDriver(container["logConfiguration"]),
        logRegion: logRegion(container["logConfiguration"]),
        secretSources: secretSources(container),
        environment: values.objects(container["environment"]).compactMap { variable in
          values.text(variable["name"]).value.map {
            ContainerDefinition.Variable(name: $0, value: values.text(variable["value"]))
          }
        },
        hasReadOnlyRoot: values.flag(container["readonlyRootFilesystem"]))
    }
  }
}

extension ModelValues {
  /// The objects of a list; empty where it is not known.
  package func objects(_ value: Value?) -> [OrderedDictionary<String, Value>] {
    guard case .list(let members)? = value.map(filled) else { return [] }
    return members.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  /// The objects of a list that is given as JSON, as an expression or as text.
  package func objects(inJSON value: Value?) -> [OrderedDictionary<String, Value>] {
    objects(value.map { document($0) ?? $0 })
  }

  /// What a JSON document holds, given as an expression or as text; nil where it is neither.
  package func document(_ value: Value?) -> Value? {
    switch value.map(filled) {
    case .json(let content)?: return content
    case .string(let text)? where text.contains { $0 == "{" || $0 == "[" }:
      return try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
    case .object(let members)?: return .object(members)
    default: return nil
    }
  }

  /// The text with a question mark in the place of each part that is not known; nil where nothing
  /// of it is.
  package func sketch(_ value: Value?) -> String? {
    guard case .template(let parts)? = value else { return text(value).value }
    return parts.map { text($0).value ?? "?" }.joined()
  }
}
