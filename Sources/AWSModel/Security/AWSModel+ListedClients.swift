import Topology

extension AWSModel {
  /// Whether the security groups of an element admit a list of addresses, and not all of them: then
  /// those who call it from outside are its clients, and not the internet.
  package func admitsListOnly(_ element: ElementID) -> Bool {
    let groups = loadBalancers[element]?.groups ?? occupants[element]?.groups ?? Links()
    guard groups.isComplete else { return false }
    var isListed = false
    for peer in groups.elements.flatMap({ securityGroups[$0]?.ingress ?? [] }).map(\.peer) {
      switch peer {
      case .block(let block): if block.prefixLength == 0 { return false } else { isListed = true }
      case .list(let list):
        let blocks = prefixLists[list]?.blocks.compactMap(\.value) ?? []
        if blocks.contains(where: { $0.prefixLength == 0 }) { return false }
        isListed = true
      case .unknown(.list, _): isListed = true
      case .ipv6, .unknown: return false
      case .group: continue
      }
    }
    return isListed
  }
}
