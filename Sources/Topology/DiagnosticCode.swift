/// The registry of diagnostic codes. A code is never reused for another meaning.
public enum DiagnosticCode: String, Hashable, Sendable, Codable, CaseIterable {
  case duplicateName = "PLB001"
  case unknownTarget = "PLB002"
  case invalidCIDR = "PLB003"
  case overlappingNetworks = "PLB004"
  case subnetOutsideVPC = "PLB005"
  case subnetSize = "PLB006"
  case firewallZones = "PLB007"
  case attachmentZones = "PLB008"
  case environmentZones = "PLB009"
  case invalidPort = "PLB010"
  case addressSpaceExhausted = "PLB011"
  case invalidName = "PLB012"
  case addressCollision = "PLB013"
  case referenceCycle = "PLB014"
  case invalidEnvironment = "PLB015"
  case unsupportedLifting = "PLB016"
  case fileNotGenerated = "PLB017"
  case cannotWrite = "PLB018"
  case invalidArgument = "PLB019"
  case graphvizFailed = "PLB020"

  /// What the code stands for, in one sentence.
  public var meaning: String {
    switch self {
    case .duplicateName: "Two elements have the same identity."
    case .unknownTarget: "A name refers to nothing in the model."
    case .invalidCIDR: "A text is not an IPv4 address block in CIDR notation."
    case .overlappingNetworks: "Two address blocks that must be apart overlap."
    case .subnetOutsideVPC: "A subnet's addresses are not inside its VPC's block."
    case .subnetSize: "A VPC or subnet is smaller than /28 or larger than /16."
    case .firewallZones: "A firewall has no endpoint in a zone of its VPC."
    case .attachmentZones:
      "A transit gateway attachment has no subnet in a zone that routes to the transit gateway."
    case .environmentZones: "A component's zones differ from those of what it is declared in."
    case .invalidPort: "A port is not between 1 and 65535, or a range runs backwards."
    case .addressSpaceExhausted: "An address block has no room for another subnet."
    case .invalidName: "A name has characters that Terraform or AWS does not accept."
    case .addressCollision: "Two elements would get the same Terraform address."
    case .referenceCycle: "Resources refer to each other in a circle."
    case .invalidEnvironment: "An environment's own settings are wrong."
    case .unsupportedLifting: "The environments differ in a way that Terraform cannot express."
    case .fileNotGenerated: "A file that was not generated, or was edited since, is in the way."
    case .cannotWrite: "A file or folder cannot be read or written."
    case .invalidArgument: "An argument has a value that AWS does not accept."
    case .graphvizFailed: "Graphviz could not lay out a diagram."
    }
  }
}
