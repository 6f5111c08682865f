/// A block in the provider's schema: the body of a resource or a nested block.
package struct BlockSchema: Decodable, Sendable {
  let attributes: [String: AttributeSchema]
  let blocks: [String: NestedBlockSchema]
  let deprecated: Bool?

  private enum CodingKeys: String, CodingKey {
    case attributes, deprecated
    case blocks = "block_types"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    attributes = try container.decodeIfPresent(forKey: .attributes) ?? [:]
    blocks = try container.decodeIfPresent(forKey: .blocks) ?? [:]
    deprecated = try container.decodeIfPresent(forKey: .deprecated)
  }
}

extension KeyedDecodingContainer {
  fileprivate func decodeIfPresent<T: Decodable>(forKey key: Key) throws -> T? {
    try decodeIfPresent(T.self, forKey: key)
  }
}
