import Topology

/// The route tables of subnets, and what must hold of them.
///
/// ```swift
/// Routing(of: .anywhere, except: "egress/public", "ingress/public").avoidsInternetGateway()
/// ```
public struct Routing: RequirementStatement {
  private let ends: TrafficEnd
  private let exceptions: [String]
  private let location: SourceLocation
  private var avoidsGateway = false

  /// - Parameters:
  ///   - ends: Subnets, or what they are in.
  ///   - exceptions: Subnets that nothing is required of.
  public init(
    of ends: TrafficEnd, except exceptions: String..., fileID: String = #fileID,
    line: Int = #line
  ) {
    self.ends = ends
    self.exceptions = exceptions
    location = SourceLocation(file: fileID, line: line)
  }

  /// No route leads to an internet gateway.
  public func avoidsInternetGateway() -> Routing {
    var routing = self
    routing.avoidsGateway = true
    return routing
  }

  public func claims(
    of title: String, in lowering: inout Lowering
  ) -> [Requirement.Claim] {
    let user = "The requirement '\(title)'"
    guard avoidsGateway else {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "nothing is required of this routing",
          detail: "\(user) names route tables and says nothing about them.",
          remedy: "Say what must hold: .avoidsInternetGateway().", location: location))
      return []
    }
    let resolved = ends.resolved(usedBy: user, at: location, &lowering)
    let excepted = exceptions.compactMap {
      lowering.element(named: $0, usedBy: user, at: location)
    }
    return [
      Requirement.Claim(.routing(ends: resolved, exceptions: excepted), .avoidsInternetGateway)
    ]
  }
}
