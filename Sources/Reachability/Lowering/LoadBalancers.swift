import Topology

extension Lowering {
  /// Load balancers: an interface in each of their subnets, listeners, and the targets behind.
  ///
  /// Source: AWS, "Application Load Balancers" and "Network Load Balancers"; client addresses:
  /// "Target groups for your Network Load Balancers", client IP preservation.
  mutating func lowerLoadBalancers() {
    for balancer in reader.resources("aws_lb", "aws_alb") {
      let type = reader.text(balancer["load_balancer_type"]) ?? "application"
      guard type == "application" || type == "network" else {
        unmodelled("\(type) load balancer", balancer)
        continue
      }
      lower(balancer, isApplication: type == "application")
    }
  }

  private mutating func lower(_ balancer: Resource, isApplication: Bool) {
    let subnets =
      reader.targets(balancer["subnets"])
      + reader.blocks(balancer["subnet_mapping"]).compactMap { reader.target($0["subnet_id"]) }
    let named = reader.targets(balancer["security_groups"])
    let isPublic = reader.flag(balancer["internal"]) != true
    let crossesZones =
      isApplication || reader.flag(balancer["enable_cross_zone_load_balancing"]) == true
    for subnet in subnets {
      let proxy = network.proxies.count
      network.proxies.append(Proxy(interface: -1, listeners: [], sending: -1))
      let serve = network.add(.proxy(proxy))
      let final = webACL(of: balancer).map { acl in
        network.add(
          .remark(Origin(acl), "Web ACL \(acl.id) inspects the request.", then: serve))
      }
      let index = addInterface(
        of: balancer, role: .balancer, subnet: subnet,
        groups: isApplication || !named.isEmpty ? named : nil, isPublic: isPublic,
        final: final ?? serve)
      guard let index else { continue }
      let interface = network.interfaces[index]
      network.proxies[proxy] = Proxy(
        interface: index,
        listeners: listeners(of: balancer, isApplication: isApplication).map { listener in
          let targets = listener.targets.filter {
            crossesZones || network.interfaces[$0.interface].zone == interface.zone
          }
          return Proxy.Listener(
            match: listener.match, origin: listener.origin, title: listener.title,
            targets: targets, answers: listener.answers, keepsSource: listener.keepsSource,
            wantOfTargets: listener.targets.isEmpty ? .noTarget : .targetZone)
        }, sending: interface.sending)
    }
  }

  private func webACL(of balancer: Resource) -> Resource? {
    reader.resources("aws_wafv2_web_acl_association")
      .first { reader.target($0["resource_arn"]) == balancer.id }
      .flatMap { reader.target($0["web_acl_arn"]) }
      .flatMap(reader.resource)
  }

  private mutating func listeners(
    of balancer: Resource, isApplication: Bool
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
      listeners.append(
        Proxy.Listener(
          match: Match(
            protocols: Self.protocols(name), destinationPorts: IntervalSet(UInt32(number))),
          origin: Origin(listener), title: "listener \(listener.id) on \(name) \(number)",
          targets: groups.flatMap { targets(of: $0) }, answers: groups.isEmpty,
          keepsSource: keepsSource))
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

  private mutating func targets(of group: Resource) -> [Proxy.Target] {
    var targets: [Proxy.Target] = []
    let groupPort = reader.number(group["port"])
    for attachment in reader.resources("aws_lb_target_group_attachment")
    where reader.target(attachment["target_group_arn"]) == group.id {
      guard let port = UInt16(exactly: reader.number(attachment["port"]) ?? groupPort ?? 0),
        let id = reader.target(attachment["target_id"]), let interfaces = interfacesOfOwner[id]
      else {
        unmodelled("load balancer target that is not in the model", attachment)
        continue
      }
      targets += interfaces.map { Proxy.Target(interface: $0, port: port) }
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
    return targets
  }
}
