import Topology

/// Elements that differ only in their key, for example one subnet per zone; or a single element
/// without a key.
struct Family: Sendable {
  let id: ElementID
  let members: [Aligned<Resource>]

  var type: String { members.first?.first.type ?? "" }
  var isKeyed: Bool { members.contains { $0.id.key != nil } }

  /// What the members' titles have in common: `Firewall subnet` for `Firewall subnet in zone a`;
  /// where that is nothing, as of an import's name tags, what the family is called in the model.
  var title: String {
    guard let first = members.first else { return id.description }
    guard let key = first.id.key else { return first.first.title }
    let plain = Self.title(first.first.title, without: key)
    if isTitledByKey { return plain }
    var words = first.first.title.split(separator: " ")
    for other in members.dropFirst() {
      words = zip(words, other.first.title.split(separator: " ")).prefix { $0 == $1 }.map(\.0)
    }
    if !words.isEmpty { return words.joined(separator: " ").trimming(", ·-–(:") }
    let name = id.spokenName
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Whether the members' titles are alike but for their keys, so that one says it of all.
  var isTitledByKey: Bool {
    let titles = Set(
      members.map { member in
        member.id.key.map { Self.title(member.first.title, without: $0) } ?? member.first.title
      })
    return titles.count == 1
  }

  /// The keys that an environment has.
  func keys(in environment: Int) -> [String] {
    members.compactMap { $0.items[environment] == nil ? nil : $0.id.key }
  }

  private static func title(_ title: String, without key: String) -> String {
    var words = title.split(separator: " ")
    guard let place = words.lastIndex(where: { $0.trimming(",()") == key }) else { return title }
    words.remove(at: place)
    var index = place
    while index > 0,
      ["in", "zone", "for", "of", "from", "to"].contains(words[index - 1].lowercased())
    {
      words.remove(at: index - 1)
      index -= 1
    }
    return words.joined(separator: " ").trimming(", ")
  }
}

extension StringProtocol {
  /// The text without these characters at either end.
  func trimming(_ characters: String) -> String {
    var rest = Substring(self)
    while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
