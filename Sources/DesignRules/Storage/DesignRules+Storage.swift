extension DesignRules {
  /// Rules on what is kept on EFS.
  static let storage: [any DesignRule] = [
    EFSAccessPointRootRule(),
    EFSPlainTransportRule(),
    EFSAccessPointCreationRule(),
    EFSRootUserRule(),
    EFSMountTargetsRule(),
    EFSUnencryptedRule(),
  ]
}
