/// An AWS Region.
public struct AWSRegion: Hashable, Sendable {
  /// The Region's code, for example `ap-southeast-1`.
  public let code: String
  /// The name AWS gives it, for example `Asia Pacific (Singapore)`.
  public let title: String

  public init(_ code: String, title: String? = nil) {
    self.code = code
    self.title = title ?? code
  }

  /// The name of the zone with this letter.
  public func name(of zone: Zone) -> String { code + zone.key }
}

extension AWSRegion: Codable {
  private enum CodingKeys: String, CodingKey { case code, title }
}

extension AWSRegion {
  public static let ireland = AWSRegion("eu-west-1", title: "Europe (Ireland)")
  public static let frankfurt = AWSRegion("eu-central-1", title: "Europe (Frankfurt)")
  public static let london = AWSRegion("eu-west-2", title: "Europe (London)")
  public static let northVirginia = AWSRegion("us-east-1", title: "US East (N. Virginia)")
  public static let ohio = AWSRegion("us-east-2", title: "US East (Ohio)")
  public static let oregon = AWSRegion("us-west-2", title: "US West (Oregon)")
  public static let singapore = AWSRegion("ap-southeast-1", title: "Asia Pacific (Singapore)")
  public static let sydney = AWSRegion("ap-southeast-2", title: "Asia Pacific (Sydney)")
  public static let tokyo = AWSRegion("ap-northeast-1", title: "Asia Pacific (Tokyo)")
}
