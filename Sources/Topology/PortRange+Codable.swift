/// JSON form: `443`, or `{"from": 8000, "through": 8100}`.
extension PortRange: Codable {
  private enum CodingKeys: String, CodingKey {
    case lower = "from"
    case upper = "through"
  }

  public init(from decoder: any Decoder) throws {
    if let port = try? decoder.singleValueContainer().decode(Int.self) {
      self.init(port)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(Int.self, forKey: .lower),
      through: container.decode(Int.self, forKey: .upper))
  }

  public func encode(to encoder: any Encoder) throws {
    if lower == upper {
      try lower.encode(to: encoder)
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
  }
}
