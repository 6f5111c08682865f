extension ResourceTraits {
  /// The arguments of the type itself that the row speaks of, in order, each once.
  package var paths: [ArgumentPath] {
    var paths: [ArgumentPath] = []
    if let subnetsOfGroup { paths.append(subnetsOfGroup) }
    if let occupant { paths += occupant.paths }
    if let storesData { paths += storesData.keys + [storesData.flag].compactMap(\.self) }
    for unit in costUnits {
      if case .members(let path) = unit.measure { paths.append(path) }
      if let condition = unit.condition { paths.append(condition.argument) }
    }
    var seen: Set<ArgumentPath> = []
    return paths.filter { seen.insert($0).inserted }
  }
}

extension OccupantTraits {
  /// The arguments that place it, guard it and say what it does.
  package var paths: [ArgumentPath] {
    var paths = (subnets + groups).compactMap(\.path) + isPublic.paths + ports.paths
    for case .given(let path, _) in [opens, listens] { paths.append(path) }
    if case .pair(let path) = presence { paths.append(path) }
    if let publicEndpoint { paths += publicEndpoint.flag.paths + [publicEndpoint.clients] }
    return paths
  }
}

extension InterfaceSource {
  /// The argument of the resource itself; nil where others name it.
  package var path: ArgumentPath? {
    switch self {
    case .argument(let path), .subnetGroup(let path, _), .template(let path, _),
      .parent(let path, _), .original(let path, _):
      path
    case .dependents: nil
    }
  }
}

extension PublicFlag {
  fileprivate var paths: [ArgumentPath] {
    switch self {
    case .never, .always, .unknown, .asSubnet, .asSource, .asDependents: []
    case .flag(let path, let absent), .inverted(let path, let absent),
      .value(let path, _, let absent):
      [path] + absent.paths
    case .given(let path): [path]
    }
  }
}

extension ListeningPorts {
  fileprivate var paths: [ArgumentPath] {
    switch self {
    case .none, .any, .unknown, .fixed, .possible, .asDependents: []
    case .argument(let path, let absent), .values(let path, _, let absent):
      [path] + absent.paths
    case .asParent(let path, _): [path]
    }
  }
}
