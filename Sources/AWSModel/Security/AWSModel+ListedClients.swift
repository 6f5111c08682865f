import Topology

extension AWSModel {
  /// Whether the security groups of an element admit a list of addresses, and not all of them: then
  /// those who call it from outside are its clients, and not the internet.
  package func admitsListOnly(_ element: ElementID) -> Bool { listedPeers(of: element) != nil }

  /// Whom the security groups of an element admit, where that is a list of addresses; equal for
  /// elements that the same clients may call. Nil where all may, and where nobody is listed.
  package func listedPeers(of element: ElementID) -> Set<SecurityRule.Peer>? {
    let groups = loadBalancers[element]?.groups ?? occupants[element]?.groups ?? Links()
    guard groups.isComplete else { return nil }
    var listed: Set<SecurityRule.Peer> = []
    for peer in groups.elements.flatMap({ securityGroups[$0]?.ingress ?? [] }).map(\.peer) {
      switch peer {
      case .block(let block):
        if block.prefixLength == 0 { return nil }
        listed.insert(peer)
      case .list(let list):
        let blocks = prefixLists[list]?.blocks.compactMap(\.value) ?? []
        if blocks.contains(where: { $0.prefixLength == 0 }) { return nil }
        listed.insert(peer)
      case .unknown(.list, .unreadable):
        // What cannot be read is not known to be the same as elsewhere.
        listed.insert(.unknown(.list, .unreadable(element.description)))
      case .unknown(.list, _): listed.insert(peer)
      case .ipv6, .unknown: return nil
      case .group: continue
      }
    }
    return listed.isEmpty ? nil : listed
  }
}
