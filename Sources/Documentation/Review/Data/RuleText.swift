import Topology

/// The arguments of one rule in one environment, in words.
struct RuleText {
  private let landscape: Landscape
  private let rule: Resource
  private let environment: Int

  init(_ landscape: Landscape, _ rule: Resource, _ environment: Int) {
    self.landscape = landscape
    self.rule = rule
    self.environment = environment
  }

  static let destinations = [
    "destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id",
  ]
  static let targets = [
    "gateway_id", "nat_gateway_id", "transit_gateway_id", "vpc_endpoint_id",
    "vpc_peering_connection_id", "network_interface_id", "egress_only_gateway_id",
    "carrier_gateway_id", "local_gateway_id", "core_network_arn",
  ]
  static let peers = [
    "referenced_security_group_id", "cidr_ipv4", "cidr_ipv6", "prefix_list_id",
  ]

  /// The first of the arguments that is given.
  func first(_ arguments: [String]) -> Inline {
    arguments.lazy.compactMap { landscape.value(rule, $0, in: environment) }.first ?? .none
  }

  func isTrue(_ argument: String) -> Bool { rule[argument] == .bool(true) }

  /// `443/tcp`, or `every port and protocol`.
  var ports: Inline {
    let transport = (rule["ip_protocol"] ?? rule["protocol"])?.stringValue ?? "-1"
    guard transport != "-1" else { return "every protocol and port" }
    guard let from = landscape.value(rule, "from_port", in: environment),
      let to = landscape.value(rule, "to_port", in: environment)
    else { return .text(transport) }
    return from == to ? "\(transport) \(from)" : "\(transport) \(from)-\(to)"
  }

  /// The rule's description, after a colon.
  var purpose: Inline {
    landscape.value(rule, "description", in: environment).map { ": \($0)" } ?? ""
  }
}
