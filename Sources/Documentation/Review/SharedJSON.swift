/// A JSON value in which every part that occurs more than once is written once.
///
/// A number refers to an entry of the table; `"~8080"` is the number 8080, and a string that begins
/// with `~` of itself has another in front. `{"3":[…]}` is an object whose members have the names of
/// shape 3. Walks repeat their hops, and elements the names of their arguments, so that a page
/// is a fraction of what it would be.
struct SharedJSON {
  private(set) var table: [JSON] = []
  private(set) var root: JSON = .null
  /// The names of the members of objects that have the same.
  private(set) var shapes: [[String]] = []
  private var shapePlaces: [[String]: Int] = [:]
  private var counts: [JSON: Int] = [:]
  /// Every part, in the order in which it was met.
  private var met: [JSON] = []
  private var places: [JSON: Int] = [:]
  /// What is shorter than a reference to it would be stays where it is.
  private static let shortest = 6

  init(_ value: JSON) {
    count(value)
    // What is referred to most has the shortest numbers.
    let sharing = met.filter { counts[$0, default: 0] > 1 && Self.isWorthSharing($0) }
      .map { (value: $0, count: counts[$0, default: 0]) }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element.value)
    for (place, part) in sharing.enumerated() { places[part] = place }
    for part in sharing { table.append(parts(of: part)) }
    root = shared(value)
  }

  /// The shapes, the table and the value.
  var json: JSON {
    .members([
      "shapes": .array(shapes.map { .array($0.map { .string($0) }) }), "table": .array(table),
      "value": root,
    ])
  }

  private mutating func count(_ value: JSON) {
    counts[value, default: 0] += 1
    guard counts[value] == 1 else { return }
    met.append(value)
    switch value {
    case .array(let items): for item in items { count(item) }
    case .object(let members): for member in members { count(member.value) }
    case .null, .bool, .number, .string: break
    }
  }

  private mutating func shared(_ value: JSON) -> JSON {
    places[value].map { .number($0) } ?? parts(of: value)
  }

  private mutating func parts(of value: JSON) -> JSON {
    switch value {
    case .null, .bool: return value
    case .number(let number): return .string("~\(number)")
    case .string(let text): return text.hasPrefix("~") ? .string("~" + text) : value
    case .array(let items):
      var result: [JSON] = []
      for item in items { result.append(shared(item)) }
      return .array(result)
    case .object(let members):
      let shape = place(ofShape: members.map(\.name))
      var result: [JSON] = []
      for member in members { result.append(shared(member.value)) }
      return .object([JSON.Member(name: String(shape), value: .array(result))])
    }
  }

  private mutating func place(ofShape names: [String]) -> Int {
    if let place = shapePlaces[names] { return place }
    shapePlaces[names] = shapes.count
    shapes.append(names)
    return shapes.count - 1
  }

  private static func isWorthSharing(_ value: JSON) -> Bool {
    switch value {
    case .null, .bool, .number: false
    case .string(let text): text.utf8.count >= shortest
    case .array(let items): items.count > 1 || items.contains(where: isWorthSharing)
    case .object(let members): !members.isEmpty
    }
  }
}
