import AWSModel
import Topology

/// The sentences of proofs and refutations.
struct RequirementText {
  let model: NetworkModel
  let selection: Requirement.Selection

  /// The packets in words: `packets from the Workload VPC to the internet (TCP 443)`.
  var packets: String {
    let services = selection.services.map(\.description)
    var details = services
    if let name = selection.serverName { details.append("server name \(name)") }
    let detail = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
    if selection.isBetween {
      return "packets between \(list(selection.sources))\(detail)"
    }
    return "packets from \(list(selection.sources)) to \(list(selection.destinations))\(detail)"
  }

  private func list(_ ends: [Requirement.End]) -> String {
    ends.isEmpty ? "nothing" : Self.enumerated(ends.map(title))
  }

  private func title(_ end: Requirement.End) -> String {
    switch end {
    case .element(let id): model.title(ofElement: id)
    case .internet: "the internet"
    case .anywhere: "anywhere"
    case .network(_, let title): title
    case .otherEnvironments: "the other environments"
    }
  }

  var nothingToSend: String {
    "There are no \(packets): one of the ends has nothing that could send or receive them."
  }

  // MARK: Proofs

  func proof(_ predicate: Requirement.Predicate, _ walk: TrafficWalk) -> String {
    let arrivals = walk.arrivals
    let counts = "\(Self.classes(arrivals)) arrive\(arrivals == 1 ? "s" : "")"
    let refused =
      walk.classes > arrivals ? ", \(walk.classes - arrivals) are stopped on the way" : ""
    var sentence: String
    switch predicate {
    case .reaches, .survivesAnyZone, .avoidsInternetGateway:
      return "All \(packets) arrive and are answered, whatever zones are chosen "
        + "(\(Self.classes(walk.classes)))."
    case .isRefused:
      sentence = "No \(packets) arrive\(stops(walk))."
    case .only(let services, let sources, let destinations):
      var exceptions = [Self.enumerated(services.map(\.description))]
      if !sources.isEmpty { exceptions.append("from \(list(sources))") }
      if !destinations.isEmpty { exceptions.append("to \(list(destinations))") }
      let exception = exceptions.filter { !$0.isEmpty }.joined(separator: " ")
      let rest = (walk.refusals.isEmpty ? "" : "; the rest is stopped") + stops(walk)
      sentence = "Of \(packets), nothing arrives but \(exception)\(rest)."
    case .passes(let element, let exactlyOnce):
      let title = model.title(ofElement: element)
      if arrivals == 0 { return nothingArrives(walk) }
      let times = exactlyOnce ? " exactly once" : ""
      sentence = "All \(packets) that arrive pass \(title)\(times), and so do the responses "
      sentence += "(\(counts)\(refused))."
    case .passesWebFirewall:
      if arrivals == 0 { return nothingArrives(walk) }
      sentence = "All \(packets) that arrive came through a load balancer whose web ACL has seen "
      sentence += "them (\(counts)\(refused))."
    case .isSymmetric:
      if arrivals == 0 { return nothingArrives(walk) }
      sentence = "The responses to all \(packets) come back through the same firewall endpoint and "
      sentence += "NAT gateway (\(counts)\(refused))."
    case .staysInOneZone:
      if arrivals == 0 { return nothingArrives(walk) }
      sentence = "All \(packets) that arrive, and the responses, stay in the sender's zone "
      sentence += "(\(counts)\(refused))."
    }
    sentence += fronts(predicate, walk)
    if !walk.supposed.isEmpty {
      sentence +=
        " It holds whatever becomes of what is not modelled: \(Self.joined(walk.supposed))."
    }
    return sentence
  }

  /// The load balancers that open connections of their own to what the statement protects.
  private func fronts(_ predicate: Requirement.Predicate, _ walk: TrafficWalk) -> String {
    switch predicate {
    case .isRefused, .only: break
    default: return ""
    }
    let targets = Set(walk.parts.flatMap(\.query.destinations))
    var titles: [String] = []
    for target in targets.sorted() {
      for front in model.balancers(before: target) where !targets.contains(front) {
        let title = model.network.nodes[model.network.interfaces[front].node].title
        if !titles.contains(title) { titles.append(title) }
      }
    }
    guard !titles.isEmpty else { return "" }
    return " Apart from that, \(Self.joined(titles).lowercasedFirst) "
      + "pass\(titles.count == 1 ? "es" : "") clients' requests on in connections of "
      + "\(titles.count == 1 ? "its" : "their") own."
  }

  private func nothingArrives(_ walk: TrafficWalk) -> String {
    "No \(packets) arrive at all\(stops(walk)), so the statement holds of none."
  }

  /// What stops the packets, the commonest reasons first.
  private func stops(_ walk: TrafficWalk) -> String {
    let refusals = walk.refusals.prefix(3).map {
      "\($0.code.meaning.dropLast().description.lowercasedFirst) (\($0.count))"
    }
    if refusals.isEmpty { return walk.classes == 0 ? ": no address there can be asked for" : "" }
    return ": " + refusals.joined(separator: "; ")
  }

  // MARK: Refutations

  func refutation(
    _ predicate: Requirement.Predicate, example: Counterexample, isUnknown: Bool
  ) -> String {
    let subject = isUnknown ? "Whether \(packets)" : "Not all \(packets)"
    let negative = isUnknown ? "Whether \(packets)" : "Some \(packets)"
    let text =
      switch predicate {
      case .reaches, .survivesAnyZone: "\(subject) arrive"
      case .isRefused: "\(negative) arrive"
      case .only: "\(negative) arrive that should not"
      case .passes(let element, let exactlyOnce):
        "\(subject) pass \(model.title(ofElement: element))\(exactlyOnce ? " exactly once" : "")"
      case .passesWebFirewall: "\(subject) pass a web ACL"
      case .isSymmetric: "\(subject) get their responses on the same path"
      case .staysInOneZone: "\(subject) stay in one zone"
      case .avoidsInternetGateway: "\(subject) avoid the internet gateway"
      }
    if isUnknown { return "\(text) depends on what is not modelled." }
    return example.sentence.isEmpty ? "\(text)." : "\(text). \(example.sentence)"
  }

  func doubt(_ feature: String) -> String {
    "What becomes of some \(packets) is not known."
  }

  // MARK: Words

  static func classes(_ count: Int) -> String { count == 1 ? "1 class" : "\(count) classes" }

  /// `a`, `a and b`, `a, b and c`.
  static func enumerated(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  static func joined(_ items: [String]) -> String { items.joined(separator: ", ") }
}

extension NetworkModel {
  /// What a reader calls a component or resource.
  func title(ofElement id: ElementID) -> String {
    if let component = lowered.model.component(id) {
      let kind = component.kind == .service ? " service" : ""
      return component.title.isEmpty ? id.description : "the \(component.title)\(kind)"
    }
    return lowered.model.resource(id).map { lowered.model.title($0) } ?? id.description
  }
}
