import AWSResources
import Topology

/// Every reference leads to an element and an attribute that exist (PLB002), and none leads back
/// to where it came from (PLB014).
enum ReferenceChecks {
  static func check(_ index: TopologyIndex) -> [Diagnostic] {
    index.topology.resources.flatMap { resource in
      resource.references.compactMap { reference in
        check(reference, of: resource, index)
      }
    } + inputs(index.topology)
  }

  private static func check(
    _ reference: Reference, of resource: Resource, _ index: TopologyIndex
  ) -> Diagnostic? {
    if index.resource(reference.element) == nil {
      return Diagnostic(
        .unknownTarget,
        summary: "'\(resource.id)' refers to '\(reference.element)', which is not in the model",
        detail: "The \(resource.title) needs its attribute '\(reference.attribute)'.",
        remedy: "Declare '\(reference.element)', or correct the reference.",
        subject: resource.id, origin: resource.origin)
    }
    if reference.element == resource.id {
      return Diagnostic(
        .referenceCycle, summary: "'\(resource.id)' refers to itself",
        detail: "It needs its own attribute '\(reference.attribute)' before it exists.",
        remedy: "Give a value instead.", subject: resource.id, origin: resource.origin)
    }
    return nil
  }

  private static func inputs(_ topology: Topology) -> [Diagnostic] {
    let declared = Set(topology.inputs.map(\.name))
    var reported: Set<String> = []
    return topology.resources.flatMap { resource in
      resource.arguments.values.flatMap(\.inputNames).compactMap { name in
        guard !declared.contains(name), reported.insert(name).inserted else { return nil }
        return Diagnostic(
          .unknownTarget, summary: "no input is named '\(name)'",
          detail: "The \(resource.title) takes its value from it.",
          remedy: "Declare it in the region: Input(\"\(name)\", type: …, description: …).",
          subject: resource.id, origin: resource.origin)
      }
    }
  }
}

extension Value {
  /// The names of the inputs inside the value, in reading order.
  var inputNames: [String] {
    switch self {
    case .input(let name): [name]
    case .list(let values), .template(let values): values.flatMap(\.inputNames)
    case .object(let members): members.values.flatMap(\.inputNames)
    case .blocks(let blocks): blocks.flatMap { $0.values.flatMap(\.inputNames) }
    case .json(let value): value.inputNames
    case .null, .bool, .int, .double, .string, .reference, .context: []
    }
  }
}
