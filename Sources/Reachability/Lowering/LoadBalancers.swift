import Topology

extension Lowering {
  /// Load balancers: an interface in each of their subnets, listeners, and the targets behind.
  ///
  /// Source: AWS, "Application Load Balancers" and "Network Load Balancers"; client addresses:
  /// "Target groups for your Network Load Balancers", client IP preservation.
  mutating func lowerLoadBalancers() {
    var balancers: [(resource: Resource, isApplication: Bool, proxies: [Int])] = []
    for balancer in reader.resources("aws_lb", "aws_alb") {
      let type = reader.text(balancer["load_balancer_type"]) ?? "application"
      guard type == "application" || type == "network" else {
        unmodelled("\(type) load balancer", balancer)
        continue
      }
      let isApplication = type == "application"
      let proxies = addProxies(of: balancer, isApplication: isApplication)
      balancers.append((balancer, isApplication, proxies))
    }
    // A target can be the address of another load balancer, so all have theirs by now.
    for balancer in balancers {
      addListeners(
        of: balancer.resource, isApplication: balancer.isApplication, to: balancer.proxies)
    }
  }

  /// An interface in each subnet, with a proxy behind it that has no listeners yet.
  private mutating func addProxies(of balancer: Resource, isApplication: Bool) -> [Int] {
    var places = reader.targets(balancer["subnets"]).map { ($0, nil as String?) }
    for mapping in reader.blocks(balancer["subnet_mapping"]) {
      guard let subnet = reader.target(mapping["subnet_id"]) else { continue }
      places.append((subnet, reader.text(mapping["private_ipv4_address"])))
    }
    let named = reader.targets(balancer["security_groups"])
    let isPublic = reader.flag(balancer["internal"]) != true
    var proxies: [Int] = []
    for (subnet, address) in places {
      let proxy = network.proxies.count
      network.proxies.append(Proxy(interface: -1, listeners: [], sending: -1))
      let serve = network.add(.proxy(proxy))
      let final = webACL(of: balancer).map { acl in
        network.add(
          .remark(
            Provenance(acl),
            "\(reader.phrase("web ACL", acl).capitalizedFirst) inspects the request.",
            then: serve))
      }
      let index = addInterface(
        of: balancer, role: .balancer, subnet: subnet,
        groups: isApplication || !named.isEmpty ? named : nil, isPublic: isPublic,
        address: address, final: final ?? serve)
      guard let index else { continue }
      network.proxies[proxy] = Proxy(
        interface: index, listeners: [], sending: network.interfaces[index].sending)
      proxies.append(proxy)
    }
    return proxies
  }

  private mutating func addListeners(
    of balancer: Resource, isApplication: Bool, to proxies: [Int]
  ) {
    let crossesZones =
      isApplication || reader.flag(balancer["enable_cross_zone_load_balancing"]) == true
    let vpc = proxies.first.flatMap {
      subnetVPC[network.interfaces[network.proxies[$0].interface].subnet]
    }
    let listeners = listeners(of: balancer, isApplication: isApplication, in: vpc)
    for proxy in proxies {
      let own = network.proxies[proxy]
      let zone = network.interfaces[own.interface].zone
      network.proxies[proxy] = Proxy(
        interface: own.interface,
        listeners: listeners.map { listener in
          let targets = listener.targets.filter {
            crossesZones || $0.isInEveryZone || network.interfaces[$0.interface].zone == zone
          }
          return Proxy.Listener(
            match: listener.match, origin: listener.origin, title: listener.title,
            targets: targets, answers: listener.answers, keepsSource: listener.keepsSource,
            wantOfTargets: listener.targets.isEmpty ? .noTarget : .targetZone,
            unknownTarget: listener.unknownTarget)
        }, sending: own.sending)
    }
  }

  private func webACL(of balancer: Resource) -> Resource? {
    reader.resources("aws_wafv2_web_acl_association")
      .first { reader.target($0["resource_arn"]) == balancer.id }
      .flatMap { reader.target($0["web_acl_arn"]) }
      .flatMap(reader.resource)
  }

