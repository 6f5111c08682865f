import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// The same network written in another way: what AWS means by it stays the same.
package enum TopologyShape: String, CaseIterable, Sendable {
  /// Nested blocks as lists of objects, as the typed resources write attributes that are blocks.
  case objects
  /// The values of a state: literal ids and ARNs for references, null and empty values for what is
  /// not given, and each separate resource once more in the resource that it belongs to.
  case state

  /// The topology in this shape, with the same elements.
  package func applied(to topology: Topology) -> Topology {
    switch self {
    case .objects:
      var copy = topology
      for index in copy.resources.indices {
        copy.resources[index].arguments = copy.resources[index].arguments.mapValues(Self.objects)
      }
      return copy
    case .state: return StateShape(topology).topology
    }
  }

  static func objects(_ value: Value) -> Value {
    switch value {
    case .blocks(let blocks): .list(blocks.map { .object($0.mapValues(objects)) })
    case .list(let values): .list(values.map(objects))
    case .object(let members): .object(members.mapValues(objects))
    default: value
    }
  }
}
