import AWSModel
import Topology

extension NetworkLowering {
  /// Load balancers: an interface in each of their subnets, listeners, and the targets behind.
  ///
  /// Source: AWS, "Application Load Balancers" and "Network Load Balancers"; client addresses:
  /// "Target groups for your Network Load Balancers", client IP preservation.
  mutating func lowerLoadBalancers() {
    var proxies: [(balancer: LoadBalancer, proxies: [Int])] = []
    for balancer in model.loadBalancers.values {
      switch balancer.kind {
      case .known(.application), .known(.network):
        proxies.append((balancer, addProxies(of: balancer)))
      case .known(.gateway): unmodelled("gateway load balancer", balancer.id)
      case .unknown, .absent: unmodelled("load balancer whose type is not known", balancer.id)
      }
      if !balancer.unknownPlaces.isEmpty {
        unmodelled("load balancer in subnets that are not known", balancer.id)
      }
    }
    // A target can be the address of another load balancer, so all have theirs by now.
    for (balancer, proxies) in proxies { addListeners(of: balancer, to: proxies) }
    addClassicListeners()
  }

  /// An interface in each subnet, with a proxy behind it that has no listeners yet.
  private mutating func addProxies(of balancer: LoadBalancer) -> [Int] {
    var groups: [ElementID]? = balancer.groups.elements
    if !balancer.groups.isComplete { groups?.append(Labels.anyGroup) }
    if balancer.kind.value == .network, balancer.groups.isAbsent { groups = nil }
    // Source: AWS, "IP address types for your Application Load Balancer".
    let isPublic: Known<Bool> =
      balancer.addressType.value == "dualstack-without-public-ipv4"
      ? .known(false) : balancer.isInternal.map { !$0 }
    var proxies: [Int] = []
    for place in balancer.places {
      let proxy = reserveProxy()
      let serve = network.add(.proxy(proxy))
      let final = balancer.webACLs.first.flatMap { model.resource($0) }.map { acl in
        network.add(
          .remark(
            Provenance(acl),
            "\(model.phrase("web ACL", acl).capitalizedFirst) inspects the request.",
            then: serve))
      }
      let index = addInterface(
        of: balancer.id, role: .balancer, subnet: place.subnet, groups: groups,
        isPublic: isPublic, address: place.address.value,
        final: final ?? serve)
      guard let index else { continue }
      network.proxies[proxy] = Proxy(
        interface: index, listeners: [], sending: network.interfaces[index].sending)
      proxies.append(proxy)
    }
    return proxies
  }

  // MARK: Listeners

  private mutating func addListeners(of balancer: LoadBalancer, to proxies: [Int]) {
    let vpc = proxies.first.flatMap {
      subnetVPC[network.interfaces[network.proxies[$0].interface].subnet]
    }
    let places = proxies.map { network.interfaces[network.proxies[$0].interface] }
    let enabled = EnabledZones(
      zones: Set(places.compactMap(\.zone)), subnets: Set(places.map(\.subnet)),
      areKnown: balancer.unknownPlaces.isEmpty && places.allSatisfy { $0.zone != nil })
    for listener in balancer.listeners {
      let lowered = lower(listener, of: balancer, in: vpc)
      for proxy in proxies {
        let own = network.proxies[proxy]
        let zone = network.interfaces[own.interface].zone
        let served = lowered.targets.filter { isServed($0, from: zone, enabled, in: vpc) != false }
        let undecided = undecidedAddress(own.interface, served, lowered.keepsSource)
        let targets = targets(served, from: zone, enabled, in: vpc, origin(listener.id))
        // Of several groups, one may have targets in other zones only.
        let groups = Set(lowered.targets.map(\.group))
        let lacksGroup = !served.isEmpty && groups != Set(served.map(\.group))
        var unknown = lowered.unknown
        if lacksGroup, unknown == nil {
          unknown = network.add(
            .unknown(
              feature: "requests for a group without targets in the zone", origin(listener.id)))
        }
        var form = Proxy.Listener(
          match: lowered.match, origin: origin(listener.id), title: lowered.title,
          targets: undecided == nil ? targets : [], answers: lowered.answers,
          keepsSource: lowered.keepsSource,
          withoutTargets: lowered.targets.isEmpty ? .noTarget : .targetZone,
          unknownTarget: undecided ?? unknown,
          isOpen: lowered.isOpen || undecided != nil)
        form.lacksGroup = lacksGroup
        if balancer.kind.value == .application, listener.port.value != nil,
          balancer.unknownPlaces.isEmpty
        {
          form.speaksHTTP = true
          form.answersRest = listener.answersRest
        }
        network.proxies[proxy] = Proxy(
          interface: own.interface, listeners: own.listeners + [form], sending: own.sending)
      }
    }
  }

