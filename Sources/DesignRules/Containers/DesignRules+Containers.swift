extension DesignRules {
  /// Rules on services, tasks and images.
  static let containers: [any DesignRule] = [
    UDPHealthCheckRule(),
    UDPHealthCheckPortRule(),
    ZoneRebalancingRule(),
    SingleWriterRule(),
    SingleTaskRule(),
    SecretInEnvironmentRule(),
    MovingImageTagRule(),
    WritableRootRule(),
    MutableImageTagsRule(),
  ]
}
