/// An AWS Region.
public struct AWSRegion: Hashable, Sendable {
  /// The Region's code, for example `ap-southeast-1`.
  public let code: String
  /// The name AWS gives it, for example `Asia Pacific (Singapore)`.
  public let title: String

  /// - Parameters:
  ///   - code: The Region's code, for example `eu-west-1`, in the partition `aws` (PLB085).
  ///   - title: AWS's name for it; by default the code.
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
  /// `eu-west-1`.
  public static let ireland = AWSRegion("eu-west-1", title: "Europe (Ireland)")
  /// `eu-central-1`.
  public static let frankfurt = AWSRegion("eu-central-1", title: "Europe (Frankfurt)")
  /// `eu-west-2`.
  public static let london = AWSRegion("eu-west-2", title: "Europe (London)")
  /// `us-east-1`.
  public static let northVirginia = AWSRegion("us-east-1", title: "US East (N. Virginia)")
  /// `us-east-2`.
  public static let ohio = AWSRegion("us-east-2", title: "US East (Ohio)")
  /// `us-west-2`.
  public static let oregon = AWSRegion("us-west-2", title: "US West (Oregon)")
  /// `ap-southeast-1`.
  public static let singapore = AWSRegion("ap-southeast-1", title: "Asia Pacific (Singapore)")
  /// `ap-southeast-2`.
  public static let sydney = AWSRegion("ap-southeast-2", title: "Asia Pacific (Sydney)")
  /// `ap-northeast-1`.
  public static let tokyo = AWSRegion("ap-northeast-1", title: "Asia Pacific (Tokyo)")
}