  /// The stage for connections of which it matters what addresses AWS chooses for the load balancer
  /// and its targets; nil where it does not.
  private mutating func undecidedAddress(
    _ balancer: Int, _ targets: [PlacedTarget], _ keepsSource: Bool
  ) -> Int? {
    func isUndecided(_ index: Int) -> Bool {
      let interface = network.interfaces[index]
      guard interface.hasChosenAddress else { return false }
      let free = freeAddresses(of: interface.subnet).union(IntervalSet(interface.address))
      return isDecisive(free, in: interface.subnet)
    }
    let interfaces =
      (keepsSource ? [] : [balancer])
      + targets.filter { $0.target.address == nil }.map(\.target.interface)
    guard !targets.isEmpty, let first = interfaces.first(where: isUndecided) else { return nil }
    return network.add(
      .unknown(
        feature: "which address \(network.nodes[network.interfaces[first].node].title) has",
        origin(network.interfaces[first].owner)))
  }

  /// A target with what decides which of the balancer's nodes use it.
  struct PlacedTarget {
    let target: Proxy.Target
    let crossesZones: Bool
    /// The target group that it is of; nil for the instances of a Classic Load Balancer.
    var group: ElementID?
  }

  /// Where a load balancer stands.
  struct EnabledZones {
    let zones: Set<Zone>
    let subnets: Set<ElementID>
    /// Whether no zone or subnet is missing.
    let areKnown: Bool
  }

  /// The targets that a node in the zone passes connections on to, or may.
  mutating func targets(
    _ placed: [PlacedTarget], from zone: Zone?, _ enabled: EnabledZones, in vpc: ElementID?,
    _ origin: Provenance
  ) -> [Proxy.Target] {
    placed.compactMap { placed in
      var target = placed.target
      switch isServed(placed, from: zone, enabled, in: vpc) {
      case true?: break
      case false?: return nil
      case nil:
        target.doubt = network.add(
          .unknown(feature: "zone of a load balancer or its target", origin))
      }
      return target
    }
  }

  /// Whether a node in the zone passes connections on to the target: it must be in a zone that is
  /// enabled for the load balancer, and where zones are not crossed in the node's own. Nil where a
  /// zone that is not known decides.
  ///
  /// Source: AWS, "How Elastic Load Balancing works", Availability Zones and load balancer nodes.
  private func isServed(
    _ placed: PlacedTarget, from zone: Zone?, _ enabled: EnabledZones, in vpc: ElementID?
  ) -> Bool? {
    let target = placed.target
    if target.isInEveryZone { return true }
    let interface = network.interfaces[target.interface]
    let isForeign = subnetVPC[interface.subnet] != vpc
    if !isForeign, !enabled.subnets.contains(interface.subnet) {
      guard let own = interface.zone else { return nil }
      guard enabled.zones.contains(own) else { return enabled.areKnown ? false : nil }
    }
    if placed.crossesZones { return true }
    guard let own = interface.zone, let zone else { return nil }
    return own == zone
  }

