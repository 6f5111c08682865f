import Topology

/// Ports are between 1 and 65535, ranges run upwards, and a security group rule for TCP or UDP says
/// which (PLB010).
enum PortChecks {
  private static let arguments = ["port", "from_port", "to_port"]

  static func check(_ topology: Topology) -> [Diagnostic] {
    // One wrong port shows up in many resources; the place in the model is what must be mended.
    var told: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for connection in topology.connections where !connection.ports.isValid {
      report(
        connection.ports.description, subject: connection.target, at: connection.origin, &told,
        &diagnostics)
    }
    for resource in topology.resources {
      if let rules = SecurityGroupPorts.rules(of: resource, in: topology) {
        diagnostics += rules.compactMap { $0.problem(of: resource) }
          .filter { told.insert("\($0.summary)@\(resource.origin)").inserted }
        continue
      }
      for case .int(let port) in arguments.compactMap({ resource[$0] })
      where !(0...65535).contains(port) {
        report("\(port)", subject: resource.id, at: resource.origin, &told, &diagnostics)
      }
      for port in containerPorts(of: resource) where !(1...65535).contains(port) {
        report("\(port)", subject: resource.id, at: resource.origin, &told, &diagnostics)
      }
    }
    return diagnostics
  }

  private static func report(
    _ port: String, subject: ElementID, at origin: Origin, _ told: inout Set<String>,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard told.insert("\(port) is not a port@\(origin)").inserted else { return }
    diagnostics.append(
      Diagnostic(
        .invalidPort, summary: "\(port) is not a port",
        detail: "'\(subject)' uses it. Ports run from 1 to 65535.",
        remedy: "Correct the number.", subject: subject, origin: origin))
  }

  private static func containerPorts(of resource: Resource) -> [Int] {
    guard case .json(.list(let containers))? = resource["container_definitions"] else { return [] }
    return containers.flatMap { container -> [Int] in
      guard case .object(let members) = container, case .list(let ports)? = members["portMappings"]
      else { return [] }
      return ports.compactMap {
        guard case .object(let mapping) = $0, case .int(let port)? = mapping["containerPort"] else {
          return nil
        }
        return port
      }
    }
  }
}
