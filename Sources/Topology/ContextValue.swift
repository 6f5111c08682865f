/// A fact of the environment that the model is evaluated for.
public enum ContextValue: Hashable, Sendable {
  /// The environment's name, for example `production`.
  case environment
  /// The AWS Region's code, for example `ap-southeast-1`.
  case region
  /// The environment's own block of addresses in CIDR notation, for example `10.16.0.0/14`.
  case addressBlock
  /// The AWS account's 12-digit number.
  case accountID
  /// The name of the zone with this key: `ap-southeast-1a` for `a`.
  case zoneName(String)
  /// The key of a zone, where it takes part in a name: `a`.
  case zoneKey(String)
}
