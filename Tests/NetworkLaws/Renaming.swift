import Reachability
import Topology

// The same model under other names.

extension Endpoint {
  var renamed: Endpoint {
    guard case .element(let id) = self else { return self }
    return .element(id.renamed)
  }
}

extension ElementID {
  fileprivate var renamed: ElementID {
    ElementID(path: path.map { "z" + String($0.reversed()) }, key: key)
  }
}

extension Resource {
  var renamed: Resource {
    Resource(
      id: id.renamed, type: type, name: "renamed", arguments: arguments.mapValues(\.renamed),
      title: "Renamed", origin: origin)
  }
}

extension Value {
  fileprivate var renamed: Value {
    switch self {
    case .reference(let reference):
      .reference(reference.element.renamed, reference.attribute, key: reference.key)
    case .list(let values): .list(values.map(\.renamed))
    case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(\.renamed) })
    default: self
    }
  }
}
