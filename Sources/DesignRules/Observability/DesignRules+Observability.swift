extension DesignRules {
  /// Rules on logs.
  static let observability: [any DesignRule] = [
    LogRetentionRule(),
    LogEncryptionRule(),
  ]
}
