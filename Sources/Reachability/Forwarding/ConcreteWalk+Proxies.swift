import Topology

/// Load balancers: what their listeners take, and the targets that they pass it on to.
extension ConcreteWalk {
  func pass(_ proxy: Proxy, _ state: inout WalkState) -> Progress {
    let node = network.nodes[network.interfaces[proxy.interface].node]
    if state.isReply, let last = state.translations.last, last.interface == proxy.interface,
      case .proxied = last.kind
    {
      state.translations.removeLast()
      state.packet = last.original.reversed
      state.target = nil
      state.sender = proxy.interface
      state.note(HopDecision(.session, .returnsToClient))
      state.stage = proxy.sending
      returnToBalancer(from: network.interfaces[proxy.interface], &state)
      return .on
    }
    if state.isReply {
      // The load balancer asked itself, as for a health check.
      if state.source == proxy.interface { return arrive(&state) }
      return lose(
        Reason(
          .replyMismatch, "\(node.title) has not sent the request that this responds to.",
          origin: Provenance(node.element, node.location)), &state)
    }
    guard let listener = proxy.listeners.first(where: { $0.match.matches(state.packet, Labels()) })
    else {
      return lose(
        Reason(
          .listener, "\(node.title) has no listener for \(state.packet).",
          origin: Provenance(node.element, node.location)), &state)
    }
    state.note(
      HopDecision(.rule, .accepts(listener: listener.title), origin: listener.origin))
    let isMeant = countsBalancers && state.destination == proxy.interface
    if listener.answers || listener.answersRest && asksForRest || listener.speaksHTTP && isMeant {
      return arrive(&state)
    }
    var onward: [WalkState] = []
    if let stage = listener.unknownTarget {
      var unknown = state
      unknown.stage = stage
      onward.append(unknown)
    }
    guard !listener.targets.isEmpty || !onward.isEmpty else {
      return lose(
        Reason(
          listener.withoutTargets, "\(listener.title.capitalizedFirst) has no targets here.",
          origin: listener.origin), &state)
    }
    let allowed = state.allowedTargets
    let targets = listener.targets.filter {
      allowed == nil || allowed?.contains($0.interface) == true
    }
    let alive = (targets.isEmpty ? listener.targets : targets)
      .filter { !network.failed.contains(network.interfaces[$0.interface].node) }
    guard !alive.isEmpty || !onward.isEmpty else {
      return lose(
        Reason(
          .noTarget, "\(listener.title.capitalizedFirst) has no healthy target left.",
          origin: listener.origin), &state)
    }
    // A target that is given back to itself answers itself, not the load balancer.
    let hairpins = alive.filter { listener.keepsSource && $0.interface == state.source }
    let others = alive.filter { !hairpins.contains($0) }
    if others.isEmpty, onward.isEmpty {
      return lose(
        Reason(
          .replyMismatch,
          "\(listener.title.capitalizedFirst) gives the connection back to its own client, whose "
            + "address it keeps, so the response never comes back to the load balancer.",
          origin: listener.origin), &state)
    }
    let passed = others.map { target in
      guard let stage = target.doubt else {
        return send(to: target, by: listener, of: proxy, state)
      }
      var unknown = state
      unknown.stage = stage
      return unknown
    }
    return .split(passed + onward)
  }

  func send(
    to target: Proxy.Target, by listener: Proxy.Listener, of proxy: Proxy, _ state: WalkState
  ) -> WalkState {
    var next = state
    let own = network.interfaces[proxy.interface]
    let receiver = network.interfaces[target.interface]
    next.translations.append(
      Translation(
        .proxied(keepsSource: listener.keepsSource), interface: proxy.interface,
        original: state.packet))
    if !listener.keepsSource {
      next.packet.source = own.address
      next.packet.sourcePort = .ephemeral
      next.packet.serverName = nil
    }
    // Source: AWS, "Update the security groups for your Network Load Balancer" and "Target security
    // groups": rules that name the balancer's groups hold although the client's address is kept; rules
    // that name the client's groups do not.
    next.labels = Labels(source: own.labels)
    next.packet.destination = target.address ?? receiver.address
    next.packet.destinationPort = PortSpan(target.port)
    next.labels.destination = receiver.labels
    next.sender = proxy.interface
    next.target = target.interface
    let targetNode = network.nodes[receiver.node]
    let name =
      targetNode.element == nil ? targetNode.title : "the \(targetNode.title.lowercasedFirst)"
    next.note(
      HopDecision(
        .translation,
        .opens(target: name, port: target.port, keepsClient: listener.keepsSource),
        origin: listener.origin))
    next.refreshHop()
    next.stage = proxy.sending
    return next
  }
}
