import Topology

// How values, elements and differences between environments are put into words.
extension Landscape {
  /// The titles of the environments.
  var environmentTitles: [String] { environments.map(\.topology.environment.title) }

  /// The element's title, leading to where the documents speak of it.
  func link(_ id: ElementID) -> Inline { .reference(id, .text(title(of: id))) }

  /// A family's title, leading to its section of the inventory.
  func link(_ family: Family) -> Inline { .reference(family.id, .text(family.title)) }

  /// Some members of a family in one environment: `Firewall subnet in zones a, b`.
  func link(_ family: Family, keys: [String], in environment: Int) -> Inline {
    let zones = environments[environment].topology.zones.map(\.key)
    let members = family.members.filter { $0.id.key.map(keys.contains) ?? false }
    if members.count > 1, !family.isTitledByKey, members.count <= Self.mostMembers {
      return members.map { self.link($0.id) }.enumerated()
    }
    let link = link(family)
    if keys == zones { return "\(link) in every zone" }
    let list = keys.joined(separator: ", ")
    guard keys.allSatisfy(zones.contains) else { return "\(link) \(list)" }
    return keys.count == 1 ? "\(link) in zone \(list)" : "\(link) in zones \(list)"
  }

  /// More members of a family than these are told by their keys.
  private static let mostMembers = 6

  /// Whether a family has exactly one member for each zone, in every environment that has any.
  func isZonal(_ family: Family) -> Bool {
    environments.indices.allSatisfy { environment in
      let keys = family.keys(in: environment)
      return keys.isEmpty || keys == environments[environment].topology.zones.map(\.key)
    }
  }

  /// One text for all environments where they agree, else one line for each different one.
  ///
  /// An environment for which there is no text is passed over; nil where there is none at all.
  func varying(_ text: (Int) -> Inline?) -> Inline? {
    var groups: [(text: Inline, environments: [Int])] = []
    for environment in environments.indices {
      guard let text = text(environment) else { continue }
      if let place = groups.firstIndex(where: { $0.text == text }) {
        groups[place].environments.append(environment)
      } else {
        groups.append((text, [environment]))
      }
    }
    guard groups.count > 1 else { return groups.first?.text }
    return groups.map { "\($0.text) (\(titles($0.environments)))" }.joined(separator: .lineBreak)
  }

  /// `Dev, UAT`.
  func titles(_ environments: [Int]) -> String {
    environments.map { environmentTitles[$0] }.joined(separator: ", ")
  }

  /// ` (only in Production)` for an element that not every environment has.
  func presence<Item>(of element: Aligned<Item>) -> Inline {
    element.isEverywhere ? "" : " (only in \(titles(element.environments)))"
  }

  /// An argument's value in one environment; nil where it is not given.
  func value(_ resource: Resource?, _ argument: String, in environment: Int) -> Inline? {
    guard let value = resource?[argument], value != .null else { return nil }
    return text(value, in: environment)
  }

  /// An argument's value in all environments, as ``varying(_:)`` puts it.
  func value(of resource: Aligned<Resource>, _ argument: String) -> Inline? {
    varying { value(resource.items[$0], argument, in: $0) }
  }

  /// A value as a reader understands it.
  func text(_ value: Value, in environment: Int) -> Inline {
    ValueInline(landscape: self, environment: environment)
      .text(environments[environment].topology.resolve(value))
  }
}
