import Topology

/// An AWS Region and everything in it.
///
/// ```swift
/// Region(.singapore, zones: environment.zones) {
///   TransitGateway("hub") { … }
///   WorkloadVPC("orders", prefixLength: 16, transitGateway: "hub") { … }
/// }
/// ```
public struct Region: ArchitectureBody {
  package let awsRegion: AWSRegion
  let zones: [Zone]?
  let members: [any RegionMember]
  let location: SourceLocation

  /// - Parameters:
  ///   - region: For example `.singapore`, or `AWSRegion("ap-southeast-3")`.
  ///   - zones: The zones in use; by default the environment's. Others are reported (PLB009).
  public init(
    _ region: AWSRegion, zones: [Zone]? = nil,
    @RegionBuilder _ members: () -> [any RegionMember],
    fileID: String = #fileID, line: Int = #line
  ) {
    awsRegion = region
    self.zones = zones
    self.members = members()
    location = SourceLocation(file: fileID, line: line)
  }

  func declare(registry: inout Registry) {
    let environment = registry.environment
    if let zones, zones != environment.zones {
      registry.diagnostics.append(
        Diagnostic(
          .environmentZones, summary: "the region's zones are not the environment's",
          detail:
            "Environment '\(environment.name)' has zones \(Self.text(environment.zones)), the "
            + "region \(awsRegion.code) is declared with \(Self.text(zones)).",
          remedy: "Pass 'environment.zones', or change the environment's zones.",
          location: location))
    }
    registry.pool = IPv4Network(environment.addresses).map(AddressPool.init)
    // Blocks that are given must be out of the pool before any is allocated.
    for case let member as any VPCConvertible in members {
      if let given = member.vpc.givenNetwork { registry.pool?.reserve(given) }
    }
    let scope = Scope()
    for member in members { member.declare(in: scope, registry: &registry) }
  }

  func lower(to lowering: inout Lowering) {
    let scope = Scope()
    for member in members where !(member is any OverviewMember) {
      member.lower(in: scope, to: &lowering)
    }
    for member in members where member is any OverviewMember && !(member is Require) {
      member.lower(in: scope, to: &lowering)
    }
    // Requirements may speak of everything, flows included.
    for member in members where member is Require { member.lower(in: scope, to: &lowering) }
  }

  static func text(_ zones: [Zone]) -> String { Words.list(zones.map(\.key)) }
}

extension Region {
  /// The region itself.
  public var region: Region { self }
}
