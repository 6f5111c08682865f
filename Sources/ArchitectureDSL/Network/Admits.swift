import Topology

/// Lets packets from outside the environment through the VPC's network ACL.
///
/// Behind it a security group still decides; most VPCs need none of these.
///
/// ```swift
/// VPC("edge", cidr: "10.0.0.0/16") {
///   Subnets("public") { Route(to: .internetGateway) }
///   Admits(.udp, from: "203.0.113.0/24", port: 10000)
/// }
/// ```
public struct Admits: VPCMember {
  let transport: TransportProtocol
  let source: String
  let port: PortRange
  let location: SourceLocation

  /// - Parameters:
  ///   - source: A block in CIDR notation (PLB003).
  ///   - port: The ports that they go to (PLB010).
  public init(
    _ transport: TransportProtocol, from source: String, port: PortRange,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.transport = transport
    self.source = source
    self.port = port
    location = SourceLocation(file: fileID, line: line)
  }

  // The rule is lowered by the VPC, which numbers all of them.
  public func lower(in scope: Scope, to lowering: inout Lowering) {
    if IPv4Network(source) == nil {
      lowering.diagnostics.append(
        .invalidCIDR(source, of: "a rule of a network ACL", at: .source(location)))
    }
    if !port.isValid {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidPort, summary: "\(port) is not a port",
          detail: "A rule of a network ACL admits packets to it.",
          remedy: "Use 1 to 65535, the lower end first.", subject: scope.id, location: location))
    }
  }
}
