import OrderedCollections
import Topology

/// Protocol and ports of a security group rule, in any of the three ways to write one.
///
/// Source: Amazon EC2 API reference, "IpPermission": for TCP and UDP the ports are required; for
/// ICMP they are type and code, where -1 is every one; for every protocol they count for nothing.
struct SecurityGroupPorts {
  /// In lowercase; nil where it is not known.
  private let name: String?
  private let from: Value?
  private let to: Value?

  private init(
    _ rule: OrderedDictionary<String, Value>, protocol argument: String, _ reading: ArgumentReading
  ) {
    name =
      switch reading.given(rule[argument]) {
      case .string(let text): text.lowercased()
      case .int(let number): "\(number)"
      default: nil
      }
    from = reading.given(rule["from_port"])
    to = reading.given(rule["to_port"])
  }

  /// The rules that a resource makes; nil where it is of a type that makes none.
  static func rules(of resource: Resource, in topology: Topology) -> [SecurityGroupPorts]? {
    let reading = ArgumentReading(topology: topology)
    switch resource.type {
    case "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule":
      return [SecurityGroupPorts(resource.arguments, protocol: "ip_protocol", reading)]
    case "aws_security_group_rule":
      return [SecurityGroupPorts(resource.arguments, protocol: "protocol", reading)]
    case "aws_security_group", "aws_default_security_group":
      return ["ingress", "egress"].flatMap { reading.blocks(resource[$0]) }
        .map { SecurityGroupPorts($0, protocol: "protocol", reading) }
    default: return nil
    }
  }

  /// What AWS would refuse.
  func problem(of resource: Resource) -> Diagnostic? {
    switch name {
    case "tcp", "6", "udp", "17": portProblem(of: resource)
    case "icmp", "1", "icmpv6", "58": typeProblem(of: resource)
    default: nil
    }
  }

  private func portProblem(of resource: Resource) -> Diagnostic? {
    let protocolName = name == "tcp" || name == "6" ? "TCP" : "UDP"
    if from == nil, to == nil {
      return report(
        resource, "a rule for \(protocolName) has no ports",
        detail: "'\(resource.id)' has neither 'from_port' nor 'to_port'; AWS asks for them.",
        remedy: "Give both, or 0 and 65535 for every port.")
    }
    for case .int(let port) in [from, to] where !(0...65535).contains(port) {
      return report(
        resource, "\(port) is not a port",
        detail: "'\(resource.id)' uses it. Ports run from 0 to 65535.",
        remedy: "Correct the number; 0 and 65535 are every port.")
    }
    if case .int(let lower)? = from, case .int(let upper)? = to, lower > upper {
      return report(
        resource, "the ports \(lower) to \(upper) run backwards",
        detail: "They are those of '\(resource.id)'.", remedy: "Give the lower one first.")
    }
    return nil
  }

  private func typeProblem(of resource: Resource) -> Diagnostic? {
    for case .int(let number) in [from, to] where !(-1...255).contains(number) {
      return report(
        resource, "\(number) is no type or code of ICMP",
        detail:
          "'\(resource.id)' uses it. For ICMP, 'from_port' is the type and 'to_port' the code.",
        remedy: "Give a number from 0 to 255, or -1 for every one.")
    }
    return nil
  }

  private func report(
    _ resource: Resource, _ summary: String, detail: String, remedy: String
  ) -> Diagnostic {
    Diagnostic(
      .invalidPort, summary: summary, detail: detail, remedy: remedy, subject: resource.id,
      origin: resource.origin)
  }
}
