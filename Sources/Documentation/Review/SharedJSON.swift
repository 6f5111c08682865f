/// A JSON value in which every part that occurs more than once is written once.
///
/// A number refers to an entry of the table; `"~8080"` is the number 8080, and a string that begins
/// with `~` of itself has another in front. Walks repeat their hops, and elements the names of their
/// arguments, so that a page is a fraction of what it would be.
struct SharedJSON {
  private(set) var table: [JSON] = []
  private(set) var root: JSON = .null
  private var counts: [JSON: Int] = [:]
  private var places: [JSON: Int] = [:]
  /// What is shorter than a reference to it would be stays where it is.
  private static let shortest = 6

  init(_ value: JSON) {
    count(value)
    root = shared(value)
  }

  /// The table and the value.
  var json: JSON { .members(["table": .array(table), "value": root]) }

  private mutating func count(_ value: JSON) {
    counts[value, default: 0] += 1
    guard counts[value] == 1 else { return }
    switch value {
    case .array(let items): for item in items { count(item) }
    case .object(let members): for member in members { count(member.value) }
    case .null, .bool, .number, .string: break
    }
  }

  private mutating func shared(_ value: JSON) -> JSON {
    guard counts[value, default: 0] > 1, Self.isWorthSharing(value) else { return parts(of: value) }
    if let place = places[value] { return .number(place) }
    let parts = parts(of: value)
    let place = table.count
    table.append(parts)
    places[value] = place
    return .number(place)
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
      var result: [JSON.Member] = []
      for member in members {
        result.append(JSON.Member(name: member.name, value: shared(member.value)))
      }
      return .object(result)
    }
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
