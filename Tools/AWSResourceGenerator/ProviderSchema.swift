import Foundation

/// The resource types of the AWS provider, read from `terraform providers schema -json`.
package struct ProviderSchema: Sendable {
  /// The schema of each type that the provider has.
  package let resources: [String: BlockSchema]

  /// Reads all resource types, of which the provider must have the listed ones.
  ///
  /// - Throws: ``GeneratorError/unknownTypes(_:)`` where the provider lacks a listed type, and
  ///   `DecodingError` where the text is not a provider schema.
  package init(json: Data, types: [String]) throws {
    let document = try JSONDecoder().decode(Document.self, from: json)
    var resources: [String: BlockSchema] = [:]
    for provider in document.providers {
      resources.merge(provider.resources.mapValues(\.block)) { first, _ in first }
    }
    let unknown = types.filter { resources[$0] == nil }
    guard unknown.isEmpty else { throw GeneratorError.unknownTypes(unknown) }
    self.resources = resources
  }

  private struct Document: Decodable {
    let providers: [Provider]

    init(from decoder: any Decoder) throws {
      let root = try decoder.container(keyedBy: SchemaKey.self)
      let all = try root.nestedContainer(
        keyedBy: SchemaKey.self, forKey: SchemaKey("provider_schemas"))
      let names = all.allKeys.filter { $0.stringValue.hasSuffix("/aws") }
      providers = try names.map { try all.decode(Provider.self, forKey: $0) }
    }
  }

  private struct Provider: Decodable {
    let resources: [String: Resource]

    private enum CodingKeys: String, CodingKey { case resources = "resource_schemas" }
  }

  private struct Resource: Decodable {
    let block: BlockSchema
  }
}
