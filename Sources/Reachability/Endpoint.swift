import Topology

/// One end of a flow.
package enum Endpoint: Hashable, Sendable {
  /// A resource or a component: everything of it that has a network interface.
  case element(ElementID)
  /// Whatever has this address.
  case address(IPv4Address)
  /// Any host of the internet.
  case internet
}

extension Endpoint: CustomStringConvertible {
  package var description: String {
    switch self {
    case .element(let id): id.description
    case .address(let address): address.description
    case .internet: "internet"
    }
  }
}

extension Endpoint: LosslessStringConvertible {
  /// Reads `internet`, an address, or an element's identity; nil where the text is none of them.
  package init?(_ description: String) {
    if description == "internet" {
      self = .internet
    } else if let address = IPv4Address(description) {
      self = .address(address)
    } else if let id = ElementID(text: description) {
      self = .element(id)
    } else {
      return nil
    }
  }
}
