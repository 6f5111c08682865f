/// JSON form: the fact's name, or for what is of one zone `{"zoneName": "a"}` or `{"zoneKey": "a"}`.
extension ContextValue: Codable {
  private enum ZoneKey: String, CodingKey { case zoneName, zoneKey }

  public init(from decoder: any Decoder) throws {
    if let name = decoder.text {
      switch name {
      case "environment": self = .environment
      case "region": self = .region
      case "addressBlock": self = .addressBlock
      case "accountID": self = .accountID
      default: throw decoder.unknown(name, as: "fact of an environment")
      }
      return
    }
    let zone = try decoder.container(keyedBy: ZoneKey.self)
    if let key = try zone.decodeIfPresent(String.self, forKey: .zoneKey) {
      self = .zoneKey(key)
    } else {
      self = .zoneName(try zone.decode(String.self, forKey: .zoneName))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .environment: try "environment".encode(to: encoder)
    case .region: try "region".encode(to: encoder)
    case .addressBlock: try "addressBlock".encode(to: encoder)
    case .accountID: try "accountID".encode(to: encoder)
    case .zoneName(let key):
      var container = encoder.container(keyedBy: ZoneKey.self)
      try container.encode(key, forKey: .zoneName)
    case .zoneKey(let key):
      var container = encoder.container(keyedBy: ZoneKey.self)
      try container.encode(key, forKey: .zoneKey)
    }
  }
}
