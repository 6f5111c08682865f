import AWSResources
import Topology

/// A rule group that AWS maintains.
///
/// Source: AWS Network Firewall developer guide, "AWS managed rule groups"; the variant for strict
/// order is used.
public struct ManagedRules: FirewallRuleGroup {
  public let name: String
  public let location: SourceLocation
  private let managedName: String

  /// - Parameter managedName: AWS's name without the suffix `StrictOrder`, for example
  ///   `ThreatSignaturesBotnet`.
  public init(_ managedName: String, fileID: String = #fileID, line: Int = #line) {
    self.managedName = managedName
    name = Words.kebab(managedName)
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(
    in firewall: ElementID, firstSID: Int, to lowering: inout Lowering
  ) -> Argument<String> {
    lowering.check(
      managedName, as: .identifier, "the name of a managed rule group", of: firewall, at: location)
    if managedName.hasSuffix("StrictOrder") || managedName.hasSuffix("ActionOrder") {
      let plain = managedName.dropLast("StrictOrder".count)
      lowering.diagnostics.append(
        Diagnostic(
          .firewallText, summary: "'\(managedName)' names the order, too",
          detail: "The group's variant for strict order is used, so 'StrictOrder' is put behind.",
          remedy: "Write \"\(plain)\".", subject: firewall.child(name), location: location))
    }
    return .value(
      .template([
        "arn:aws:network-firewall:", .context(.region),
        .string(":aws-managed:stateful-rulegroup/\(managedName)StrictOrder"),
      ]))
  }
}
