/// A firewall policy as a filter's phases.
struct CompiledFirewallPolicy {
  let phases: [FilterPhase]
  let replyRules: [FilterRule]
  let dropsMidstream: Bool
  /// Every server name that a rule asks for.
  let nameMatches: [NameMatch]
}
