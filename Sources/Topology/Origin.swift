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

extension Origin {
  /// The place as generated files name it: the Swift file without the line, which changes with every
  /// line above it, or the Terraform address.
  public var place: String {
    switch self {
    case .source(let location): location.file
    case .state(let address): address
    }
  }
}

/// JSON form: `{"file": …}` or `{"address": …}`; lines are for the terminal alone.
extension Origin: Codable {
  /// Set in an encoder's `userInfo` where lines are kept, too, as between runs of one program.
  package static let keepsLines = CodingUserInfoKey(rawValue: "keepsLines")

  private enum CodingKeys: String, CodingKey { case address, file, line }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let address = try container.decodeIfPresent(String.self, forKey: .address) {
      self = .state(address: address)
    } else {
      let file = try container.decode(String.self, forKey: .file)
      let line = try container.decodeIfPresent(Int.self, forKey: .line)
      self = .source(SourceLocation(file: file, line: line ?? 0))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .source(let location):
      try container.encode(location.file, forKey: .file)
      if let key = Self.keepsLines, encoder.userInfo[key] != nil {
        try container.encode(location.line, forKey: .line)
      }
    case .state(let address): try container.encode(address, forKey: .address)
    }
  }
}
