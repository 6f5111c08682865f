/// A JSON value in which every part that occurs more than once is written once.
///
/// A number refers to an entry of the table; `"~8080"` is the number 8080, and a string that begins
/// with `~` of itself has another in front. `{"3":[…]}` is an object whose members have the names of
/// shape 3. Walks repeat their hops, and elements the names of their arguments, so that a page is a
/// fraction of what it would be.
struct SharedJSON: Sendable {
  /// A part, with a number for each part inside it.
  private enum Part: Hashable {
    case leaf(JSON)
    case array([Int32])
    case object(shape: Int32, [Int32])
  }

  /// Every part once.
  private var parts: [Part] = []
  private var numbers: [Part: Int32] = [:]
  /// In how many places each stands.
  private var counts: [Int32] = []
  /// Whether a reference is shorter.
  private var isLong: [Bool] = []
  /// The names of the members of objects that have the same.
  private var shapes: [[String]] = []
  private var shapePlaces: [[String]: Int32] = [:]
  /// Where each part stands in the table; -1 where it stands in its only place.
  private var places: [Int32] = []
  private var root: Int32 = 0
  /// What is shorter than a reference to it would be stays where it is.
  private static let shortest = 6
  private var table: [Int32] = []

  /// An object of members and of lists, whose records are taken one after the other; a list without
  /// records is left out.
  init(_ members: [JSON.Member], lists: KeyValuePairs<String, RecordList> = [:]) {
    var names: [String] = []
    var inner: [Int32] = []
    for member in members {
      names.append(member.name)
      inner.append(number(of: member.value))
    }
    for (name, list) in lists where list.count > 0 {
      var records: [Int32] = []
      records.reserveCapacity(list.count)
      list.forEach { records.append(number(of: $0)) }
      names.append(name)
      inner.append(number(ofItems: records))
    }
    root = number(of: .object(shape: place(ofShape: names), inner), isLong: true)
    makeTable()
  }

  private mutating func makeTable() {
    // What is known is only asked for while it is read.
    (numbers, shapePlaces) = ([:], [:])
    // What is referred to most has the shortest numbers.
    table = parts.indices.filter { counts[$0] > 1 && isLong[$0] }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }.map { Int32($0) }
    places = Array(repeating: -1, count: parts.count)
    for (place, number) in table.enumerated() { places[Int(number)] = Int32(place) }
  }

  // MARK: Reading

  private mutating func number(of value: JSON) -> Int32 {
    switch value {
    case .array(let items):
      var inner: [Int32] = []
      inner.reserveCapacity(items.count)
      for item in items { inner.append(number(of: item)) }
      return number(ofItems: inner)
    case .object(let members):
      var inner: [Int32] = []
      inner.reserveCapacity(members.count)
      for member in members { inner.append(number(of: member.value)) }
      let shape = place(ofShape: members.map(\.name))
      return number(of: .object(shape: shape, inner), isLong: !members.isEmpty)
    case .string(let text):
      return number(of: .leaf(value), isLong: text.utf8.count >= Self.shortest)
    case .null, .bool, .number:
      return number(of: .leaf(value), isLong: false)
    }
  }

  private mutating func number(ofItems inner: [Int32]) -> Int32 {
    number(of: .array(inner), isLong: inner.count > 1 || inner.contains { isLong[Int($0)] })
  }

  private mutating func number(of part: Part, isLong: Bool) -> Int32 {
    if let number = numbers[part] { return number }
    let number = Int32(parts.count)
    numbers[part] = number
    parts.append(part)
    counts.append(0)
    self.isLong.append(isLong)
    switch part {
    case .array(let inner), .object(_, let inner): for number in inner { counts[Int(number)] += 1 }
    case .leaf: break
    }
    return number
  }

  private mutating func place(ofShape names: [String]) -> Int32 {
    if let place = shapePlaces[names] { return place }
    let place = Int32(shapes.count)
    shapePlaces[names] = place
    shapes.append(names)
    return place
  }

  // MARK: Writing

  /// The shapes, the table and the value; see ``JSON/text(isInHTML:)``.
  func text(isInHTML: Bool) -> String {
    var text = "{\"shapes\":"
    JSON.array(shapes.map { .array($0.map { .string($0) }) })
      .write(to: &text, depth: 1, isInHTML: isInHTML)
    text += ",\"table\":["
    for (index, number) in table.enumerated() {
      if index > 0 { text += hasLine(number, depth: 1) ? ",\n" : "," }
      writeContent(number, to: &text, depth: 2, isInHTML: isInHTML)
    }
    text += "],\"value\":"
    write(root, to: &text, depth: 1, isInHTML: isInHTML)
    text += "}"
    return text
  }

  private func write(_ number: Int32, to text: inout String, depth: Int, isInHTML: Bool) {
    let place = places[Int(number)]
    if place < 0 {
      writeContent(number, to: &text, depth: depth, isInHTML: isInHTML)
    } else {
      text += String(place)
    }
  }

  private func writeContent(
    _ number: Int32, to text: inout String, depth: Int, isInHTML: Bool
  ) {
    switch parts[Int(number)] {
    case .leaf(let value):
      Self.written(value).write(to: &text, depth: depth, isInHTML: isInHTML)
    case .array(let inner):
      write(inner, to: &text, depth: depth, isInHTML: isInHTML)
    case .object(let shape, let inner):
      text += "{\"\(shape)\":"
      write(inner, to: &text, depth: depth + 1, isInHTML: isInHTML)
      text += "}"
    }
  }

  private func write(_ items: [Int32], to text: inout String, depth: Int, isInHTML: Bool) {
    text += "["
    for (index, item) in items.enumerated() {
      if index > 0 { text += hasLine(item, depth: depth) ? ",\n" : "," }
      write(item, to: &text, depth: depth + 1, isInHTML: isInHTML)
    }
    text += "]"
  }

  /// Whether what is written for the part is on a line of its own; see ``JSON/hasLine(depth:)``.
  private func hasLine(_ number: Int32, depth: Int) -> Bool {
    guard depth != 1 else { return true }
    guard depth <= 3, places[Int(number)] < 0 else { return false }
    return switch parts[Int(number)] {
    case .array, .object: true
    case .leaf: false
    }
  }

  /// The leaf as it stands beside numbers that refer to the table.
  private static func written(_ leaf: JSON) -> JSON {
    switch leaf {
    case .number(let number): .string("~\(number)")
    case .string(let text): .string(text.hasPrefix("~") ? "~" + text : text)
    default: leaf
    }
  }
}
