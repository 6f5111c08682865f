import OrderedCollections
import Topology

extension ModuleLifter {
  /// The arguments and nested blocks that give every sample its own: arguments, then the
  /// blocks.
  mutating func liftBody(
    _ samples: [BodySample], _ place: Place, notes: OrderedDictionary<String, String> = [:]
  ) throws -> Body {
    let names = OrderMerging.merge(samples.map { Array($0.members.keys) })
    var arguments: [Body.Item] = []
    var blocks: [Body.Item] = []
    for name in names {
      let values = samples.map {
        Sample(site: $0.site, keys: $0.keys, value: $0.members[name] ?? .null)
      }
      let note = notes[name] ?? ""
      let inner = place.appending(name)
      if values.contains(where: { if case .blocks = $0.value { true } else { false } }) {
        var items = try liftBlocks(name, values, inner)
        if !note.isEmpty, case .block(let first)? = items.first {
          items[0] = .block(Block(first.type, first.labels, comment: note, first.body))
        }
        blocks += items
        continue
      }
      let expression = try lift(values, inner)
      if expression == .null { continue }
      arguments.append(.attribute(name, expression, comment: note))
    }
    return Body(ArgumentOrder.sorted(arguments) + ArgumentOrder.sortedBlocks(blocks))
  }

  /// Nested blocks of one type.
  private mutating func liftBlocks(
    _ name: String, _ samples: [Sample], _ place: Place
  ) throws -> [Body.Item] {
    let lists = samples.map { sample -> [Value] in
      if case .blocks(let blocks) = sample.value { blocks.map(Value.object) } else { [] }
    }
    let counts = Set(lists.map(\.count))
    if counts != [1], let loop = try? attempt({ try $0.liftDynamic(name, samples, lists, place) }) {
      return [loop]
    }
    if counts.count == 1, let count = counts.first {
      var items: [Body.Item] = []
      for index in 0..<count {
        let elements = zip(samples, lists).map { $0.with($1[index]) }
        let body = try liftBody(Self.bodies(elements), Self.elementPlace(elements, place))
        items.append(.block(Block(name, [], body)))
      }
      return items
    }
    return try liftOptionalBlocks(name, samples, lists, place)
  }

  private static func bodies(_ samples: [Sample]) -> [BodySample] {
    samples.map { sample in
      guard case .object(let members) = sample.value else {
        return BodySample(site: sample.site, keys: sample.keys, members: [:])
      }
      return BodySample(site: sample.site, keys: sample.keys, members: members)
    }
  }

  /// One block for each zone, or for each member of a family.
  private mutating func liftDynamic(
    _ name: String, _ samples: [Sample], _ lists: [[Value]], _ place: Place
  ) throws -> Body.Item {
    guard let domain = loopDomain(samples, lists) else {
      throw failure(samples, place, "the blocks follow no key")
    }
    var elements: [Sample] = []
    for (index, sample) in samples.enumerated() {
      for (key, value) in zip(domain.keys[index], lists[index]) {
        elements.append(Sample(site: sample.site, keys: sample.keys + [key], value: value))
      }
    }
    scope.append(
      LoopVariable(
        key: .attribute(.name(name), "key"), value: .attribute(.name(name), "value"),
        source: domain.source))
    defer { scope.removeLast() }
    let content = try liftBody(Self.bodies(elements), place)
    return .block(
      Block(
        "dynamic", [name],
        [.attribute("for_each", domain.collection), .block(Block("content", [], content))]))
  }

  /// Blocks that only some sites have, each behind a flag.
  private mutating func liftOptionalBlocks(
    _ name: String, _ samples: [Sample], _ lists: [[Value]], _ place: Place
  ) throws -> [Body.Item] {
    let identities = zip(samples, lists).map { self.identities($1, at: $0.site) }
    var items: [Body.Item] = []
    for identity in try alignment(identities, samples, place) {
      let present = samples.indices.compactMap { index -> Sample? in
        guard let position = identities[index].firstIndex(of: identity) else { return nil }
        return samples[index].with(lists[index][position])
      }
      let inner = Self.elementPlace(present, place)
      if present.count == samples.count {
        items.append(.block(Block(name, [], try liftBody(Self.bodies(present), inner))))
        continue
      }
      let flag = try self.flag(present, of: samples, inner)
      let content = try liftBody(Self.bodies(present), inner)
      items.append(
        .block(
          Block(
            "dynamic", [name],
            [
              .attribute("for_each", .conditional(flag, .list([.int(1)]), .list([]))),
              .block(Block("content", [], content)),
            ])))
    }
    return items
  }
}