  private struct LoweredListener {
    var match = Match()
    var title = ""
    var targets: [PlacedTarget] = []
    var answers = false
    var keepsSource = false
    /// The stage for targets that the model does not hold.
    var unknown: Int?
    /// Whether anything may be among its targets.
    var isOpen = false
  }

  private mutating func lower(
    _ listener: Listener, of balancer: LoadBalancer, in vpc: ElementID?
  ) -> LoweredListener {
    let isApplication = balancer.kind.value == .application
    let name = listener.protocol.value ?? (isApplication ? "HTTP" : "TCP")
    let phrase = model.resource(listener.id).map { model.phrase("listener", $0) } ?? "listener"
    var lowered = LoweredListener()
    guard let port = listener.port.value, (1...65535).contains(port) else {
      lowered.match = Match(protocols: Self.protocols(name))
      lowered.title = "\(phrase) on a port that is not known"
      lowered.unknown = network.add(
        .unknown(feature: "listener whose port is not known", origin(listener.id)))
      lowered.isOpen = true
      return lowered
    }
    lowered.match = Match(
      protocols: Self.protocols(name), destinationPorts: IntervalSet(UInt32(port)))
    lowered.title = "\(phrase) on \(name) \(port)"
    if !isApplication, listener.protocol.unknown != nil {
      lowered.match.protocols = PacketClass.allProtocols
      lowered.unknown = network.add(
        .unknown(feature: "listener whose protocol is not known", origin(listener.id)))
      lowered.isOpen = true
      return lowered
    }
    if !balancer.unknownPlaces.isEmpty {
      lowered.unknown = network.add(
        .unknown(feature: "load balancer in subnets that are not known", origin(balancer.id)))
      lowered.isOpen = true
      return lowered
    }
    let groups = listener.groups.elements.compactMap { model.targetGroups[$0] }
    lowered.answers = listener.groups.isAbsent && !listener.hasForwards
    if groups.count < listener.groups.elements.count || !listener.groups.isComplete {
      lowered.unknown = network.add(
        .unknown(feature: "target group that is not in the model", origin(listener.id)))
      lowered.isOpen = true
    }
    for group in groups {
      switch keepsSource(group, isApplication: isApplication) {
      case .known(let keeps): lowered.keepsSource = lowered.keepsSource || keeps
      case .unknown, .absent:
        lowered.unknown = network.add(
          .unknown(feature: "client IP preservation that is not known", origin(group.id)))
      }
    }
    for group in groups {
      addTargets(of: group, balancer, in: vpc, to: &lowered)
      if let open = group.openTargets.first {
        lowered.unknown = network.add(
          .unknown(feature: "target of a target group that is not known", origin(open)))
      }
    }
    if model.hasOpenRegistrations, !groups.isEmpty {
      lowered.unknown =
        lowered.unknown
        ?? network.add(.unknown(feature: "a target whose group is not known", origin(listener.id)))
      lowered.isOpen = true
    }
    // Which of several groups a request is given to is not followed.
    if let empty = groups.first(where: \.targets.isEmpty), !lowered.targets.isEmpty {
      lowered.unknown =
        lowered.unknown
        ?? network.add(.unknown(feature: "requests for a group without targets", origin(empty.id)))
    }
    return lowered
  }

  static func protocols(_ name: String) -> IntervalSet {
    switch name.uppercased() {
    case "UDP", "QUIC": IntervalSet(17)
    case "TCP_UDP", "TCP_QUIC": IntervalSet([.init(6, 6), .init(17, 17)])
    default: IntervalSet(6)
    }
  }

  private func keepsSource(_ group: TargetGroup, isApplication: Bool) -> Known<Bool> {
    if isApplication { return .known(false) }
    if !group.preservesClients.isAbsent { return group.preservesClients }
    let name = group.protocol.value ?? "TCP"
    return group.targetType.map { $0 != "ip" || name == "UDP" || name == "TCP_UDP" }
  }

  // MARK: Targets

