import AWSResources
import OrderedCollections
import Topology

/// Rules on addresses and ports, evaluated in the order in which they are written.
///
/// ```swift
/// TrafficRules("east-west") {
///   Pass(.tcp, from: .vpc("web"), to: .vpc("orders"), port: 443)
///   Drop(.tcp, from: .environment, to: .any, port: 25)
/// }
/// ```
public struct TrafficRules: FirewallRuleGroup {
  public let name: String
  public let location: SourceLocation
  let rules: [TrafficRule]
  let capacity: Int

  public init(
    _ name: String, capacity: Int = 100,
    @ListBuilder<TrafficRule> rules: () -> [TrafficRule], fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.capacity = capacity
    self.rules = rules()
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(
    in firewall: ElementID, firstSID: Int, to lowering: inout Lowering
  ) -> Argument<String> {
    var sets: OrderedDictionary<String, Value> = [:]
    var lines: [String] = []
    if rules.isEmpty {
      lowering.diagnostics += FirewallText.problems(withRules: "", at: place(in: firewall))
    }
    for (index, rule) in rules.enumerated() {
      lowering.diagnostics += FirewallText.problems(with: rule, at: place(in: firewall))
      for network in [rule.source, rule.destination] {
        if let variable = network.variable, let value = network.value(usedBy: rule, &lowering) {
          sets[variable] = value
        }
      }
      lines.append(rule.suricata(sid: firstSID + index))
    }
    let variables = sets.map { name, value in
      AWS.NetworkfirewallRuleGroup.IpSets(
        ipSet: .init(definition: .value(.list([value]))), key: .value(.string(name)))
    }
    return add(
      .init(
        rulesSource: .init(rulesString: .value(.string(lines.joined(separator: "\n") + "\n"))),
        ruleVariables: variables.isEmpty ? nil : .init(ipSets: variables),
        statefulRuleOptions: .init(ruleOrder: "STRICT_ORDER")),
      capacity: capacity, title: "Traffic rules: \(name)", in: firewall, to: &lowering)
  }
}
