/// A transport protocol, by the name that Terraform's security group rules use.
public enum TransportProtocol: String, Hashable, Sendable, Codable, CaseIterable {
  case tcp, udp
}
