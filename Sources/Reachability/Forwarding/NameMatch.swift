/// What a rule asks of the server name.
package struct NameMatch: Hashable, Sendable {
  package let carriers: [ServerName.Carrier]
  package let patterns: [NamePattern]

  package init(carriers: [ServerName.Carrier], patterns: [NamePattern]) {
    self.carriers = carriers
    self.patterns = patterns
  }

  package func matches(_ serverName: ServerName?) -> Bool {
    guard let serverName, carriers.contains(serverName.carrier) else { return false }
    return patterns.contains { $0.matches(serverName.name) }
  }
}
