import Topology

/// Protocol and ports of a rule.
package struct ProtocolPorts: Hashable, Sendable {
  /// The number that IANA assigned; nil for all protocols.
  package let number: Known<Int?>
  /// The destination ports of TCP and UDP; absent for all of them.
  package let ports: Known<ClosedRange<Int>>
  /// The type and code of ICMP, −1 for all.
  package let icmpType: Known<Int>
  package let icmpCode: Known<Int>

  package var isTCPOrUDP: Bool { number.value == 6 || number.value == 17 }

  /// Whether the rule is for ICMP and speaks of one type only.
  package var isOneICMPType: Bool {
    guard number.value == 1 || number.value == 58 else { return false }
    return (icmpType.value ?? -1) >= 0 || icmpType.unknown != nil
  }

  /// Which packets of ICMP the rule is for, where not for all: `echo request`, `type 5`, `type 3 code 4`.
  ///
  /// Source: IANA, "Internet Control Message Protocol (ICMP) Parameters".
  package var icmpWords: String? {
    guard isOneICMPType else { return nil }
    guard let type = icmpType.value else { return "of a type that is not known" }
    let names = number.value == 58 ? Self.icmpv6Names : Self.icmpNames
    let name = names[type] ?? "type \(type)"
    if icmpCode.unknown != nil { return "\(name), code not known" }
    guard let code = icmpCode.value, code >= 0, code != 0 || names[type] == nil else { return name }
    return "\(name) code \(code)"
  }

  private static let icmpNames = [0: "echo reply", 8: "echo request"]
  private static let icmpv6Names = [128: "echo request", 129: "echo reply"]

  /// - Parameters:
  ///   - name: `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` or `all` for all protocols.
  ///   - from: the first port, or the type of ICMP.
  ///   - through: the last port, or the code of ICMP.
  init(
    name: Known<String>, from: Known<Int>, through: Known<Int>, icmpType: Known<Int>? = nil,
    icmpCode: Known<Int>? = nil
  ) {
    switch name {
    case .absent: number = .known(nil)
    case .unknown(let unknown): number = .unknown(unknown)
    case .known(let text): number = Self.number(text)
    }
    self.icmpType = icmpType ?? from
    self.icmpCode = icmpCode ?? through
    switch (from, through) {
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): ports = .unknown(unknown)
    case (.known(let lower), .known(let upper)):
      // Security groups write all ports as 0 to 0 or -1 to -1 where the protocol is all or ICMP.
      ports = lower >= 0 && upper >= lower && upper <= 65535 ? .known(lower...upper) : .absent
    case (.known(let lower), .absent):
      ports = (0...65535).contains(lower) ? .known(lower...lower) : .absent
    case (.absent, .known), (.absent, .absent): ports = .absent
    }
  }

  private static func number(_ text: String) -> Known<Int?> {
    switch text.lowercased() {
    case "-1", "all": .known(nil)
    case "tcp": .known(6)
    case "udp": .known(17)
    case "icmp": .known(1)
    case "icmpv6": .known(58)
    case let other:
      if let number = Int(other), (0...255).contains(number) {
        .known(number)
      } else {
        .unknown(.unreadable(text))
      }
    }
  }
}
