import AWSModel
import Topology

/// What a subnet beside a firewall sends to other networks through it comes back through it.
///
/// Source: Amazon VPC user guide, "Routing for a middlebox appliance"; AWS Network Firewall developer
/// guide, "Asymmetric routing".
struct AnswersPastInspectionRule: DesignRule {
  let code = DiagnosticCode.answersPastInspection
  let severity = Diagnostic.Severity.warning
  let title = "Answers pass the firewall that their requests passed"
  let why =
    "In the transit gateway's subnets the VPC's own route is more specific than the one to the "
    + "firewall, so answers go straight to the sender; a stateful firewall that sees one direction "
    + "alone drops the connection."
  let remedy =
    "Route the sender's subnet to the firewall endpoint in the tables of the transit gateway's "
    + "subnets, or let its requests go around the firewall as well."
  let source = #"AWS Network Firewall developer guide, "Asymmetric routing""#

  func violations(in model: AWSModel) -> [Violation] {
    let attachments = model.inspectionAttachments
    var seen: Set<RouteTable.ID> = []
    return attachments.flatMap { attachment -> [Violation] in
      guard case .vpc(let id) = attachment.kind, let vpc = model.vpcs[id] else { return [] }
      let entrances = attachment.subnets.elements
      let arriving = entrances.compactMap { Self.table(of: $0, model) }
      return vpc.subnets.compactMap { subnet -> Violation? in
        guard !entrances.contains(subnet), let table = Self.table(of: subnet, model),
          !seen.contains(table.id), let block = model.subnets[subnet]?.block.value,
          let route = table.routes.first(where: { Self.isInspected($0, beside: vpc) }),
          let sender = Self.sender(in: subnet, model),
          arriving.contains(where: { !Self.inspects(block, in: $0) })
        else { return nil }
        seen.insert(table.id)
        return model.leftover(
          table.id, "answers to '\(sender)' go past the firewall",
          "'\(table.id)' sends \(Self.text(route)) through a firewall endpoint; answers come by "
            + "'\(attachment.id)', whose subnets send \(block) to the VPC itself.")
      }
    }
  }

  private static func table(of subnet: Subnet.ID, _ model: AWSModel) -> RouteTable? {
    model.subnets[subnet]?.table.value.flatMap { model.routeTables[$0] }
  }

  /// Whether the route leads to another network, not to the internet, through a firewall endpoint.
  private static func isInspected(_ route: Route, beside vpc: VPC) -> Bool {
    guard case .firewallEndpoint = route.target, case .block(let block) = route.destination
    else { return false }
    return block != .any && !vpc.networks.contains { $0.contains(block) }
  }

  private static func inspects(_ block: IPv4Network, in table: RouteTable) -> Bool {
    table.routes.contains { route in
      guard case .firewallEndpoint = route.target, case .block(let own) = route.destination
      else { return false }
      return own.contains(block) && !isLocal(own, in: table)
    }
  }

  /// Whether the VPC's own route is as specific or more.
  private static func isLocal(_ block: IPv4Network, in table: RouteTable) -> Bool {
    table.routes.contains { route in
      guard route.target == .local, case .block(let own) = route.destination else { return false }
      return block.contains(own) && block != own
    }
  }

  /// Who opens connections from the subnet: not a NAT gateway, whose clients' requests came by the
  /// firewall already.
  private static func sender(in subnet: Subnet.ID, _ model: AWSModel) -> ElementID? {
    model.loadBalancers.values.first { $0.places.contains { $0.subnet == subnet } }?.id
      ?? model.occupants.values.first { occupant in
        occupant.opens == .yes && occupant.places.contains { $0.subnet == subnet }
      }?.id
  }

  private static func text(_ route: Route) -> String {
    if case .block(let block) = route.destination { "\(block)" } else { "packets" }
  }
}
