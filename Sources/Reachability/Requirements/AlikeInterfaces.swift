import Topology

/// Which interfaces of a network stand for each other in statements about packets: whatever is sent
/// to one or by one fares as with the others, so one of them is enough to ask.
///
/// The endpoints of AWS's services in a subnet, all in one security group, are the commonest case.
struct AlikeInterfaces: Sendable {
  /// A number for each interface, which those that are alike share.
  private let kinds: [Int]

  init(_ network: ForwardingNetwork) {
    let targets = Set(network.proxies.flatMap(\.listeners).flatMap(\.targets).map(\.interface))
    var known: [Kind: Int] = [:]
    kinds = network.interfaces.enumerated().map { index, interface in
      let role = network.nodes[interface.node].role
      // Load balancers and what they pass requests on to are told by name, and public addresses
      // are nobody else's.
      guard role == .host || role == .endpoint, interface.publicAddress == nil,
        !targets.contains(index)
      else { return index }
      let kind = Kind(interface)
      if let first = known[kind] { return first }
      known[kind] = index
      return index
    }
  }

  /// The interfaces without those that are like an earlier one; what is watched stays.
  func distinct(
    _ interfaces: [Int], in network: ForwardingNetwork, watched: Set<Int>
  ) -> [Int] {
    var seen: Set<Int> = []
    return interfaces.filter { index in
      watched.contains(network.interfaces[index].node) || seen.insert(kinds[index]).inserted
    }
  }

  /// Everything that a walk asks of an interface.
  private struct Kind: Hashable {
    let subnet: ElementID
    let addresses: IntervalSet
    let labels: [ElementID]
    let admission: NetworkInterface.Admission?
    let ownStage: Int?
    let opens: Bool
    let isEndpoint: Bool
    let hasChosenAddress: Bool
    let doubts: [String]

    init(_ interface: NetworkInterface) {
      subnet = interface.subnet
      addresses = interface.addresses
      labels = interface.labels
      admission = interface.admission
      ownStage = interface.ownStage
      opens = interface.opens
      isEndpoint = interface.isEndpoint
      hasChosenAddress = interface.hasChosenAddress
      doubts = interface.doubts + [interface.sendingDoubt].compactMap(\.self)
    }
  }
}
