import AWSModel

extension SuricataRule {
  /// Options that say nothing about which packets match.
  private static let silent: Set<String> = [
    "sid", "msg", "rev", "gid", "classtype", "priority", "reference", "metadata", "target",
    "noalert", "alert", "fast_pattern", "nocase",
  ]
  private static let nameBuffers: [String: ServerName.Carrier] = [
    "tls.sni": .tls, "tls_sni": .tls, "http.host": .http, "http_host": .http,
    "http.host.raw": .http,
  ]

  /// The rule in terms of packets; nil where its header cannot be read or its action is none.
  ///
  /// What its options ask for beyond flow and server name makes it a rule of which only the header
  /// is known.
  func stateful(_ variables: FirewallVariables, origin: Provenance, group: String) -> StatefulRule?
  {
    guard let action = StatefulRule.Action(rawValue: action) else { return nil }
    var unmodelled: String?
    var match = Match()
    if let sources = variables.addresses(source),
      let destinations = variables.addresses(destination),
      let sourcePorts = variables.ports(sourcePort),
      let destinationPorts = variables.ports(destinationPort)
    {
      match.sources = sources
      match.destinations = destinations
      match.sourcePorts = sourcePorts
      match.destinationPorts = destinationPorts
    } else {
      unmodelled = "firewall rule with an address or port that is not known"
    }
    switch proto {
    case "ip", "pkthdr", "any": break
    case "tcp", "tcp-pkt", "tcp-stream": match.protocols = IntervalSet(6)
    case "udp": match.protocols = IntervalSet(17)
    case "icmp": match.protocols = IntervalSet(1)
    case "tls", "http":
      match.protocols = IntervalSet(6)
      match.names = NameMatch(carriers: [proto == "tls" ? .tls : .http], patterns: [.any])
    case "dns":
      match.protocols = IntervalSet([.init(6, 6), .init(17, 17)])
      unmodelled = "firewall rule for the protocol dns"
    case "smb", "ftp", "ssh", "smtp", "imap", "http2", "ikev2", "krb5", "nfs", "ntp", "dhcp",
      "tftp", "msn", "dcerpc", "rdp", "snmp", "sip", "quic":
      unmodelled = "firewall rule for the protocol \(proto)"
    default: unmodelled = "firewall rule for the protocol \(proto)"
    }
    let flow = Set((value("flow") ?? "").split(separator: ",").map { $0.trimmed.lowercased() })
    let known: Set<String> = [
      "to_server", "from_client", "to_client", "from_server", "established", "not_established",
      "stateless",
    ]
    if let other = flow.subtracting(known).sorted().first {
      unmodelled = unmodelled ?? "firewall rule option flow:\(other)"
    }
    switch names() {
    case .none: break
    case .names(let names): match.names = names
    case .unmodelled(let feature): unmodelled = unmodelled ?? feature
    }
    if direction != "->" && direction != "<>" {
      unmodelled = unmodelled ?? "firewall rule direction \(direction)"
    }
    let sid = value("sid").map { "sid \($0)" } ?? "a rule"
    let message = value("msg").map { " \"\($0.unquoted)\"" } ?? ""
    return StatefulRule(
      action: action, match: match, isBidirectional: direction == "<>",
      phase: flow.contains("established")
        ? .established : flow.contains("not_established") ? .notEstablished : .any,
      isToClient: flow.contains("to_client") || flow.contains("from_server"),
      isToServer: flow.contains("to_server") || flow.contains("from_client"),
      unmodelled: unmodelled, origin: origin, title: "\(sid)\(message) of rule group \(group)")
  }

  private enum Names {
    case none
    case names(NameMatch)
    case unmodelled(String)
  }

  /// What the options ask of the server name.
  private func names() -> Names {
    var carrier: ServerName.Carrier?
    var content: String?
    var (isDotted, isStart, isEnd) = (false, false, false)
    for option in options {
      switch option.keyword {
      case "flow": break
      case let keyword where Self.silent.contains(keyword): break
      case let keyword where Self.nameBuffers[keyword] != nil:
        guard carrier == nil else { return .unmodelled("firewall rule with two name buffers") }
        carrier = Self.nameBuffers[keyword]
      case "content":
        let text = option.value ?? ""
        guard carrier != nil, content == nil, !text.hasPrefix("!") else {
          return .unmodelled("firewall rule option content")
        }
        content = text.unquoted.lowercased()
      case "dotprefix": isDotted = true
      case "startswith": isStart = true
      case "endswith": isEnd = true
      default: return .unmodelled("firewall rule option \(option.keyword)")
      }
    }
    guard let carrier else { return .none }
    guard let content, isEnd, !content.isEmpty else {
      return .unmodelled("firewall rule that looks for a part of a server name")
    }
    let pattern: NamePattern
    switch (isDotted, isStart, content.hasPrefix(".")) {
    case (true, false, true): pattern = .domain(String(content.dropFirst()))
    case (false, true, false): pattern = .exact(content)
    case (false, false, true): pattern = .subdomains(String(content.dropFirst()))
    case (true, true, true): pattern = .exact(String(content.dropFirst()))
    default: return .unmodelled("firewall rule that looks for a part of a server name")
    }
    return .names(NameMatch(carriers: [carrier], patterns: [pattern]))
  }
}
