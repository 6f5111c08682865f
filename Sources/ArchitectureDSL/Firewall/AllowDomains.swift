import AWSResources
import Topology

/// Lets HTTPS and HTTP out to these domains, by the name that the client asks for.
///
/// A leading dot means the domain and everything below it. In strict order a list alone drops
/// nothing: the firewall's default action does.
/// Source: AWS Network Firewall developer guide, "Stateful domain list rule groups".
public struct AllowDomains: FirewallRuleGroup {
  public let name: String
  public let location: SourceLocation
  let domains: [String]
  let capacity: Int

  /// - Parameter capacity: How many rules the group may ever hold; fixed once it is created. A
  ///   domain takes two.
  public init(
    _ name: String, _ domains: [String], capacity: Int = 200, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.domains = domains
    self.capacity = capacity
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(
    in firewall: ElementID, firstSID: Int, to lowering: inout Lowering
  ) -> Argument<String> {
    lowering.diagnostics += FirewallText.problems(
      withDomains: domains, at: place(in: firewall))
    return add(
      .init(
        rulesSource: .init(
          rulesSourceList: .init(
            generatedRulesType: "ALLOWLIST", targetTypes: ["HTTP_HOST", "TLS_SNI"],
            targets: .value(.list(domains.map(Value.string))))),
        statefulRuleOptions: .init(ruleOrder: "STRICT_ORDER")),
      capacity: capacity, title: "Allowed domains: \(name)", in: firewall, to: &lowering)
  }
}
