/// The model of an environment with thousands of resources as text, written one element after the
/// other: the encoder takes ten times the memory of what it writes.
enum LongLists {
  /// A list that is longer is not encoded as one.
  static let longest = 2_000

  /// Elements are encoded on all cores, so many at a time.
  private static let chunk = 256

  /// Adds what the encoder would write of the environment, two levels inside the file.
  static func add(_ topology: Topology, to text: inout String) throws {
    var rest = topology
    var lists: [(name: String, count: Int, item: @Sendable (Int) throws -> String)] = []
    func take<Item: Encodable & Sendable>(_ list: WritableKeyPath<Topology, [Item]>, _ name: String)
    {
      let items = topology[keyPath: list]
      guard items.count > longest else { return }
      rest[keyPath: list] = []
      lists.append((name, items.count, { try PrettyJSON.text(of: items[$0], depth: 4) }))
    }
    // In the order of their names, as they are written.
    take(\.components, "components")
    take(\.connections, "connections")
    take(\.resources, "resources")
    var frame = try PrettyJSON.text(of: rest, depth: 2)[...]
    for list in lists {
      // Only a member of the environment stands so far on the left.
      guard let place = frame.firstRange(of: "\n   \"\(list.name)\" : []") else {
        throw EncodingError.invalidValue(
          topology.name, .init(codingPath: [], debugDescription: "No list of \(list.name)."))
      }
      text += frame[..<place.lowerBound]
      text += "\n   \"\(list.name)\" : ["
      try add(list.count, list.item, to: &text)
      text += "\n   ]"
      frame = frame[place.upperBound...]
    }
    text += frame
  }

  private static func add(
    _ count: Int, _ item: @escaping @Sendable (Int) throws -> String, to text: inout String
  ) throws {
    for start in stride(from: 0, to: count, by: chunk) {
      let items = try Array(start..<min(start + chunk, count)).concurrentMap { index in
        try item(index)
      }
      for (offset, item) in items.enumerated() {
        text += start + offset > 0 ? ",\n    " : "\n    "
        text += item
      }
    }
  }
}
