import AWSModel
import OrderedCollections

/// Values in the form that the provider asks for where another argument takes them: what Terraform
/// invents for a mocked attribute is a word, which is no ARN, no block and no policy.
struct MintedValues {
  let service: String
  /// What tells the resource from all others.
  let name: String
  /// Its place among all, of which addresses and blocks are made.
  let index: Int

  /// The value of an attribute by what its name says; nil where any word will do.
  func value(of attribute: String) -> JSONValue? {
    let octets = "\(index >> 8 & 0xFF).\(index & 0xFF)"
    switch attribute {
    case "execution_arn": return .string("arn:aws:execute-api:us-east-1:123456789012:\(name)")
    case "json", "policy", "assume_role_policy": return .string(Self.emptyPolicy)
    case "cidr_block": return .string("10.\(index & 0xFF).0.0/16")
    case "ipv6_cidr_block":
      return .string("2001:db8:\(String(index & 0xFFFF, radix: 16))::/56")
    case "url", "issuer", "invoke_url", "api_endpoint":
      return .string("https://\(name).example.com")
    default: break
    }
    if attribute == "arn" || attribute.hasSuffix("_arn") {
      return .string("arn:aws:\(service):us-east-1:123456789012:\(name)/\(attribute)")
    }
    if attribute == "public_ip" || attribute.hasSuffix("carrier_ip") {
      return .string("198.18.\(octets)")
    }
    if attribute == "private_ip" || attribute == "ip_address" { return .string("10.255.\(octets)") }
    return nil
  }

  private static let emptyPolicy = #"{"Version":"2012-10-17","Statement":[]}"#

  /// The attribute at the path as a list of one object, which holds a list of one, and so on.
  func nested(_ path: ArraySlice<String>, under attribute: String) -> JSONValue {
    guard let first = path.first else {
      return value(of: attribute) ?? .string(name)
    }
    return .array([.object([first: nested(path.dropFirst(), under: first)])])
  }
}
