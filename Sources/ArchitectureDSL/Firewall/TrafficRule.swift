import Topology

/// One rule of ``TrafficRules``.
public struct TrafficRule: Hashable, Sendable {
  enum Action: String { case pass, drop }

  let action: Action
  let transport: TransportProtocol
  let source: FirewallNetwork
  let destination: FirewallNetwork
  let port: PortRange
  let location: SourceLocation

  /// The rule in Suricata's language.
  ///
  /// A TCP rule without `flow` would be decided on the first packet alone and before every rule on
  /// the application protocol, whatever the order says.
  /// Source: AWS Network Firewall developer guide, "Stateful rule evaluation".
  func suricata(sid: Int) -> String {
    let ports = port.lower == port.upper ? "\(port.lower)" : "[\(port.lower):\(port.upper)]"
    let flow = transport == .tcp ? "flow:to_server; " : ""
    let message =
      "\(action.rawValue) \(source.text) to \(destination.text) \(transport.rawValue)/\(port)"
    return
      "\(action.rawValue) \(transport.rawValue) \(source.suricata) any -> "
      + "\(destination.suricata) \(ports) (msg:\"\(message)\"; \(flow)sid:\(sid); rev:1;)"
  }
}

/// Lets packets through; nothing more is looked at in that flow.
public func Pass(
  _ transport: TransportProtocol, from source: FirewallNetwork, to destination: FirewallNetwork,
  port: PortRange, fileID: String = #fileID, line: Int = #line
) -> TrafficRule {
  TrafficRule(
    action: .pass, transport: transport, source: source, destination: destination, port: port,
    location: SourceLocation(file: fileID, line: line))
}

/// Drops packets silently.
public func Drop(
  _ transport: TransportProtocol, from source: FirewallNetwork, to destination: FirewallNetwork,
  port: PortRange, fileID: String = #fileID, line: Int = #line
) -> TrafficRule {
  TrafficRule(
    action: .drop, transport: transport, source: source, destination: destination, port: port,
    location: SourceLocation(file: fileID, line: line))
}
