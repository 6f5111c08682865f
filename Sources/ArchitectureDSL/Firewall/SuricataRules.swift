import AWSResources
import Topology

/// Rules in Suricata's own language, for what the other groups cannot say.
///
/// Signature numbers (`sid`) must be unique within the firewall's policy.
public struct SuricataRules: FirewallRuleGroup {
  public let name: String
  public let location: SourceLocation
  let text: String
  let capacity: Int

  public init(
    _ name: String, capacity: Int = 100, _ text: String, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.capacity = capacity
    self.text = text
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(
    in firewall: ElementID, firstSID: Int, to lowering: inout Lowering
  ) -> Argument<String> {
    lowering.diagnostics += FirewallText.problems(withRules: text, at: place(in: firewall))
    return add(
      .init(
        rulesSource: .init(rulesString: .value(.string(text))),
        statefulRuleOptions: .init(ruleOrder: "STRICT_ORDER")),
      capacity: capacity, title: "Suricata rules: \(name)", in: firewall, to: &lowering)
  }
}
