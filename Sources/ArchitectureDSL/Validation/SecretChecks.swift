import AWSResources
import OrderedCollections
import Topology

/// Secrets are no part of a model: it is in version control, in the documents and in the state.
///
/// A sensitive input has no default (PLB064); what the provider keeps secret has no literal value
/// (PLB069); and a sensitive input is no plain variable of a container (PLB069).
enum SecretChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    let sensitive = Set(topology.inputs.filter(\.isSensitive).map(\.name))
    return topology.inputs.compactMap(defaultOf)
      + topology.resources.flatMap { literals(in: $0) + variables(in: $0, sensitive) }
  }

  private static func defaultOf(_ input: Input) -> Diagnostic? {
    guard input.isSensitive, let value = input.defaultValue, value != .null else { return nil }
    return Diagnostic(
      .sensitiveDefault, summary: "the sensitive input '\(input.name)' has a default",
      detail: "A default is in version control, for everyone who may read it.",
      remedy: "Leave the default out, or let the input not be sensitive.", origin: input.origin)
  }

  private static func literals(in resource: Resource) -> [Diagnostic] {
    guard let schema = ResourceSchemas.schema(of: resource.type) else { return [] }
    return resource.arguments.compactMap { name, value in
      guard schema.sensitive.contains(name), case .string(let text) = value, !text.isEmpty else {
        return nil
      }
      return Diagnostic(
        .secretInModel, severity: .warning,
        summary: "'\(name)' of '\(resource.id)' is a secret with its value in the model",
        detail: "The value is in version control and in Terraform's state.",
        remedy: "Take it from an input that is sensitive, or let AWS keep it.",
        subject: resource.id, origin: resource.origin)
    }
  }

  /// A value in a task definition is kept in every revision, and whoever may describe it reads it.
  private static func variables(in resource: Resource, _ sensitive: Set<String>) -> [Diagnostic] {
    guard case .json(.list(let containers))? = resource["container_definitions"] else { return [] }
    return containers.flatMap { container -> [Diagnostic] in
      guard case .object(let members) = container,
        case .list(let variables)? = members["environment"]
      else { return [] }
      return variables.compactMap { variable in
        guard case .object(let pair) = variable, let value = pair["value"],
          let input = inputs(in: value).first(where: sensitive.contains)
        else { return nil }
        return Diagnostic(
          .secretInModel, severity: .warning,
          summary: "the sensitive input '\(input)' is a plain variable of '\(resource.id)'",
          detail: "It is kept in the state and in every revision of the task definition.",
          remedy: "Declare it as a Secret of the service.", subject: resource.id,
          origin: resource.origin)
      }
    }
  }

  private static func inputs(in value: Value) -> [String] {
    switch value {
    case .input(let name): [name]
    case .list(let values), .template(let values): values.flatMap(inputs)
    case .object(let members): members.values.flatMap(inputs)
    case .blocks(let blocks): blocks.flatMap { $0.values.flatMap(inputs) }
    case .json(let inner): inputs(in: inner)
    case .null, .bool, .int, .double, .string, .reference, .context: []
    }
  }
}
