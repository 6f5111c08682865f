import Topology

/// A route of a tier's route table. The local route is always there and is not declared.
public struct Route: Hashable, Sendable {
  let name: String
  let destination: Destination
  let target: Target
  let location: SourceLocation

  /// The default route.
  public init(to target: Target, fileID: String = #fileID, line: Int = #line) {
    self.init("default", destination: .any, to: target, fileID: fileID, line: line)
  }

  /// - Parameter name: What the destination is called, for example `spokes`; part of the identity.
  public init(
    _ name: String, destination: Destination, to target: Target,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.destination = destination
    self.target = target
    location = SourceLocation(file: fileID, line: line)
  }
}
