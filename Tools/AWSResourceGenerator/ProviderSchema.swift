import Foundation

/// The resource types of the AWS provider, read from `terraform providers schema -json`.
package struct ProviderSchema: Sendable {
  /// The schema of each type that was asked for.
  package let resources: [String: BlockSchema]
  /// The schema of every type.
  package let everything: [String: BlockSchema]

  /// Reads every resource type, and checks that it has the listed ones.
  ///
  /// - Throws: ``GeneratorError/unknownTypes(_:)`` where the provider lacks a listed type, and
  ///   `DecodingError` where the text is not a provider schema.
  package init(json: Data, types: [String]) throws {
    let decoder = JSONDecoder()
    let document = try decoder.decode(Document.self, from: json)
    var resources: [String: BlockSchema] = [:]
    for provider in document.providers {
      resources.merge(provider.resources.blocks) { first, _ in first }
    }
    everything = resources
    let unknown = types.filter { resources[$0] == nil }
    guard unknown.isEmpty else { throw GeneratorError.unknownTypes(unknown) }
    let wanted = Set(types)
    self.resources = resources.filter { wanted.contains($0.key) }
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
    let resources: Resources

    private enum CodingKeys: String, CodingKey { case resources = "resource_schemas" }
  }

  private struct Resources: Decodable {
    let blocks: [String: BlockSchema]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: SchemaKey.self)
      var blocks: [String: BlockSchema] = [:]
      for key in container.allKeys {
        blocks[key.stringValue] = try container.decode(Resource.self, forKey: key).block
      }
      self.blocks = blocks
    }
  }

  private struct Resource: Decodable {
    let block: BlockSchema
  }
}
