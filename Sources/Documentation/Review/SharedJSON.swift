/// A JSON value in which every part that occurs more than once is written once.
///
/// A number refers to an entry of the table; `"~8080"` is the number 8080, and a string that begins
/// with `~` of itself has another in front. `{"3":[…]}` is an object whose members have the names of
/// shape 3. Walks repeat their hops, and elements the names of their arguments, so that a page is a
/// fraction of what it would be.
struct SharedJSON {
  /// A part, with a number for each part inside it.
  private enum Part: Hashable {
    case leaf(JSON)
    case array([Int])
    case object(shape: Int, [Int])
  }

  /// Every part once.
  private var parts: [Part] = []
  private var numbers: [Part: Int] = [:]
  /// In how many places each stands.
  private var counts: [Int] = []
  /// Whether a reference is shorter.
  private var isLong: [Bool] = []
  /// The names of the members of objects that have the same.
  private var shapes: [[String]] = []
  private var shapePlaces: [[String]: Int] = [:]
  /// Where each part stands in the table; nil where it stands in its only place.
  private var places: [Int?] = []
  private var root = 0
  /// What is shorter than a reference to it would be stays where it is.
  private static let shortest = 6
  private var table: [Int] = []

  init(_ value: JSON) {
    root = number(of: value)
    // What is referred to most has the shortest numbers.
    table = parts.indices.filter { counts[$0] > 1 && isLong[$0] }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    places = Array(repeating: nil, count: parts.count)
    for (place, number) in table.enumerated() { places[number] = place }
  }

  /// The shapes, the table and the value.
  var json: JSON {
    .members([
      "shapes": .array(shapes.map { .array($0.map { .string($0) }) }),
      "table": .array(table.map(content)), "value": reference(root),
    ])
  }

  // MARK: Reading

  private mutating func number(of value: JSON) -> Int {
    switch value {
    case .array(let items):
      var inner: [Int] = []
      for item in items { inner.append(number(of: item)) }
      return number(of: .array(inner), isLong: inner.count > 1 || inner.contains { isLong[$0] })
    case .object(let members):
      var inner: [Int] = []
      for member in members { inner.append(number(of: member.value)) }
      let shape = place(ofShape: members.map(\.name))
      return number(of: .object(shape: shape, inner), isLong: !members.isEmpty)
    case .string(let text):
      return number(of: .leaf(value), isLong: text.utf8.count >= Self.shortest)
    case .null, .bool, .number:
      return number(of: .leaf(value), isLong: false)
    }
  }

  private mutating func number(of part: Part, isLong: Bool) -> Int {
    if let number = numbers[part] { return number }
    numbers[part] = parts.count
    parts.append(part)
    counts.append(0)
    self.isLong.append(isLong)
    switch part {
    case .array(let inner), .object(_, let inner): for number in inner { counts[number] += 1 }
    case .leaf: break
    }
    return parts.count - 1
  }

  private mutating func place(ofShape names: [String]) -> Int {
    if let place = shapePlaces[names] { return place }
    shapePlaces[names] = shapes.count
    shapes.append(names)
    return shapes.count - 1
  }

  // MARK: Writing

  private func reference(_ number: Int) -> JSON {
    places[number].map { .number($0) } ?? content(number)
  }

  private func content(_ number: Int) -> JSON {
    switch parts[number] {
    case .leaf(.number(let number)): .string("~\(number)")
    case .leaf(.string(let text)): .string(text.hasPrefix("~") ? "~" + text : text)
    case .leaf(let value): value
    case .array(let inner): .array(inner.map(reference))
    case .object(let shape, let inner):
      .object([JSON.Member(name: String(shape), value: .array(inner.map(reference)))])
    }
  }
}
