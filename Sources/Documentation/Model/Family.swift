import Topology

/// Elements that differ only in their key, for example one subnet per zone; or a single element
/// without a key.
struct Family: Sendable {
  let id: ElementID
  let members: [Aligned<Resource>]

  var type: String { members.first?.first.type ?? "" }
  var isKeyed: Bool { members.contains { $0.id.key != nil } }

  /// What the members' titles have in common: `Firewall subnet` for `Firewall subnet in zone a`.
  var title: String {
    guard let first = members.first else { return id.description }
    guard let key = first.id.key else { return first.first.title }
    return Self.title(first.first.title, without: key)
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
