import ArchitectureDSL
import ArgumentParser
import Reachability
import Topology

/// What a user types for an end of a connection.
enum EndText {
  /// Throws a usage error for what is neither an element, nor an address, nor the internet.
  static func check(_ text: String) throws {
    // Elements begin with a letter: this was meant to be an address.
    if let first = text.first, first.isNumber || first == ":" {
      guard IPv4Address(text) != nil else {
        if text.contains(":") { throw ipv6(text) }
        throw ValidationError(
          "'\(text)' is not an IPv4 address; write four numbers, such as 10.0.0.1, and no block.")
      }
      return
    }
    if text.contains(":"), text.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) {
      throw ipv6(text)
    }
    guard !text.contains(":"), Endpoint(text) != nil else {
      throw ValidationError("'\(text)' is neither an element, nor an address, nor 'internet'.")
    }
  }

  private static func ipv6(_ text: String) -> ValidationError {
    ValidationError("'\(text)' is not an IPv4 address, and IPv6 is not walked: name an element.")
  }

  /// The elements that may have been meant.
  static func advice(_ id: ElementID, _ known: Set<ElementID>) -> String {
    let names = Words.nearest(to: id.description, in: known.map(\.description))
    guard !names.isEmpty else { return "; 'inventory' lists them" }
    return "; did you mean \(Words.list(names.map { "'\($0)'" }, "or"))? 'inventory' lists all"
  }
}
