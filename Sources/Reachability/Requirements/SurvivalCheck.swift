import AWSModel
import Topology

/// Asks whether traffic still arrives when any one zone is lost.
struct SurvivalCheck {
  let model: NetworkModel
  let restarting: Bool

  func report(_ claim: Requirement.Claim, _ selections: [Requirement.Selection]) -> ClaimReport {
    let zones = Set(model.network.subnets.compactMap(\.zone)).sorted()
    let copied = copied(selections)
    let singles = copied.filter { model.isSingle($0.id) }
    if !restarting, let single = singles.first {
      let sentence =
        "The \(model.title(ofElement: single.id).lowercasedFirst) has one \(isTask(single) ? "task" : "instance"); "
        + "while the zone that it runs in is lost, connections fail until "
        + "\(isTask(single) ? "ECS" : "Amazon EC2 Auto Scaling") replaces it in another one."
      return ClaimReport(
        claim: claim, verdict: .refuted, classes: 0, evidence: sentence,
        counterexample: Counterexample(
          trace: nil, sentence: sentence, decider: single.id, location: single.location))
    }
    if let report = lossWithZone(claim, selections) { return report }
    // What may be scaled in to none is not restarted either.
    if let open = copied.first(where: { model.hasUnknownCopies($0.id) }) {
      return unknown(claim, model.copiesText(open.id))
    }
    if let open = model.network.subnets.first(where: { $0.zone == nil }) ?? nil {
      return unknown(claim, "the zone of \(open.element)")
    }
    if zones.isEmpty { return unknown(claim, "the zones, of which the model has none") }
    var classes = 0
    for zone in zones {
      let broken = model.failing(.zone(zone))
      for single in singles {
        let title = "the \(model.title(ofElement: single.id).lowercasedFirst)"
        switch broken.restart(of: single.id, before: model) {
        case .possible: continue
        case .impossible(let missing, let reason):
          let sentence =
            "When zone \(zone) is lost, ECS cannot start the only task of \(title) elsewhere: it does not get \(missing). \(reason)"
          return ClaimReport(
            claim: claim, verdict: .refuted, classes: classes, evidence: sentence,
            counterexample: Counterexample(
              trace: nil, lostZone: zone, sentence: sentence, decider: single.id,
              location: single.location))
        case .unknown(let what):
          return unknown(
            claim, "whether ECS can start a task of \(title) without zone \(zone): \(what)")
        }
      }
      let reaches = selections.map {
        Requirement.Claim(.traffic(selection: $0), .reaches)
      }
      for report in RequirementChecker(broken).check(reaches) {
        classes += report.classes
        guard report.verdict != .proved else { continue }
        let example = report.counterexample
        return ClaimReport(
          claim: claim, verdict: report.verdict, classes: classes,
          evidence: "When zone \(zone) is lost: \(report.evidence)",
          counterexample: Counterexample(
            trace: example?.trace, lostZone: zone, sentence: example?.sentence ?? "",
            decider: example?.decider, location: example?.location, hop: example?.hop),
          unknowns: report.unknowns)
      }
    }
    let names = RequirementText.enumerated(zones.map(\.key))
    var evidence =
      "What is left still arrives and is answered when any one of the zones \(names) is lost "
      + "(\(RequirementText.classes(classes)))."
    if !singles.isEmpty {
      let titles = singles.map { "the \(model.title(ofElement: $0.id).lowercasedFirst)" }
      evidence +=
        " \(titles.joined(separator: " and ").capitalizedFirst) run\(titles.count == 1 ? "s" : "") a "
        + "single \(singles.allSatisfy(isTask) ? "task, which ECS has" : "instance or task, which AWS has") "
        + "to start again elsewhere first."
    }
    return ClaimReport(claim: claim, verdict: .proved, classes: classes, evidence: evidence)
  }

  /// What stands in one of several zones, nobody knows which, and is lost with it.
  private func lossWithZone(
    _ claim: Requirement.Claim, _ selections: [Requirement.Selection]
  ) -> ClaimReport? {
    for selection in selections {
      for case .element(let id) in selection.sources + selection.destinations {
        for owner in model.interfaces(of: id).map({ model.network.interfaces[$0].owner }) {
          let title = model.title(ofElement: owner).lowercasedFirst
          let occupant = model.model.occupants[owner]
          let unknownPlaces =
            occupant?.unknownPlaces ?? model.model.loadBalancers[owner]?.unknownPlaces ?? []
          if !unknownPlaces.isEmpty { return unknown(claim, "the subnets of the \(title)") }
          guard let occupant, occupant.places.count > 1 else { continue }
          if occupant.isLostWithZone.unknown != nil {
            return unknown(claim, "whether the \(title) stands in two zones")
          }
          guard occupant.isLostWithZone.value == true else { continue }
          let sentence = "The \(title) stands in one zone and is lost with it."
          return ClaimReport(
            claim: claim, verdict: .refuted, classes: 0, evidence: sentence,
            counterexample: Counterexample(
              trace: nil, sentence: sentence, decider: owner,
              location: model.model.resource(owner)?.location))
        }
      }
    }
    return nil
  }

  private func unknown(_ claim: Requirement.Claim, _ what: String) -> ClaimReport {
    ClaimReport(
      claim: claim, verdict: .unknown, classes: 0,
      evidence: "Nothing can be said: it depends on \(what).", unknowns: [what])
  }

  private func isTask(_ resource: Resource) -> Bool {
    model.lowered.model.copies(of: resource.id)?.kind == .task
  }

  /// The services and groups of instances among the ends, and behind the load balancers among them.
  private func copied(_ selections: [Requirement.Selection]) -> [Resource] {
    var found: [Resource] = []
    func add(_ interfaces: [Int]) {
      for owner in interfaces.map({ model.network.interfaces[$0].owner }) {
        guard let service = model.lowered.model.resource(owner),
          model.lowered.model.copies(of: owner) != nil,
          !found.contains(where: { $0.id == service.id })
        else { continue }
        found.append(service)
      }
    }
    for selection in selections {
      for case .element(let id) in selection.sources { add(model.interfaces(of: id)) }
      for case .element(let id) in selection.destinations {
        let own = model.interfaces(of: id)
        add(own)
        add(model.targets(behind: own, for: selection.services))
      }
    }
    return found
  }
}
