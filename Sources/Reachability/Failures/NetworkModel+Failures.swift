import AWSModel
import Topology

extension NetworkModel {
  /// The single failures worth asking about: each zone, each NAT gateway, each firewall endpoint
  /// and each service with one task or group with one instance.
  package func singleFailures() -> [Failure] {
    let zones = Set(network.subnets.compactMap(\.zone)).sorted().map(Failure.zone)
    var devices: [Failure] = []
    for node in network.nodes where node.role == .translator || node.role == .inspector {
      guard let element = node.element else { continue }
      let failure = Failure.component(element, zone: node.zone)
      if !devices.contains(failure) { devices.append(failure) }
    }
    let singles = topology.resources.map(\.id)
      .filter { lowered.model.copies(of: $0)?.count.value == 1 }
      .map { Failure.component($0, zone: nil) }
    return zones + devices + singles
  }

  /// What each failure does to each flow, failure by failure. Clients outside are taken to be among
  /// those whom security groups admit that the model does not list; see ``supposingClients``.
  package func impacts(of failures: [Failure], on flows: [NamedFlow]) -> FailureImpacts {
    let clients = supposingClients
    let healthy = flows.concurrentMap { flow in
      Healthy(flow, traces: flow.legs.map { (isFromClients($0) ? clients : self).trace($0) })
    }
    let constant = healthy.map(constantEffect)
    let feeling = FeelingFlows(healthy, isCounted: { constant[$0] == nil })
    let changed = failures.concurrentMap { failure -> [FailureImpacts.Change] in
      let indices = feeling.flows(feeling: failure)
      guard !indices.isEmpty else { return [] }
      let broken = (plain: failing(failure), clients: clients.failing(failure))
      var restarts: [ElementID: Restart] = [:]
      return indices.map { index in
        FailureImpacts.Change(
          flow: index,
          effect: broken.plain.effect(
            of: failure, before: healthy[index], in: self, clients: broken.clients, &restarts))
      }
    }
    return FailureImpacts(
      failures: failures, flows: flows, constant: constant, changed: changed)
  }

  /// A flow with its walks while nothing fails.
  private struct Healthy: Sendable {
    let flow: NamedFlow
    /// For each leg, all of its walks.
    let traces: [[Trace]]
    /// The hosts that the walks come to, of each leg its senders first: the ends, and what load
    /// balancers on the way pass connections on to.
    let hosts: [Place]
    let ends: Set<ElementID>
    /// Walks that do not come by what fails stay as they are: whatever could be chosen on the way
    /// has a walk of its own.
    let passed: Set<Place>

    /// What a walk comes by; without the zone besides, for who asks for any.
    struct Place: Hashable {
      let element: ElementID
      let zone: Zone?
    }

    init(_ flow: NamedFlow, traces: [[Trace]]) {
      self.flow = flow
      self.traces = traces
      let all = traces.flatMap(\.self)
      ends = Set(all.flatMap { [$0.source, $0.destination] }.compactMap(\.self))
      var passed: Set<Place> = []
      for hop in all.lazy.flatMap({ [$0.forward, $0.reply] }).joined() {
        guard let element = hop.element else { continue }
        passed.insert(Place(element: element, zone: hop.zone))
        passed.insert(Place(element: element, zone: nil))
      }
      var hosts: [Place] = []
      for hop in traces.flatMap({ $0.compactMap(\.forward.first) + $0.flatMap(\.forward) })
      where hop.role == .host {
        guard let element = hop.element else { continue }
        let place = Place(element: element, zone: hop.zone)
        if !hosts.contains(place) { hosts.append(place) }
      }
      self.hosts = hosts
      self.passed = passed
    }
  }

  /// The flows that a failure can change, found without asking each of them.
  private struct FeelingFlows: Sendable {
    private let counted: [Int]
    private var byPlace: [Healthy.Place: [Int]] = [:]
    private var byEnd: [ElementID: [Int]] = [:]

