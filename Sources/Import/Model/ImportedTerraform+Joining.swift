import OrderedCollections
import Topology

extension ImportedTerraform {
  /// What one file's values call a resource that another file has: `vpc-0ab1=network/aws_vpc.main`.
  package struct Alias: Hashable, Sendable {
    package let literal: String
    package let element: ElementID

    /// Reads `literal=file/address`; nil where it is not that.
    package init?(_ text: String) {
      guard let sign = text.firstIndex(of: "="),
        let id = ElementID(text: String(text[text.index(after: sign)...])), sign > text.startIndex
      else { return nil }
      literal = String(text[..<sign])
      element = id
    }
  }

  /// Several files as one model. Every address begins with its file's name, `network/aws_vpc.main`;
  /// ids that are known connect the files, and aliases say what others mean.
  ///
  /// - Throws: ``ImportError/join(alias:reason:)``.
  package init(
    joining files: [(name: String, imported: ImportedTerraform)], aliases: [Alias], name: String
  ) throws(ImportError) {
    var topology = files[0].imported.topology
    topology.name = name
    let words = name.split(separator: "-").joined(separator: " ")
    topology.title = words.prefix(1).uppercased() + words.dropFirst()
    topology.resources = files.flatMap { file in
      file.imported.topology.resources.map { resource in
        var resource = resource
        resource.place = file.imported.places[resource.id]
        return resource.moved(into: file.name)
      }
    }
    let known = Set(topology.resources.map(\.id))
    for alias in aliases {
      guard known.contains(alias.element) else {
        throw .join(alias: alias.literal, reason: "there is no resource '\(alias.element)'")
      }
      var isUsed = false
      for index in topology.resources.indices
      where topology.resources[index].id.path.first != alias.element.path.first {
        topology.resources[index].arguments = topology.resources[index].arguments.mapValues {
          $0.replacing(alias, &isUsed)
        }
      }
      guard isUsed else {
        throw .join(alias: alias.literal, reason: "no other file has this value")
      }
    }
    let places = Dictionary(
      uniqueKeysWithValues: topology.resources.map { ($0.id, $0.place ?? ResourcePlace()) })
    var providers: [ElementID: String] = [:]
    for (file, imported) in files {
      for (id, provider) in imported.providers {
        providers[id.moved(into: file)] = provider.isEmpty ? file : "\(file)/\(provider)"
      }
    }
    let surroundings = Surroundings(joining: files.map(\.imported.surroundings))
    topology =
      TopologyBuilder(
        surroundings, topology.resources, providers, name: name,
        environment: topology.environment.name
      ).topology
    topology = InferredComponents(topology).topology
    topology.omission = files.lazy.compactMap(\.imported.topology.omission).first
    self.init(
      kind: files[0].imported.kind, topology: topology,
      edges: files.flatMap { file in file.imported.edges.map { $0.moved(into: file.name) } },
      surroundings: surroundings, places: places, providers: providers,
      omitted: files.flatMap { file in
        file.imported.omitted.map {
          OmittedBlocks.Block(source: "\(file.name)/\($0.source)", name: $0.name)
        }
      },
      given: Dictionary(
        files.flatMap { file in
          file.imported.given.map { ($0.key.moved(into: file.name), $0.value) }
        }, uniquingKeysWith: { first, _ in first }))
    forgotten = files.flatMap { file in file.imported.forgotten.map { "\(file.name)/\($0)" } }
  }
}

extension ElementID {
  fileprivate func moved(into file: String) -> ElementID {
    ElementID(path: [file] + path, key: key)
  }
}

extension Resource {
  fileprivate func moved(into file: String) -> Resource {
    var resource = Resource(
      id: id.moved(into: file), type: type, name: name,
      arguments: arguments.mapValues { $0.moved(into: file) }, title: title,
      origin: .state(address: "\(file)/\(origin)"))
    resource.place = place
    return resource
  }
}

extension Edge {
  fileprivate func moved(into file: String) -> Edge {
    Edge(
      source: "\(file)/\(source)", argument: argument, isIdentifier: isIdentifier,
      targets: targets.map {
        Target(
          address: "\(file)/\($0.address)", attribute: $0.attribute, basis: $0.basis, zone: $0.zone)
      }, causes: causes)
  }
}

extension Value {
  fileprivate func moved(into file: String) -> Value {
    mapped { value in
      guard case .reference(let reference) = value else { return value }
      return .reference(
        Reference(
          reference.element.moved(into: file), reference.attribute, key: reference.key))
    }
  }

  fileprivate func replacing(_ alias: ImportedTerraform.Alias, _ isUsed: inout Bool) -> Value {
    mapped { value in
      guard value == .string(alias.literal) else { return value }
      isUsed = true
      return .reference(alias.element, alias.literal.hasPrefix("arn:") ? "arn" : "id")
    }
  }

  /// The value with each of its leaves replaced.
  private func mapped(_ transform: (Value) -> Value) -> Value {
    switch self {
    case .list(let values): .list(values.map { $0.mapped(transform) })
    case .template(let values): .template(values.map { $0.mapped(transform) })
    case .object(let members): .object(members.mapValues { $0.mapped(transform) })
    case .blocks(let blocks):
      .blocks(blocks.map { $0.mapValues { $0.mapped(transform) } })
    case .json(let inner): .json(inner.mapped(transform))
    default: transform(self)
    }
  }
}
