extension Requirement {
  /// One end of traffic.
  public enum End: Hashable, Sendable {
    /// A component or resource with everything inside it.
    case element(id: ElementID)
    case internet
    /// Everything in the model, and the internet.
    case anywhere
    /// A block of addresses, wherever it is.
    case network(block: IPv4Network, title: String)
    /// The address blocks of the architecture's other environments.
    case otherEnvironments
  }
}

/// JSON form: `"internet"`, `"anywhere"`, `"otherEnvironments"`, `{"element": id}` or
/// `{"network": "10.0.0.0/8", "title": …}`.
extension Requirement.End: Codable {
  private enum CodingKeys: String, CodingKey { case element, network, title }

  public init(from decoder: any Decoder) throws {
    if let name = decoder.text {
      switch name {
      case "internet": self = .internet
      case "anywhere": self = .anywhere
      case "otherEnvironments": self = .otherEnvironments
      default: throw decoder.unknown(name, as: "end of traffic")
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let block = try container.decodeIfPresent(IPv4Network.self, forKey: .network) {
      self = .network(block: block, title: try container.decode(String.self, forKey: .title))
    } else {
      self = .element(id: try container.decode(ElementID.self, forKey: .element))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .internet: try "internet".encode(to: encoder)
    case .anywhere: try "anywhere".encode(to: encoder)
    case .otherEnvironments: try "otherEnvironments".encode(to: encoder)
    case .element(let id):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .element)
    case .network(let block, let title):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(block, forKey: .network)
      try container.encode(title, forKey: .title)
    }
  }
}
