/// Where an element of a model comes from: the author's Swift, or an existing Terraform.
public enum Origin: Hashable, Sendable {
  /// A declaration in a Swift file.
  case source(SourceLocation)
  /// A resource of a Terraform state or plan, by its address, for example
  /// `module.network.aws_vpc.main`.
  case state(address: String)

  /// The place in a Swift file; nil for what was not declared in one.
  public var location: SourceLocation? {
    if case .source(let location) = self { location } else { nil }
  }
}

extension Origin: CustomStringConvertible {
  /// `architecture/Network.swift:12`, or the Terraform address.
  public var description: String {
    switch self {
    case .source(let location): location.description
    case .state(let address): address
    }
  }
}

/// JSON form: `{"file": …, "line": …}` or `{"address": …}`.
extension Origin: Codable {
  private enum CodingKeys: String, CodingKey { case address }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let address = try container.decodeIfPresent(String.self, forKey: .address) {
      self = .state(address: address)
    } else {
      self = .source(try SourceLocation(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .source(let location): try location.encode(to: encoder)
    case .state(let address):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(address, forKey: .address)
    }
  }
}
