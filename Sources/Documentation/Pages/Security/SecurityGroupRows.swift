import AWSModel
import Topology

/// The rules of a security group, however they are written, as the pages and the review show them.
struct SecurityGroupRows {
  let landscape: Landscape
  let group: ElementID

  /// One rule in one environment.
  struct Cells: Sendable {
    let isEgress: Bool
    let peer: Inline
    let service: Inline
    let purpose: Inline
  }

  /// What comes in first; within a direction in the order of declaration.
  var rows: [RuleRow<Cells>] {
    [false, true].flatMap { isEgress in
      RuleRow.align(
        landscape.models.map { model in
          let own = model.securityGroups[group]
          return (isEgress ? own?.egress : own?.ingress) ?? []
        },
        by: \.element, from: \.element
      ) { rule, environment in
        Cells(
          isEgress: isEgress, peer: peer(rule, environment),
          service: .text(Self.words(rule.service)),
          purpose: purpose(rule, environment) ?? .none)
      }
    }
  }

  /// Where the rule's own resource is, where not in every environment.
  func presence(of row: RuleRow<Cells>) -> Inline {
    guard row.element != group, let resource = landscape.resource(row.element) else { return "" }
    return landscape.presence(of: resource)
  }

  /// What is not known is not all there is.
  private static func words(_ service: ProtocolPorts) -> String {
    if service.number.unknown != nil { return "a protocol that is not known" }
    let text = GroupRule.Service(service).text
    return service.isTCPOrUDP && service.ports.unknown != nil ? "\(text), ports not known" : text
  }

  private func peer(_ rule: SecurityRule, _ environment: Int) -> Inline {
    switch rule.peer {
    case .block(let block): text(block, environment)
    case .ipv6(let block): .code(block)
    case .list(let list): listText(list, rule, environment)
    case .group(group): "itself"
    case .group(let other): landscape.title(ofGroup: other)
    case .unknown(_, let unknown): landscape.text(unknown, in: environment)
    }
  }

  /// A block, or the VPC that it is the block of.
  private func text(_ block: IPv4Network, _ environment: Int) -> Inline {
    landscape.vpc(of: block, in: environment).map { landscape.link($0) }
      ?? .code(block.description)
  }

  /// The prefix list of an endpoint's service is an attribute of the endpoint, and told as that.
  private func listText(_ list: ElementID, _ rule: SecurityRule, _ environment: Int) -> Inline {
    let model = landscape.models[environment]
    guard model.endpoints[list] != nil, !rule.isInline,
      let value = model.resource(rule.element)?["prefix_list_id"]
    else { return landscape.link(list) }
    return landscape.text(value, in: environment)
  }

  private func purpose(_ rule: SecurityRule, _ environment: Int) -> Inline? {
    if let summary = rule.summary { return .text(summary) }
    guard !rule.isInline,
      let value = landscape.models[environment].resource(rule.element)?["description"]
    else { return nil }
    let text = landscape.environments[environment].topology.resolve(value)
    return text.stringValue.map { .text($0) } ?? landscape.text(text, in: environment)
  }
}
