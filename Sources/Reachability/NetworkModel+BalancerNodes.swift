import AWSModel
import Topology

extension NetworkModel {
  /// The interfaces at which who asks by name asks: of a load balancer's nodes those that its name
  /// resolves to. A node is taken out of DNS while one of the target groups has no target for it, and
  /// all of them stay where that holds for each.
  ///
  /// Source: AWS, "Target group health", DNS failover; AWS re:Post, "Why does my load balancer show
  /// only one IP address in DNS?".
  func namedNodes(_ interfaces: [Int]) -> [Int] {
    var unserved: Set<Int> = []
    var served: Set<ElementID> = []
    for proxy in network.proxies where interfaces.contains(proxy.interface) {
      let interface = network.interfaces[proxy.interface]
      guard model.loadBalancers[interface.owner] != nil else { continue }
      if isServed(proxy) {
        if !network.failed.contains(interface.node) { served.insert(interface.owner) }
      } else {
        unserved.insert(proxy.interface)
      }
    }
    guard !unserved.isEmpty, !served.isEmpty else { return interfaces }
    return interfaces.filter {
      !unserved.contains($0) || !served.contains(network.interfaces[$0].owner)
    }
  }

  /// Whether each listener of a node has a target of each of its groups, or may have one.
  private func isServed(_ proxy: Proxy) -> Bool {
    proxy.listeners.allSatisfy { listener in
      if listener.answers || listener.isOpen { return true }
      if listener.lacksGroup { return false }
      return listener.unknownTarget != nil
        || listener.targets.contains {
          !network.failed.contains(network.interfaces[$0.interface].node)
        }
    }
  }
}
