import AWSResources
import OrderedCollections
import Topology

/// Takes out of a model what nobody should read in pictures, pages and `model.json`: values that the
/// provider keeps secret, variables of containers whose names tell that they are, and the examples of
/// sensitive inputs. Terraform alone is generated from the model as it is.
package enum SecretMask {
  /// What stands in the place of a secret.
  package static let text = "(sensitive)"

  package static func masked(_ topology: Topology) -> Topology {
    var masked = topology
    masked.inputs = topology.inputs.map { Self.masked($0) }
    for index in masked.resources.indices {
      let resource = masked.resources[index]
      let schema = ResourceSchemas.schema(of: resource.type)
      for (name, value) in resource.arguments {
        if schema?.sensitive.contains(name) == true {
          masked.resources[index].arguments[name] = hidden(value)
        } else if name == "container_definitions" {
          masked.resources[index].arguments[name] = maskingVariables(in: value)
        }
      }
    }
    return masked
  }

  private static func masked(_ input: Input) -> Input {
    guard input.isSensitive else { return input }
    return Input(
      input.name, type: input.type, description: input.description,
      default: input.defaultValue.map { hidden($0) }, example: .string(text),
      validation: input.validation, isSensitive: true, origin: input.origin)
  }

  /// Literal text is hidden; what refers to something says no secret.
  private static func hidden(_ value: Value) -> Value {
    switch value {
    case .string(let secret): secret.isEmpty ? value : .string(text)
    case .int, .double, .bool: .string(text)
    case .list(let values): .list(values.map(hidden))
    case .template(let parts): .template(parts.map(hidden))
    case .object(let members): .object(members.mapValues(hidden))
    case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(hidden) })
    case .json(let inner): .json(hidden(inner))
    case .null, .reference, .context, .input: value
    }
  }

  private static func maskingVariables(in value: Value) -> Value {
    guard case .json(.list(let containers)) = value else { return value }
    return .json(
      .list(
        containers.map { container in
          guard case .object(var members) = container,
            case .list(let variables)? = members["environment"]
          else { return container }
          members["environment"] = .list(variables.map(maskingVariable))
          return .object(members)
        }))
  }

  private static func maskingVariable(_ variable: Value) -> Value {
    guard case .object(var pair) = variable, let name = pair["name"]?.stringValue,
      let value = pair["value"], SecretName.matches(name)
    else { return variable }
    pair["value"] = hidden(value)
    return .object(pair)
  }
}