    init(_ healthy: [Healthy], isCounted: (Int) -> Bool) {
      counted = healthy.indices.filter(isCounted)
      for index in counted {
        for place in healthy[index].passed { byPlace[place, default: []].append(index) }
        for end in healthy[index].ends { byEnd[end, default: []].append(index) }
      }
    }

    func flows(feeling failure: Failure) -> [Int] {
      switch failure {
      case .zone: return counted
      case .component(let element, let zone):
        let passing = byPlace[Healthy.Place(element: element, zone: zone)] ?? []
        guard let ending = byEnd[element] else { return passing }
        return Set(passing).union(ending).sorted()
      }
    }
  }

  /// The network with the failure in it.
  package func failing(_ failure: Failure) -> NetworkModel {
    var nodes: Set<Int> = []
    for (index, node) in network.nodes.enumerated() {
      switch failure {
      case .zone(let zone): if node.zone == zone { nodes.insert(index) }
      case .component(let id, let zone):
        if node.element == id, zone == nil || node.zone == zone { nodes.insert(index) }
      }
    }
    if case .zone(let zone) = failure { return failing(nodes, zones: [zone]) }
    return failing(nodes, zones: [])
  }

  /// What becomes of a flow whatever fails: nil where that depends on what does.
  private func constantEffect(_ healthy: Healthy) -> FailureImpacts.Effect? {
    guard
      let dead = healthy.traces.first(where: { !$0.contains(where: \.verdict.isSuccess) })
    else { return nil }
    guard let unknown = dead.first(where: { $0.verdict.reason == nil }) else {
      return .init(.broken, "The flow does not work even when nothing fails.")
    }
    return .init(.unknown, sentence(unknown))
  }

  /// What becomes of a flow in this network, in which the failure is.
  ///
  /// - Parameters:
  ///   - intact: The network while nothing fails.
  ///   - clients: This network as clients outside meet it.
  ///   - restarts: Whether services can start a task here, as far as it was asked.
  private func effect(
    of failure: Failure, before healthy: Healthy, in intact: NetworkModel,
    clients: NetworkModel, _ restarts: inout [ElementID: Restart]
  ) -> FailureImpacts.Effect {
    let legs = healthy.flow.legs.map { (isFromClients($0) ? clients : self).trace($0) }
    for traces in legs {
      if let first = traces.first, traces.allSatisfy({ $0.verdict.reason != nil }) {
        return .init(.stops, sentence(first))
      }
    }
    let after = legs.flatMap(\.self)
    let failures = after.filter { $0.verdict.reason != nil }
    if let first = failures.first {
      return .init(
        .degrades, "\(failures.count) of \(after.count) paths fail: \(sentence(first))")
    }
    if let unknown = after.first(where: { !$0.verdict.isSuccess }) {
      return .init(.unknown, sentence(unknown))
    }
    if case .zone(let zone) = failure {
      let hosts = healthy.hosts.filter { $0.zone == zone }.map(\.element)
      let singles = hosts.filter(isSingle)
      if !singles.isEmpty {
        for single in singles where restarts[single] == nil {
          restarts[single] = restart(of: single, before: intact)
        }
        return interruption(by: singles, in: zone, restarts)
      }
      if let effect = loss(of: hosts, with: zone) { return effect }
      if let open = hosts.first(where: hasUnknownCopies) {
        return .init(
          .unknown, "It depends on what is not modelled: \(copiesText(open)).")
      }
    }
    return .survival
  }

  /// What becomes of a flow by what stands in one of several zones and is lost with it.
  private func loss(of hosts: [ElementID], with zone: Zone) -> FailureImpacts.Effect? {
    // Of what has copies their number decides.
    let kept = hosts.filter { lowered.model.copies(of: $0) == nil }
      .compactMap { lowered.model.occupants[$0] }.filter { $0.places.count > 1 }
    if let lost = kept.first(where: { $0.isLostWithZone.value == true }) {
      return .init(
        .degrades,
        "\(title(ofElement: lost.id).capitalizedFirst) stands in one of its zones; if it is in "
          + "zone \(zone), there is no connection until the zone is back.")
    }
    if let open = kept.first(where: { $0.isLostWithZone.unknown != nil }) {
      return .init(
        .unknown,
        "It depends on what is not modelled: whether the \(title(ofElement: open.id).lowercasedFirst) "
          + "stands in two zones.")
    }
    return nil
  }