  private mutating func listeners(
    of balancer: Resource, isApplication: Bool, in vpc: ElementID?
  ) -> [Proxy.Listener] {
    let all = reader.resources("aws_lb_listener", "aws_alb_listener")
      .filter { reader.target($0["load_balancer_arn"]) == balancer.id }
    var listeners: [Proxy.Listener] = []
    for listener in all {
      guard let number = reader.number(listener["port"]), (1...65535).contains(number) else {
        unmodelled("listener whose port is not known", listener)
        continue
      }
      let name = reader.text(listener["protocol"]) ?? (isApplication ? "HTTP" : "TCP")
      let groups = targetGroups(of: listener)
      let keepsSource = groups.contains { self.keepsSource($0, isApplication: isApplication) }
      let (targets, unknown) = targets(of: groups, in: vpc)
      listeners.append(
        Proxy.Listener(
          match: Match(
            protocols: Self.protocols(name), destinationPorts: IntervalSet(UInt32(number))),
          origin: Provenance(listener),
          title: "\(reader.phrase("listener", listener)) on \(name) \(number)",
          targets: targets, answers: groups.isEmpty, keepsSource: keepsSource,
          unknownTarget: unknown))
    }
    return listeners
  }

  private static func protocols(_ name: String) -> IntervalSet {
    switch name.uppercased() {
    case "UDP": IntervalSet(17)
    case "TCP_UDP": IntervalSet([.init(6, 6), .init(17, 17)])
    default: IntervalSet(6)
    }
  }

  /// The target groups that the listener's actions, and those of its rules, forward to.
  private func targetGroups(of listener: Resource) -> [Resource] {
    let rules = reader.resources("aws_lb_listener_rule", "aws_alb_listener_rule")
      .filter { reader.target($0["listener_arn"]) == listener.id }
    let actions =
      reader.blocks(listener["default_action"]) + rules.flatMap { reader.blocks($0["action"]) }
    var ids: [ElementID] = []
    for action in actions {
      let named =
        [reader.target(action["target_group_arn"])].compactMap(\.self)
        + reader.blocks(action["forward"]).flatMap { reader.blocks($0["target_group"]) }
        .compactMap { reader.target($0["arn"]) }
      for id in named where !ids.contains(id) { ids.append(id) }
    }
    return ids.compactMap(reader.resource)
  }

  private func keepsSource(_ group: Resource, isApplication: Bool) -> Bool {
    if isApplication { return false }
    if let chosen = reader.flag(group["preserve_client_ip"]) { return chosen }
    let name = reader.text(group["protocol"]) ?? "TCP"
    return reader.text(group["target_type"]) != "ip" || name == "UDP" || name == "TCP_UDP"
  }

  /// The targets of the groups, and the stage for those that the model does not hold.
  private mutating func targets(
    of groups: [Resource], in vpc: ElementID?
  ) -> (known: [Proxy.Target], unknown: Int?) {
    var targets: [Proxy.Target] = []
    var unknown: Int?
    for group in groups {
      let groupPort = reader.number(group["port"])
      for attachment in reader.resources("aws_lb_target_group_attachment")
      where reader.target(attachment["target_group_arn"]) == group.id {
        let port = UInt16(exactly: reader.number(attachment["port"]) ?? groupPort ?? 0)
        let found = port.map { self.targets(of: attachment, port: $0, in: vpc) } ?? []
        if found.isEmpty {
          let feature = "load balancer target that is not in the model"
          unmodelled(feature, attachment)
          unknown = unknown ?? network.add(.unknown(feature: feature, Provenance(attachment)))
        }
        targets += found
      }
      for service in reader.resources("aws_ecs_service") {
        for block in reader.blocks(service["load_balancer"])
        where reader.target(block["target_group_arn"]) == group.id {
          guard
            let port = UInt16(exactly: reader.number(block["container_port"]) ?? groupPort ?? 0)
          else { continue }
          targets += (interfacesOfOwner[service.id] ?? []).map {
            Proxy.Target(interface: $0, port: port)
          }
        }
      }
    }
    return (targets, unknown)
  }

  /// What an attachment names: a resource, or an address, which may be of any network that can be
  /// reached from the load balancer's own.
  ///
  /// Source: AWS, "Target groups for your Application Load Balancers", target type `ip`.
  private func targets(
    of attachment: Resource, port: UInt16, in vpc: ElementID?
  ) -> [Proxy.Target] {
    let isInEveryZone = reader.text(attachment["availability_zone"]) == "all"
    if let id = reader.target(attachment["target_id"]), let interfaces = interfacesOfOwner[id] {
      return interfaces.map {
        Proxy.Target(interface: $0, port: port, isInEveryZone: isInEveryZone)
      }
    }
    guard let address = reader.text(attachment["target_id"]).flatMap({ IPv4Address($0) }) else {
      return []
    }
    let holders = network.subnets.filter { $0.addresses.contains(address) }
    guard let subnet = holders.first(where: { subnetVPC[$0.element] == vpc }) ?? holders.first
    else { return [] }
    let interface = subnet.interfaceByAddress[address] ?? subnet.plainInterface
    return [
      Proxy.Target(
        interface: interface, port: port, address: address, isInEveryZone: isInEveryZone)
    ]
  }
}
