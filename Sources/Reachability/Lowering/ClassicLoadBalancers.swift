import AWSModel
import Topology

extension NetworkLowering {
  /// What Classic Load Balancers listen for, and the instances behind.
  ///
  /// Source: AWS, "Listeners for your Classic Load Balancer"; it never keeps client addresses.
  mutating func addClassicListeners() {
    for balancer in model.classicLoadBalancers.values {
      let origin = origin(balancer.id)
      let proxies = classicProxies[balancer.id] ?? []
      var unknown: Int?
      let instances = balancer.instances.elements.flatMap { interfacesOfOwner[$0] ?? [] }
      if !balancer.instances.isComplete || balancer.crossesZones.unknown != nil
        || !instances.allSatisfy({ network.interfaces[$0].doubts.isEmpty })
      {
        unknown = network.add(
          .unknown(feature: "instances of a Classic Load Balancer that are not known", origin))
      }
      let places = proxies.map { network.interfaces[network.proxies[$0].interface] }
      let enabled = EnabledZones(
        zones: Set(places.compactMap(\.zone)), subnets: Set(places.map(\.subnet)),
        areKnown: places.allSatisfy { $0.zone != nil })
      for proxy in proxies {
        let own = network.proxies[proxy]
        let interface = network.interfaces[own.interface]
        let listeners = balancer.listeners.map { listener -> Proxy.Listener in
          let placed = classicTargets(of: balancer, listener).map {
            PlacedTarget(target: $0, crossesZones: balancer.crossesZones.value ?? true)
          }
          let targets = targets(
            placed, from: interface.zone, enabled, in: subnetVPC[interface.subnet], origin)
          return self.listener(listener, targets, origin, unknown)
        }
        network.proxies[proxy] = Proxy(
          interface: own.interface, listeners: listeners, sending: own.sending)
      }
    }
  }

  private mutating func listener(
    _ listener: ClassicLoadBalancer.Listener, _ targets: [Proxy.Target], _ origin: Provenance,
    _ unknown: Int?
  ) -> Proxy.Listener {
    var match = Match(protocols: IntervalSet(6))
    var unknown = unknown
    if let port = listener.port.value, (1...65535).contains(port) {
      match.destinationPorts = IntervalSet(UInt32(port))
    }
    if listener.port.value == nil || listener.instancePort.value == nil {
      unknown = network.add(.unknown(feature: "listener whose port is not known", origin))
    }
    return Proxy.Listener(
      match: match, origin: origin,
      title: "listener on \(listener.port.value.map(String.init) ?? "a port that is not known")",
      targets: listener.port.value == nil ? [] : targets, answers: false, keepsSource: false,
      withoutTargets: .noTarget, unknownTarget: unknown, isOpen: unknown != nil)
  }

  private func classicTargets(
    of balancer: ClassicLoadBalancer, _ listener: ClassicLoadBalancer.Listener
  ) -> [Proxy.Target] {
    guard let port = listener.instancePort.value.flatMap(UInt16.init(exactly:)), port > 0 else {
      return []
    }
    return balancer.instances.elements.flatMap { interfacesOfOwner[$0] ?? [] }
      .filter { network.interfaces[$0].doubts.isEmpty }.map {
        Proxy.Target(interface: $0, port: port, isInEveryZone: false)
      }
  }
}
