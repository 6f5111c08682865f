import AWSModel
import Topology

/// Whether Amazon ECS can start a task of a service: whether the task gets its image and its secrets.
package enum Restart: Hashable, Sendable {
  case possible
  /// It does not get the one or the other, for a reason that is a sentence.
  case impossible(missing: String, reason: String)
  /// What it depends on that is not known.
  case unknown(String)
}

extension NetworkModel {
  /// Whether Amazon ECS can start a task of the service while the zone is lost, or while nothing is.
  package func restart(of service: ElementID, without zone: Zone?) -> Restart {
    guard let zone else { return restart(of: service, before: self) }
    return failing(.zone(zone)).restart(of: service, before: self)
  }

  /// Whether a task of the service can start in this network, in which something may have failed; for
  /// what is no service it is possible.
  ///
  /// - Parameter healthy: The same network while nothing fails, which says what a task asks for.
  func restart(of element: ElementID, before healthy: NetworkModel) -> Restart {
    guard let service = lowered.model.services[element] else { return .possible }
    var unknown: String?
    for flow in healthy.startFlows(of: service) {
      for leg in flow.legs {
        let traces = trace(leg)
        guard !traces.contains(where: \.verdict.isSuccess), let first = traces.first else {
          continue
        }
        guard let open = traces.first(where: { $0.verdict.reason == nil }) else {
          return .impossible(
            missing: flow.kind == .imagePull ? "its image" : "its secrets",
            reason: first.verdict.reason?.sentence ?? "")
        }
        if case .unknown(let feature) = open.verdict, unknown == nil { unknown = feature.feature }
      }
    }
    return unknown.map(Restart.unknown) ?? .possible
  }
}