  private func sentence(_ trace: Trace) -> String {
    switch trace.verdict {
    case .denied(let reason), .noRoute(let reason): reason.sentence
    case .unknown(let feature): "It depends on what is not modelled: \(feature.feature)."
    case .accepted, .exits: ""
    }
  }

  /// - Parameter singles: services with one task and groups with one instance, which may run in the
  ///   zone.
  private func interruption(
    by singles: [ElementID], in zone: Zone, _ restarts: [ElementID: Restart]
  ) -> FailureImpacts.Effect {
    for single in singles {
      let title =
        "\(title(ofElement: single).capitalizedFirst) \(isScaled(single) ? "can be down to" : "has") one task"
      switch restarts[single] {
      case .impossible(let missing, let reason):
        return .init(
          .degrades,
          "\(title); if it ran in zone \(zone), there is no connection until the zone "
            + "is back, because ECS cannot start another elsewhere: it does not get \(missing). \(reason)"
        )
      case .unknown(let feature):
        return .init(
          .unknown,
          "\(title); whether ECS can start another outside zone \(zone) depends on what "
            + "is not modelled: \(feature).")
      case .possible, nil: continue
      }
    }
    let kinds: [Copies.Kind] = [.task, .instance]
    let sentences = kinds.compactMap { kind in
      let own = singles.filter { lowered.model.copies(of: $0)?.kind == kind }
      return own.isEmpty ? nil : interruption(by: own, kind, in: zone)
    }
    return .init(.degrades, sentences.joined(separator: " "))
  }

  private func interruption(
    by services: [ElementID], _ kind: Copies.Kind, in zone: Zone
  ) -> String {
    func titles(_ isScaled: Bool) -> [String] {
      services.filter { self.isScaled($0) == isScaled }
        .map { title(ofElement: $0).capitalizedFirst }
    }
    let copy = kind.noun
    let starter = kind == .task ? "ECS" : "Amazon EC2 Auto Scaling"
    let (scaled, fixed) = (titles(true), titles(false))
    var clauses: [String] = []
    if !scaled.isEmpty {
      clauses.append(
        "\(RequirementText.enumerated(scaled)) can be down to one \(copy)"
          + (scaled.count > 1 ? " each" : ""))
    }
    if !fixed.isEmpty {
      clauses.append(
        fixed.count > 1
          ? "\(RequirementText.enumerated(fixed)) have one \(copy) each"
          : "\(RequirementText.enumerated(fixed)) has one \(copy)")
    }
    let which = services.count > 1 ? "one of them" : "it"
    return "\(clauses.joined(separator: ", ")); if \(which) ran in zone \(zone), there is no "
      + "connection until \(starter) has started another elsewhere."
  }

  /// Whether it may run more tasks than it is declared with.
  private func isScaled(_ service: ElementID) -> Bool {
    if (lowered.model.services[service]?.maximumTasks.value ?? 1) > 1 { return true }
    guard let copies = lowered.model.copies(of: service) else { return false }
    return copies.count != copies.least
  }

  /// Whether it is a service with one task, or a group with one instance, or may be scaled in to it.
  func isSingle(_ element: ElementID) -> Bool {
    lowered.model.copies(of: element)?.least.value == 1
  }

  /// Whether it is not known how many tasks or instances there are: one alone would be lost with its
  /// zone.
  func hasUnknownCopies(_ element: ElementID) -> Bool {
    lowered.model.copies(of: element)?.least.unknown != nil
  }

  /// What is not known of such an element.
  func copiesText(_ element: ElementID) -> String {
    let copies = lowered.model.copies(of: element)?.kind == .instance ? "instances" : "tasks"
    let title = title(ofElement: element).lowercasedFirst
    return "how many \(copies) \(title.hasPrefix("the ") ? title : "the \(title)") has"
  }
}
