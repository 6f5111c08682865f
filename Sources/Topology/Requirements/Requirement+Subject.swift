extension Requirement {
  /// What a claim is about.
  public enum Subject: Hashable, Sendable {
    case traffic(selection: Selection)
    /// A flow that the author named.
    case flow(name: String)
    /// The route tables of the subnets in these ends, without the excepted ones.
    case routing(ends: [End], exceptions: [ElementID])
  }
}

/// JSON form: `{"traffic": …}`, `{"flow": "metrics"}` or `{"routing": [ends], "except": [ids]}`.
extension Requirement.Subject: Codable {
  private enum CodingKeys: String, CodingKey { case traffic, flow, routing, except }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let name = try container.decodeIfPresent(String.self, forKey: .flow) {
      self = .flow(name: name)
    } else if let ends = try container.decodeIfPresent(
      [Requirement.End].self, forKey: .routing)
    {
      self = .routing(
        ends: ends,
        exceptions: try container.decodeIfPresent([ElementID].self, forKey: .except) ?? [])
    } else {
      self = .traffic(
        selection: try container.decode(Requirement.Selection.self, forKey: .traffic))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .traffic(let selection): try container.encode(selection, forKey: .traffic)
    case .flow(let name): try container.encode(name, forKey: .flow)
    case .routing(let ends, let exceptions):
      try container.encode(ends, forKey: .routing)
      if !exceptions.isEmpty { try container.encode(exceptions, forKey: .except) }
    }
  }
}
