import Topology

/// Something that breaks.
package enum Failure: Hashable, Sendable {
  /// An Availability Zone with everything in it.
  case zone(Zone)
  /// A component, or its part in one zone.
  case component(ElementID, zone: Zone?)
}

extension Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .zone(let zone): "zone \(zone)"
    case .component(let id, nil): id.description
    case .component(let id, let zone?): "\(id) in zone \(zone)"
    }
  }
}
