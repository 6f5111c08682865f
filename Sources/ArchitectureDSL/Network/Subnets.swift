import Topology

/// A tier of subnets, one in every zone of the VPC, with its routes.
///
/// ```swift
/// Subnets("public", prefixLength: 24) {
///   Route(to: .internetGateway)
///   Route("spokes", destination: .environment, to: .transitGateway)
/// }
/// ```
/// The subnet of a zone keeps its addresses when zones are added: each tier reserves room for as
/// many zones as a Region may have letters in use (four, or eight).
public struct Subnets: VPCMember {
  let name: String
  let prefixLength: Int
  let givenBlocks: [String: String]
  let routes: [Route]
  let location: SourceLocation

  /// - Parameters:
  ///   - prefixLength: The size of each subnet, /16 to /28 (PLB006).
  ///   - cidrs: The blocks by zone letter, where they are given instead of allocated; a zone that
  ///     is left out has no subnet in this tier.
  public init(
    _ name: String, prefixLength: Int = 24, cidrs: [String: String] = [:],
    @ListBuilder<Route> routes: () -> [Route] = { [] },
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.prefixLength = prefixLength
    givenBlocks = cidrs
    self.routes = routes()
    location = SourceLocation(file: fileID, line: line)
  }

  // Subnets are lowered by their VPC, which knows the addresses and the targets of the routes.
  public func lower(in scope: Scope, to lowering: inout Lowering) {}
}
