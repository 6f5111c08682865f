import AWSResources
import OrderedCollections
import Topology

/// What differs between the environments in one family of elements, as rows of a table: element,
/// setting, and the value in each environment.
struct DifferenceReading {
  /// The row that says which members each environment has; nil where all have the same.
  let presence: [Inline]?
  /// A row for each argument whose values differ.
  let arguments: [[Inline]]

  init(_ family: Family, in landscape: Landscape) {
    presence = Self.presence(family, in: landscape)
    arguments = Self.arguments(family, in: landscape)
  }

  private static func presence(_ family: Family, in landscape: Landscape) -> [Inline]? {
    guard !family.members.allSatisfy(\.isEverywhere) else { return nil }
    let isEverywhere = landscape.environments.indices.allSatisfy { environment in
      family.members.contains { $0.items[environment] != nil }
    }
    if family.isKeyed, isEverywhere, landscape.isZonal(family) { return nil }
    let cells = landscape.environments.indices.map { environment -> Inline in
      let present = family.members.filter { $0.items[environment] != nil }
      if present.isEmpty { return .none }
      let keys = present.compactMap(\.id.key)
      return keys.isEmpty ? "yes" : .text(keys.joined(separator: ", "))
    }
    return [landscape.link(family), family.isKeyed ? "members" : "present"] + cells
  }

  /// One member's value of one argument in each environment.
  private struct Comparison {
    let key: String?
    /// The values as the author wrote them, with symbols; nil where the member or value is absent.
    var written: [Value?]

    /// Whether the environments that have the member agree, apart from what symbols stand for.
    func agree(among environments: [Int]) -> Bool {
      Set(environments.map { written[$0] }).count <= 1
    }
  }

  private static func arguments(_ family: Family, in landscape: Landscape) -> [[Inline]] {
    var comparisons: OrderedDictionary<String, [Comparison]> = [:]
    for member in family.members where member.environments.count > 1 || family.isKeyed {
      var values: OrderedDictionary<String, [Value?]> = [:]
      for environment in member.environments {
        guard let item = member.items[environment] else { continue }
        for leaf in ArgumentLeaves(item).leaves {
          values[leaf.path, default: Array(repeating: nil, count: landscape.environments.count)][
            environment] = leaf.value
        }
      }
      for (path, written) in values {
        comparisons[path, default: []].append(Comparison(key: member.id.key, written: written))
      }
    }
    return comparisons.compactMap { path, members in
      let differs = members.contains { member in
        let environments =
          family.members.first { $0.id.key == member.key }?.environments ?? []
        return !member.agree(among: environments)
      }
      guard differs, !isAddress(path, of: family) else { return nil }
      let cells = landscape.environments.indices.map { cell(members, $0, landscape) }
      // Different symbols may say the same, such as the subnets of every zone.
      guard Set(cells).count > 1 else { return nil }
      return [landscape.link(family), setting(path)] + cells
    }
  }

  /// Whether the argument is the block of a VPC or subnet; those have a page of their own.
  private static func isAddress(_ path: String, of family: Family) -> Bool {
    path == "cidr_block" && [AWS.Vpc.type, AWS.Subnet.type].contains(family.type)
  }

  /// The argument's name; what is set within a container by the container's name.
  static func setting(_ path: String) -> Inline {
    guard let match = path.wholeMatch(of: /container_definitions\[(.+?)\]\.(.+)/) else {
      return .code(path)
    }
    let inner = String(match.2)
    let variable = inner.wholeMatch(of: /environment\[(.+)\]\.value/)
    return "container \(code: String(match.1)): \(code: variable.map { String($0.1) } ?? inner)"
  }

  /// The members' values in one environment: one text where they agree, else a line for each key.
  private static func cell(
    _ members: [Comparison], _ environment: Int, _ landscape: Landscape
  ) -> Inline {
    let texts = members.compactMap { member -> (key: String?, text: Inline)? in
      member.written[environment].map { (member.key, landscape.text($0, in: environment)) }
    }
    let distinct = texts.map(\.text).uniqued()
    if distinct.isEmpty { return .none }
    if distinct.count == 1 { return distinct[0] }
    if let family = ownFamily(members, environment, landscape) {
      return "\(landscape.link(family)) in the same zone"
    }
    return texts.map { "\($0.key ?? ""): \($0.text)" }.joined(separator: .lineBreak)
  }

  /// The family of which every member refers to its own key's member.
  private static func ownFamily(
    _ members: [Comparison], _ environment: Int, _ landscape: Landscape
  ) -> Family? {
    var targets: [ElementID] = []
    for member in members {
      guard let value = member.written[environment] else { continue }
      guard case .reference(let reference) = value, reference.key == nil,
        reference.element.key == member.key
      else { return nil }
      targets.append(reference.element)
    }
    let families = targets.map(\.family).uniqued()
    return families.count == 1 ? landscape.family(families[0]) : nil
  }
}
