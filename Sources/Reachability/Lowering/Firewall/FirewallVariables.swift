import AWSModel
import Topology

/// The address and port variables of a rule group, and the expressions that use them.
///
/// Source: Suricata, "Rules format"; AWS, "Rule variables": HOME_NET is the block of the VPC that
/// holds the firewall unless it is set, and EXTERNAL_NET is everything else.
struct FirewallVariables {
  private(set) var addresses: [String: IntervalSet]
  private(set) var ports: [String: IntervalSet] = [:]

  init(home: IntervalSet) {
    addresses = ["HOME_NET": home, "EXTERNAL_NET": home.complement()]
  }

  /// Sets a variable; HOME_NET changes EXTERNAL_NET with it unless that is set itself.
  mutating func set(_ name: String, addresses set: IntervalSet, keepsExternal: Bool) {
    addresses[name] = set
    if name == "HOME_NET", !keepsExternal { addresses["EXTERNAL_NET"] = set.complement() }
  }

  mutating func set(_ name: String, ports set: IntervalSet) { ports[name] = set }

  /// Sets a variable of a policy or group; one whose members are not known is not known itself.
  mutating func set(_ variable: FirewallVariable, keepsExternal: Bool) {
    guard let name = variable.name.value else {
      // Any variable may be meant.
      addresses = [:]
      ports = [:]
      return
    }
    let text = "[" + variable.members.known.joined(separator: ",") + "]"
    if variable.isPorts {
      ports[name] = variable.members.isComplete ? self.ports(text) : nil
    } else if variable.members.isComplete, let set = addresses(text) {
      self.set(name, addresses: set, keepsExternal: keepsExternal)
    } else {
      addresses[name] = nil
      if name == "HOME_NET", !keepsExternal { addresses["EXTERNAL_NET"] = nil }
    }
  }

  /// The addresses of `any`, a block, a variable, a negation or a list; nil where it is none.
  func addresses(_ text: String) -> IntervalSet? {
    expression(text, all: .all) { item in
      if item.hasPrefix("$") { return addresses[String(item.dropFirst())] }
      if item.contains(":") { return .empty }  // IPv6
      if let network = IPv4Network(item) { return IntervalSet(network) }
      return IPv4Address(item).map { IntervalSet($0) }
    }
  }

  /// The ports of `any`, a port, a range, a variable, a negation or a list; nil where it is none.
  func ports(_ text: String) -> IntervalSet? {
    expression(text, all: PacketClass.allPorts) { item in
      if item.hasPrefix("$") { return ports[String(item.dropFirst())] }
      let ends = item.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard ends.count <= 2 else { return nil }
      let lower = ends[0].isEmpty ? 0 : UInt32(ends[0])
      let upper = ends.count == 1 ? lower : ends[1].isEmpty ? 65535 : UInt32(ends[1])
      guard let lower, let upper, lower <= upper, upper <= 65535 else { return nil }
      return IntervalSet(lower, upper)
    }
  }

  private func expression(
    _ text: String, all: IntervalSet, _ item: (String) -> IntervalSet?
  ) -> IntervalSet? {
    let text = text.filter { !$0.isWhitespace }
    if text.isEmpty || text.lowercased() == "any" { return all }
    if text.hasPrefix("!") {
      guard let inner = expression(String(text.dropFirst()), all: all, item) else { return nil }
      return all.subtracting(inner)
    }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return item(text) }
    var included: [IntervalSet] = []
    var excluded: [IntervalSet] = []
    for part in Self.members(of: text.dropFirst().dropLast()) {
      let isNegated = part.hasPrefix("!")
      guard let set = expression(isNegated ? String(part.dropFirst()) : part, all: all, item)
      else { return nil }
      if isNegated { excluded.append(set) } else { included.append(set) }
    }
    let base = included.isEmpty ? all : IntervalSet.union(included)
    return base.subtracting(IntervalSet.union(excluded))
  }

  /// The parts of a list, without splitting lists inside it.
  private static func members(of text: Substring) -> [String] {
    var members: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      switch character {
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      if character == ",", depth == 0 {
        members.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    return (members + [current]).filter { !$0.isEmpty }
  }
}
