import AWSResources
import Reachability

/// A hop in the words of a sheet, which has less room than a page: rules of security groups go by
/// their titles alone.
enum FlowSentence {
  static func short(_ hop: Hop, names: FlowNames, facts: Facts) -> String {
    let clauses = hop.decisions.filter { $0.kind != .permit }
      .map { names.inText(clause($0, facts)) }
    let name = names.name(hop).capitalizedFirst
    let zone = hop.zone.map { "zone \($0)" }
    let place = zone.map { name.hasSuffix($0) ? name : "\(name) in \($0)" } ?? name
    return clauses.isEmpty ? "\(place)." : "\(place): \(clauses.joined(separator: "; "))."
  }

  private static let rules: Set<String> = [
    AWS.VpcSecurityGroupIngressRule.type, AWS.VpcSecurityGroupEgressRule.type,
  ]

  private static func clause(_ decision: HopDecision, _ facts: Facts) -> String {
    let resource = decision.element.flatMap { facts.index.resource($0) }
    let type = resource?.type ?? ""
    if let resource, rules.contains(type), decision.kind == .rule {
      let title = resource.title.isEmpty ? resource.id.description : resource.title
      return "the rule \"\(title)\" permits it"
    }
    if type == AWS.SecurityGroup.type, decision.kind == .session {
      return "its security group allows return traffic"
    }
    return decision.part
  }
}
