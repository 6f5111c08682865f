/// The registry of diagnostic codes, each with what it stands for. A code is never reused for
/// another meaning.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  case duplicateName = "PLB001: Two elements have the same identity."
  case unknownTarget = "PLB002: A name refers to nothing in the model."
  case invalidCIDR = "PLB003: A text is not an IPv4 address block in CIDR notation."
  case overlappingNetworks = "PLB004: Two address blocks that must be apart overlap."
  case subnetOutsideVPC = "PLB005: A subnet's addresses are not inside a block of its VPC."
  case subnetSize = "PLB006: A VPC or subnet is smaller than /28 or larger than /16."
  case firewallZones = "PLB007: A firewall has no endpoint in a zone of its VPC."
  case attachmentZones =
    "PLB008: An attachment has no subnet in a zone that routes to its transit gateway."
  case environmentZones = "PLB009: A component's zones differ from those of what it is declared in."
  case invalidPort = "PLB010: A port is missing, not a port, or a range runs backwards."
  case addressSpaceExhausted = "PLB011: An address block has no room for another subnet."
  case invalidName = "PLB012: A name has characters that Terraform or AWS does not accept."
  case addressCollision = "PLB013: Two elements would get the same Terraform address."
  case referenceCycle = "PLB014: Resources refer to each other in a circle."
  case invalidEnvironment = "PLB015: An environment's own settings are wrong."
  case unsupportedLifting =
    "PLB016: The environments differ in a way that Terraform cannot express."
  case fileNotGenerated =
    "PLB017: A file that was not generated, or was edited since, is in the way."
  case cannotWrite = "PLB018: A file or folder cannot be read or written."
  case invalidArgument = "PLB019: An argument has a value that AWS does not accept."
  case graphvizFailed = "PLB020: Graphviz could not lay out a diagram."
  case unusedHint = "PLB021: A hint for the diagrams changes nothing."
  case iconMissing = "PLB022: The folder of AWS icons lacks one that a diagram shows."
  case unknownFragment =
    "PLB023: A marker in a Markdown file asks for a fragment that does not exist."
  case brokenMarkers = "PLB024: The markers in a Markdown file do not fit together."
  case mountInOtherVPC = "PLB025: A service mounts a file system of another VPC."
  case duplicateRoute = "PLB026: Two routes of one table have the same destination."
  case duplicateAssociation = "PLB027: Something is associated with two route tables."

  // Requirements: what the author says must hold.
  case requirementRefuted = "PLB030: A requirement of the model does not hold."
  case requirementUnproved =
    "PLB031: A requirement of the model depends on what the packet walks do not follow."

  // Import: Terraform that was written without this program.
  case importNotJSON = "PLB040: The input of an import is empty, cut off, not UTF-8 or not JSON."
  case importTooLarge = "PLB041: The input of an import is too large or nests too deeply."
  case importFormat = "PLB042: The input of an import is not a plan or state that can be read."
  case importVersion = "PLB043: The input of an import has another version of the format."
  case importTerraform = "PLB044: Terraform could not show the plan or state of a folder."
  case importUnknown = "PLB045: A plan leaves open which resource an argument names."
  case importAssumption = "PLB046: An import rests on assumptions about what arguments name."
  case importSurroundings = "PLB047: An import has several accounts or Regions, or names none."
  case importJoin = "PLB048: A join of imports names what is not there."

  // What hostile or extreme input meets before it does harm.
  case unusablePath = "PLB060: A path cannot be written or removed safely."
  case unusableText =
    "PLB061: A text is too long, or has characters that no document, picture or Terraform can hold."
  case excessiveValue = "PLB062: A value is nested too deeply, or is too large."
  case sensitiveDefault = "PLB064: A sensitive input has a default, which is no secret."
  case duplicateRule = "PLB066: A security group has one rule twice."
  case pictureTooLarge = "PLB068: A picture is too large to be rendered at its full size."
  case secretInModel = "PLB069: An argument that must be kept secret has its value in the model."

  // Declarations that AWS would refuse, or would carry out otherwise than they read.
  case workloadTierMissing =
    "PLB080: A service, file system or endpoint has no tier of subnets to stand in."
  case nameTaken = "PLB081: Two resources have a name that AWS wants to be unique."
  case addressTaken = "PLB082: A load balancer's fixed address is not free."
  case healthCheckTransport = "PLB083: A health check uses a transport that nothing answers over."
  case refusedText = "PLB084: A text has characters that AWS does not accept."
  case unsupportedPartition = "PLB085: A Region is of a partition that is not supported."
  case firewallText = "PLB086: A firewall rule is not one that AWS Network Firewall accepts."
  case unknownEndpointService = "PLB087: A VPC endpoint is for a service that is not known."

  // Design rules: what AWS refuses or regrets although Terraform accepts it.
  case refusedConnection = "PLB090: A declared connection does not arrive."
  case partialConnection = "PLB091: A declared connection arrives in some zones only."
  case simplifiedSheet =
    "PLB092: A sheet would break a law of its geometry and is drawn with less on it."
  case brokenSheet = "PLB093: A sheet breaks a law of its geometry."
  case emptyView = "PLB094: A view of the diagrams has nothing to say and is left out."
  case placeUnused = "PLB095: The layout file moves what the diagrams do not show."
  case placeRefused = "PLB096: A box is not where the layout file has it."
  case efsAccessPointRoot = "PLB100: A volume names a folder besides the one of its access point."
  case efsPlainTransport =
    "PLB101: A volume uses an access point or IAM without encryption in transit."
  case efsAccessPointCreation = "PLB102: An access point has a folder that nothing creates."
  case efsRootUser = "PLB103: An access point acts as the root user."
  case efsMountTargets = "PLB104: A file system has two mount targets in one zone."
  case efsUnencrypted = "PLB105: A file system is not encrypted."
  case firewallRuleOrder =
    "PLB110: A rule group has another rule order than the policy that uses it."
  case firewallDefaultOrder = "PLB111: A firewall policy has default actions without strict order."
  case firewallDefaultActions =
    "PLB112: The default actions of a firewall policy are unknown or contradict each other."
  case firewallCapacity = "PLB113: The capacity of a firewall rule group does not fit its rules."
  case firewallRuleSources = "PLB114: A firewall rule group has rules in more than one form."
  case firewallDomainListDefault = "PLB115: A list of allowed domains refuses nothing."
  case firewallHomeNetwork = "PLB116: A firewall takes the networks that it inspects for foreign."
  case firewallPacketRule = "PLB117: A firewall rule is decided before the rules on applications."
  case firewallSignatureNumbers = "PLB118: Two firewall rules have one signature number."
  case routeInsideVPC = "PLB120: A route within a VPC leads to a target that AWS refuses."
  case edgeRoute = "PLB121: The route table of a gateway has a route that AWS refuses."
  case natWithoutAddress = "PLB122: A public NAT gateway has no Elastic IP address."
  case natInOtherZone = "PLB123: The way out of a zone leads through another zone."
  case flowLogMissing = "PLB124: A VPC has no flow log."
  case transitGatewayDefaults =
    "PLB130: A transit gateway joins every attachment to its default route table."
  case transitGatewayBlackhole = "PLB131: A transit gateway route has an attachment and drops."
  case applianceModeOff = "PLB132: An inspection attachment is without appliance mode."
  case inspectionTableShared =
    "PLB133: An inspection attachment shares its route table with others."
  case inspectionBypass = "PLB134: A route to another network goes past the inspection."
  case attachmentWithoutTable = "PLB135: An attachment is associated with no route table."
  case vpcQuota = "PLB140: A Region has more VPCs than its default quota."
  case addressQuota = "PLB141: A Region has more Elastic IP addresses than its default quota."
  case routeQuota = "PLB142: A route table has more routes than its default quota."
  case securityGroupQuota = "PLB143: A security group has more rules than its default quota."
  case ruleGroupQuota = "PLB144: A firewall policy has more rule groups than its default quota."
  case natGatewayQuota = "PLB145: A zone has more NAT gateways than its default quota."
  case targetGroupQuota = "PLB146: A service has more target groups than ECS accepts."
  case prefixListSize =
    "PLB147: A prefix list of unknown size counts towards the rules of a security group."
  case udpHealthCheck = "PLB150: A health check uses UDP."
  case udpHealthCheckPort = "PLB151: A health check by TCP asks a port that listens for UDP."
  case zoneRebalancing =
    "PLB152: A service is rebalanced between zones without room for another task."
  case singleWriter = "PLB153: A service that must run once may run twice."
  case singleTask = "PLB154: A service has a single task."
  case secretInEnvironment = "PLB155: A secret is written into a task definition."
  case movingImageTag = "PLB156: A container's image can change without a deployment."
  case writableRoot = "PLB157: A container can write to its root file system."
  case mutableImageTags = "PLB158: The tags of an image repository can be moved."
  case webFirewallMissing =
    "PLB160: A load balancer faces the internet without a web application firewall."
  case plainListener = "PLB161: A listener forwards plain HTTP."
  case openSecurityGroup = "PLB162: A security group admits or sends everything."
  case securityGroupReference = "PLB163: A rule refers to a security group that it can never match."
  case openHost = "PLB164: What is no load balancer can be reached from the whole internet."
  case logRetention = "PLB170: A log is kept for ever."
  case logEncryption = "PLB171: A log is not encrypted with a key of the account."
  case tierWithoutWayOut =
    "PLB172: A workload stands in a tier without a way out although another has one."
  case startLegMissing =
    "PLB173: A service cannot fetch what it needs to start, or open the shell that it allows."
  case loadBalancerZones = "PLB174: An application load balancer stands in fewer than two zones."
  case networkACLQuota = "PLB175: A network ACL has more entries than its default quota."
  case publicTargets = "PLB176: A load balancer sends to addresses that it cannot have as targets."
  case unusedRouteTable = "PLB177: A route table serves no subnet and no gateway."
  case unusedTransitTable = "PLB178: A transit gateway route table decides for no attachment."
  case targetsMissing =
    "PLB179: A load balancer has no listener, or nothing is known to be registered with it."
  case unusedSecurityGroup = "PLB180: A security group is used by nothing."
  case answersPastInspection =
    "PLB181: Answers go past the firewall that their requests passed."
  case securityGroupOfOtherVPC = "PLB182: Something has a security group of another VPC."
  case peeringOverlap = "PLB183: A peering connection joins VPCs whose addresses overlap."
  case replacedNetwork =
    "PLB197: An address block is another than the one that was generated before."
  case formerModelUnreadable =
    "PLB198: The model that was generated before cannot be read, so moved addresses are not known."
  case unusedAcceptance = "PLB199: A finding is accepted that is not there."

  /// The code as users see it, for example `PLB001`.
  public var number: String { String(rawValue.prefix { $0 != ":" }) }

  /// What the code stands for, in one sentence.
  public var meaning: String { String(rawValue.dropFirst(number.count + 2)) }
}

/// In JSON a code is its number alone.
extension DiagnosticCode: Codable {
  private static let byNumber = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.number, $0) })

  public init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(String.self)
    guard let code = Self.byNumber[number] else {
      throw decoder.unknown(number, as: "diagnostic code")
    }
    self = code
  }

  public func encode(to encoder: any Encoder) throws { try number.encode(to: encoder) }
}
