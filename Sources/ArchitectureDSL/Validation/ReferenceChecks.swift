import AWSResources
import Topology

/// Every reference leads to an element and an attribute that exist, and every input is declared
/// (PLB002).
enum ReferenceChecks {
  static func check(_ index: TopologyIndex) -> [Diagnostic] {
    index.topology.resources.flatMap { resource in
      resource.references.compactMap { check($0, of: resource, index) }
        + resource.dependsOn.compactMap { check($0, of: resource, index) }
    } + inputs(index.topology)
  }

  private static func check(
    _ reference: Reference, of resource: Resource, _ index: TopologyIndex
  ) -> Diagnostic? {
    guard let target = index.resource(reference.element) else {
      return Diagnostic(
        .unknownTarget,
        summary: "'\(resource.id)' refers to '\(reference.element)', which is not in the model",
        detail: "The \(resource.title) needs its attribute '\(reference.attribute)'.",
        remedy: "Declare '\(reference.element)', or correct the reference.",
        subject: resource.id, origin: resource.origin)
    }
    guard !has(target.type, reference.attribute) else { return nil }
    let attributes = ResourceSchemas.schema(of: target.type)?.attributes ?? []
    let nearest = Words.nearest(to: reference.attribute, in: attributes)
    let advice =
      nearest.isEmpty
      ? "Its attributes are in the provider's documentation."
      : "Similar: \(Words.list(nearest.map { "'\($0)'" }))."
    return Diagnostic(
      .unknownTarget,
      summary: "'\(target.id)' has no attribute '\(reference.attribute)'",
      detail:
        "'\(resource.id)' refers to it, and \(Words.article(target.type)) \(target.type) has none "
        + "of that name. \(advice)",
      remedy: "Correct the attribute's name.", subject: resource.id, origin: resource.origin,
      related: [RelatedPlace(target.origin, "'\(target.id)' is declared here")])
  }

  /// Attributes that the provider does not have, but that the generated Terraform computes; the
  /// target `Terraform` says how (`DerivedAttribute`).
  private static let derived = ["aws_networkfirewall_firewall": ["endpoint_ids"]]

  /// Whether resources of the type have the attribute; a type without a schema has every one.
  private static func has(_ type: String, _ attribute: String) -> Bool {
    guard let schema = ResourceSchemas.schema(of: type) else { return true }
    // `certificate_authority[0].data` is a part of `certificate_authority`.
    let name = attribute.prefix { $0 != "." && $0 != "[" }
    return schema.contains(String(name)) || derived[type]?.contains(attribute) == true
  }

  private static func check(
    _ dependency: ElementID, of resource: Resource, _ index: TopologyIndex
  ) -> Diagnostic? {
    guard index.resource(dependency) == nil else { return nil }
    return Diagnostic(
      .unknownTarget,
      summary: "'\(resource.id)' waits for '\(dependency)', which is not in the model",
      detail: "The \(resource.title) is to be created after it.",
      remedy: "Declare '\(dependency)', or remove it from 'dependsOn'.",
      subject: resource.id, origin: resource.origin)
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
