import Import
import Reachability
import Topology

/// Walks a few packets through plans that tell less and less, and compares with the true plan.
package struct HiddenPlanCheck {
  private struct Packet {
    let source: Endpoint
    let destination: Endpoint
    let port: UInt16
    let isAccepted: Bool
  }

  private let name: String
  private let plan: [UInt8]
  private var packets: [Packet] = []

  /// Plans, and packets in them of which the whole plan decides.
  package static let cases: [(name: String, packets: [(String, String, UInt16)])] = [
    (
      "batfish-transit-gateway-asymmetric-paths",
      [
        ("aws_instance.bat_web01[0]", "aws_instance.fish_web01[0]", 22),
        ("aws_instance.fish_web01[0]", "aws_instance.bat_web01[0]", 80),
        ("internet", "aws_instance.bat_web01[0]", 22),
      ]
    ),
    (
      "batfish-nat-gateway",
      [
        ("internet", "aws_instance.jump_host", 22), ("aws_instance.test1", "internet", 443),
        ("aws_instance.test20", "internet", 443),
      ]
    ),
    (
      "three-tier",
      [
        ("aws_autoscaling_group.app", "internet", 443), ("internet", "aws_lb.this", 80),
        ("internet", "aws_autoscaling_group.app", 22),
      ]
    ),
    (
      "anfw-terraform",
      [
        ("aws_instance.spoke_vpc_b_host", "aws_instance.spoke_vpc_a_host", 80),
        ("internet", "aws_instance.spoke_vpc_a_host", 22),
      ]
    ),
  ]

  /// - Returns: Nil where the whole plan decides of no packet.
  package init?(_ name: String, _ packets: [(String, String, UInt16)]) throws {
    self.name = name
    plan = try ImportCase(name).plan
    let model = NetworkModel(try ImportedTerraform(plan, name: name).topology)
    for (from, to, port) in packets {
      guard let source = Endpoint(from), let destination = Endpoint(to),
        let isAccepted = Self.verdict(model, source, destination, port)
      else { continue }
      self.packets.append(
        Packet(source: source, destination: destination, port: port, isAccepted: isAccepted))
    }
    guard !self.packets.isEmpty else { return nil }
  }

  /// Whether every way arrives or none does; nil where that is not known or they differ.
  private static func verdict(
    _ model: NetworkModel, _ source: Endpoint, _ destination: Endpoint, _ port: UInt16
  ) -> Bool? {
    let traces = model.trace(FlowQuery(from: source, to: destination, .tcp, port: port))
    let known = traces.map { trace -> Bool? in
      if case .unknown = trace.verdict { return nil }
      return trace.verdict.isSuccess
    }
    guard let first = known.first, let first, known.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Hides one to six things and walks again.
  ///
  /// - Returns: A line for each packet of which something else is said than the whole plan says.
  package func contradictions(_ numbers: inout some RandomNumberGenerator) throws -> [String] {
    var hidden = try HiddenPlan(plan)
    let edits = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in hidden.hide(&numbers) }
    let model = NetworkModel(try ImportedTerraform(hidden.bytes, name: name).topology)
    return packets.compactMap { packet in
      guard let said = Self.verdict(model, packet.source, packet.destination, packet.port),
        said != packet.isAccepted
      else { return nil }
      return "\(name): \(packet.source) to \(packet.destination) on \(packet.port) "
        + "\(said ? "arrives" : "fails") without \(edits.joined(separator: "; "))"
    }
  }
}
