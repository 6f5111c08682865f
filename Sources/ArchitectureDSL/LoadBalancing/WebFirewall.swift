/// What AWS WAF does in front of a public load balancer.
public enum WebFirewall: Hashable, Sendable {
  /// AWS's managed rules against common attacks, known bad inputs, and addresses with a bad
  /// reputation, and a limit of requests for each address.
  ///
  /// - Parameters:
  ///   - requestsPerFiveMinutes: How many requests one address may make in five minutes; nil sets
  ///     no limit.
  ///   - counting: Rules of `AWSManagedRulesCommonRuleSet` that only count what they match, by
  ///     name, because legitimate requests match them.
  case managed(requestsPerFiveMinutes: Int? = 2000, counting: [String] = [])
  case off
}
