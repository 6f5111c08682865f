/// Where Terraform keeps an environment's state.
public enum StateLocation: Hashable, Sendable {
  /// A bucket in the environment's own account and Region, named after both.
  case standard
  /// A bucket of the author's; its Region is the environment's where none is given.
  case s3(bucket: String, key: String, region: String?)
  /// A workspace of HCP Terraform.
  case cloud(organization: String, workspace: String)
  /// No backend is written: the author's own file says where, or the state is beside the files.
  case unmanaged
}

extension StateLocation: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, bucket, key, region, organization, workspace
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .kind) {
    case "s3":
      self = .s3(
        bucket: try container.decode(String.self, forKey: .bucket),
        key: try container.decode(String.self, forKey: .key),
        region: try container.decodeIfPresent(String.self, forKey: .region))
    case "cloud":
      self = .cloud(
        organization: try container.decode(String.self, forKey: .organization),
        workspace: try container.decode(String.self, forKey: .workspace))
    case "unmanaged": self = .unmanaged
    default: self = .standard
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .standard: try container.encode("standard", forKey: .kind)
    case .s3(let bucket, let key, let region):
      try container.encode("s3", forKey: .kind)
      try container.encode(bucket, forKey: .bucket)
      try container.encode(key, forKey: .key)
      try container.encodeIfPresent(region, forKey: .region)
    case .cloud(let organization, let workspace):
      try container.encode("cloud", forKey: .kind)
      try container.encode(organization, forKey: .organization)
      try container.encode(workspace, forKey: .workspace)
    case .unmanaged: try container.encode("unmanaged", forKey: .kind)
    }
  }
}
