import OrderedCollections

/// JSON form: literals, lists and objects are themselves; everything symbolic is an object with one
/// key that begins with `$` (`$reference`, `$template`, `$json`, `$context`, `$input`, `$blocks`).
/// An object of the author's whose first key begins with `$` is wrapped in `$object`.
extension Value: Codable {
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value): try value.encode(to: encoder)
    case .int(let value): try value.encode(to: encoder)
    case .double(let value): try Self.encode(value, as: "$double", to: encoder)
    case .string(let value): try value.encode(to: encoder)
    case .list(let values): try values.encode(to: encoder)
    case .object(let members):
      if members.keys.contains(where: { $0.hasPrefix("$") }) {
        try Self.encode(ValueMembers(members), as: "$object", to: encoder)
      } else {
        try ValueMembers(members).encode(to: encoder)
      }
    case .blocks(let blocks):
      try Self.encode(blocks.map(ValueMembers.init), as: "$blocks", to: encoder)
    case .reference(let reference): try Self.encode(reference, as: "$reference", to: encoder)
    case .template(let parts): try Self.encode(parts, as: "$template", to: encoder)
    case .json(let value): try Self.encode(value, as: "$json", to: encoder)
    case .context(let context): try Self.encode(context, as: "$context", to: encoder)
    case .input(let name): try Self.encode(name, as: "$input", to: encoder)
    }
  }

  private static func encode(
    _ payload: some Encodable, as symbol: String, to encoder: any Encoder
  ) throws {
    var container = encoder.container(keyedBy: NameCodingKey.self)
    try container.encode(payload, forKey: NameCodingKey(symbol))
  }

  public init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: NameCodingKey.self) {
      self = try Self.decode(object)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else {
      self = .list(try container.decode([Value].self))
    }
  }

  private static func decode(
    _ object: KeyedDecodingContainer<NameCodingKey>
  ) throws -> Value {
    guard object.allKeys.count == 1, let key = object.allKeys.first,
      key.stringValue.hasPrefix("$")
    else {
      return .object(try ValueMembers(object).members)
    }
    switch key.stringValue {
    case "$double": return .double(try object.decode(Double.self, forKey: key))
    case "$object": return .object(try object.decode(ValueMembers.self, forKey: key).members)
    case "$blocks":
      return .blocks(try object.decode([ValueMembers].self, forKey: key).map(\.members))
    case "$reference": return .reference(try object.decode(Reference.self, forKey: key))
    case "$template": return .template(try object.decode([Value].self, forKey: key))
    case "$json": return .json(try object.decode(Value.self, forKey: key))
    case "$context": return .context(try object.decode(ContextValue.self, forKey: key))
    case "$input": return .input(try object.decode(String.self, forKey: key))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: key, in: object, debugDescription: "unknown symbol '\(key.stringValue)'")
    }
  }
}

/// Named values as a JSON object; read back in the order of their names.
struct ValueMembers: Codable {
  let members: OrderedDictionary<String, Value>

  init(_ members: OrderedDictionary<String, Value>) { self.members = members }

  init(from decoder: any Decoder) throws {
    try self.init(decoder.container(keyedBy: NameCodingKey.self))
  }

  init(_ container: KeyedDecodingContainer<NameCodingKey>) throws {
    var members: OrderedDictionary<String, Value> = [:]
    for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      members[key.stringValue] = try container.decode(Value.self, forKey: key)
    }
    self.members = members
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameCodingKey.self)
    for (name, value) in members {
      try container.encode(value, forKey: NameCodingKey(name))
    }
  }
}
