extension NetworkModel {
  /// What breaks, in words.
  package func title(of failure: Failure) -> String {
    switch failure {
    case .zone(let zone): return "Loss of zone \(zone)"
    case .component(let id, let zone):
      let node = network.nodes.first { $0.element == id && (zone == nil || $0.zone == zone) }
      let title = node?.title ?? title(ofElement: id)
      guard let zone else {
        let copy = lowered.model.copies(of: id)?.kind.noun ?? "task"
        return "Loss of the \(copy) of the \(title.lowercasedFirst)"
      }
      if node?.role == .inspector { return "Loss of the \(title)'s endpoint in zone \(zone)" }
      let place = title.hasSuffix("zone \(zone)") ? "" : " in zone \(zone)"
      return "Loss of the \(title.lowercasedFirst)\(place)"
    }
  }
}
