import Foundation

/// The resource types of the AWS provider, read from `terraform providers schema -json`.
package struct ProviderSchema: Sendable {
  /// The schema of each type that was asked for.
  package let resources: [String: BlockSchema]

  /// Reads the listed resource types and no others.
  ///
  /// - Throws: ``GeneratorError/unknownTypes(_:)`` where the provider lacks a listed type, and
  ///   `DecodingError` where the text is not a provider schema.
  package init(json: Data, types: [String]) throws {
    let decoder = JSONDecoder()
    decoder.userInfo[Self.typesKey] = types
    let document = try decoder.decode(Document.self, from: json)
    var resources: [String: BlockSchema] = [:]
    for provider in document.providers {
      resources.merge(provider.resources.blocks) { first, _ in first }
    }
    let unknown = types.filter { resources[$0] == nil }
    guard unknown.isEmpty else { throw GeneratorError.unknownTypes(unknown) }
    self.resources = resources
  }

  // An empty name would be the only one without a key, and there is none.
  private static var typesKey: CodingUserInfoKey {
    CodingUserInfoKey(rawValue: "types") ?? fallback
  }
  private static var fallback: CodingUserInfoKey {
    preconditionFailure("a user info key has a name")
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
      let types = decoder.userInfo[ProviderSchema.typesKey] as? [String] ?? []
      let container = try decoder.container(keyedBy: SchemaKey.self)
      var blocks: [String: BlockSchema] = [:]
      for type in types where container.contains(SchemaKey(type)) {
        blocks[type] = try container.decode(Resource.self, forKey: SchemaKey(type)).block
      }
      self.blocks = blocks
    }
  }

  private struct Resource: Decodable {
    let block: BlockSchema
  }
}
