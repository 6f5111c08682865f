import Topology

/// The route tables of one family: which subnets use them, and where each destination goes.
struct RouteTableSection: Section {
  let landscape: Landscape
  let network: VPCReading
  let family: Family

  var body: [Markdown] {
    let reading = RouteTableReading(family, of: network, in: landscape)
    Markdown.anchors([family.id] + family.members.map(\.id))
    Markdown.heading(3, .text(heading))
    for group in reading.groups {
      Markdown.paragraph("\(sentence(group)) \(summary(group))\(caveat(group))")
      Markdown.table(
        Table(["Destination", "Target"], rows: group.rows.map { [$0.destination, $0.target] }))
    }
  }

  /// Titles repeat between VPCs; the page's headings do not.
  private var heading: String {
    family.title.mentionsSubject(of: network.title)
      ? family.title : "\(family.title), \(network.title)"
  }

  private func sentence(_ group: RouteTableReading.Group) -> Inline {
    let use: Inline =
      group.associations.isEmpty
      ? "No subnet is associated with it."
      : "Associated with \(group.associations.enumerated())."
    guard family.isKeyed, let tables = scope(group) else { return use }
    return "\(tables). \(use)"
  }

  /// What becomes of a packet that no narrower route is for.
  private func summary(_ group: RouteTableReading.Group) -> Inline {
    let everything = group.rows.first { $0.destination == .code("0.0.0.0/0") }
    if let everything, everything.isUnknown {
      return "The target of the route for everything else is \(everything.target)"
    }
    if let everything {
      return group.rows.count == 1
        ? "Every packet goes to \(everything.target)"
        : "Everything else goes to \(everything.target)"
    }
    if group.rows.contains(where: \.isUnknown) { return "Where else it leads is not known" }
    let isLocal = group.rows.allSatisfy {
      $0.target == "the VPC itself" || $0.target == "local"
    }
    if landscape.hasUnplacedRoutes {
      return isLocal ? "No way out of the VPC is known" : "No way to anything else is known"
    }
    return isLocal ? "It knows no way out of the VPC" : "It knows no way to anything else"
  }

  /// Of which routes it is not known whether they are in one of these tables, besides those that are.
  private func caveat(_ group: RouteTableReading.Group) -> Inline {
    landscape.unplacedRoutes(in: group.tables).map { ", and \($0)." } ?? "."
  }

  /// Which tables the group speaks of: `One table for each zone`.
  private func scope(_ group: RouteTableReading.Group) -> Inline? {
    // Of one table its key tells nothing.
    guard family.members.count > 1 else { return nil }
    let present = landscape.environments.indices.filter { !group.keys[$0].isEmpty }
    let texts = present.map { tables(group.keys[$0], in: $0) }.uniqued()
    let all = landscape.environments.indices.filter { !family.keys(in: $0).isEmpty }
    if texts.count == 1, present == all { return .text(texts[0]) }
    return texts.map { text -> Inline in
      let environments = present.filter { tables(group.keys[$0], in: $0) == text }
      return "\(.strong(.text(landscape.titles(environments)))): \(text.lowercasedFirst)"
    }.joined(separator: "; ")
  }

  private func tables(_ keys: [String], in environment: Int) -> String {
    if keys == landscape.environments[environment].topology.zones.map(\.key) {
      return "One table for each zone"
    }
    // Keys of an import are whatever its author chose: zones by name, tiers with zones, numbers.
    let zones = Set(landscape.environments[environment].topology.zones.map(\.key))
    let noun = keys.allSatisfy(zones.contains) ? "zone" : "key"
    let list = keys.map { $0.trimming("\"") }.joined(separator: ", ")
    return keys.count == 1 ? "The table of \(noun) \(list)" : "The tables of \(noun)s \(list)"
  }
}

extension String {
  /// Whether the first word of the other text occurs in this one, whatever its case.
  func mentionsSubject(of other: String) -> Bool {
    guard let word = other.split(separator: " ").first else { return true }
    return lowercased().contains(word.lowercased())
  }

  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