  private mutating func addTargets(
    of group: TargetGroup, _ balancer: LoadBalancer, in vpc: ElementID?,
    to lowered: inout LoweredListener
  ) {
    let crosses: Known<Bool> =
      group.crossesZones.isAbsent ? balancer.crossesZones : group.crossesZones
    if group.addressType.value != "ipv4" {
      lowered.unknown = network.add(
        .unknown(feature: "IPv6, by which a target group asks its targets", origin(group.id)))
      lowered.isOpen = true
      return
    }
    if group.targetType.value == "lambda" {
      // Source: AWS, "Use Lambda functions as targets": it is invoked, not connected to.
      lowered.unknown = network.add(
        .unknown(feature: "Lambda function as a load balancer target", origin(group.id)))
      return
    }
    for target in group.targets {
      let port: Int? =
        target.port.isAbsent ? group.port.value : target.port.value
      guard let port = port.flatMap(UInt16.init(exactly:)), port > 0 else {
        lowered.unknown = network.add(
          .unknown(feature: "target port that is not known", origin(target.element)))
        lowered.isOpen = true
        continue
      }
      let all = targets(target, port: port, in: vpc)
      let found = all.filter { network.interfaces[$0.interface].doubts.isEmpty }
      if found.count < all.count {
        lowered.unknown = network.add(
          .unknown(feature: "where a load balancer target stands", origin(target.element)))
        lowered.isOpen = true
        if found.isEmpty { continue }
      }
      let isBeyondGateway =
        lowered.keepsSource
        && found.contains {
          let other = subnetVPC[network.interfaces[$0.interface].subnet]
          return other != vpc && !isPeered(other, vpc)
        }
      if found.isEmpty || isBeyondGateway {
        // Client addresses are not preserved on the way to targets of VPCs that are not peered.
        let feature =
          isBeyondGateway
          ? "client IP preservation towards a VPC that is not peered"
          : "load balancer target that is not in the model"
        if found.isEmpty { unmodelled(feature, target.element) }
        lowered.unknown =
          lowered.unknown
          ?? network.add(.unknown(feature: feature, origin(target.element)))
        lowered.isOpen = lowered.isOpen || found.isEmpty
        if isBeyondGateway { continue }
      }
      if crosses.unknown != nil {
        lowered.unknown = network.add(
          .unknown(feature: "cross-zone setting that is not known", origin(group.id)))
      }
      lowered.targets += found.map {
        PlacedTarget(target: $0, crossesZones: crosses.value ?? false, group: group.id)
      }
    }
  }

  private func isPeered(_ one: ElementID?, _ other: ElementID?) -> Bool {
    model.peerings.values.contains {
      Set([$0.requester.value, $0.accepter.value]) == Set([one, other])
    }
  }

  /// What a target names: a resource, or an address, which may be of any network that can be
  /// reached from the load balancer's own.
  ///
  /// Source: AWS, "Target groups for your Application Load Balancers", target type `ip`.
  private func targets(
    _ target: TargetGroup.Target, port: UInt16, in vpc: ElementID?
  ) -> [Proxy.Target] {
    switch target.subject {
    case .unknown: return []
    case .element(let id):
      return (interfacesOfOwner[id] ?? []).map {
        Proxy.Target(interface: $0, port: port, isInEveryZone: target.isInEveryZone)
      }
    case .address(let address):
      let holders = network.subnets.filter { $0.addresses.contains(address) }
      // Of several networks with this address, none is told.
      guard
        let subnet = holders.first(where: { subnetVPC[$0.element] == vpc })
          ?? (holders.count == 1 ? holders.first : nil)
      else { return [] }
      // What has the address, and which security groups, nobody says.
      guard let interface = subnet.interfaceByAddress[address] else { return [] }
      return [
        Proxy.Target(
          interface: interface, port: port, address: address, isInEveryZone: target.isInEveryZone)
      ]
    }
  }
}
