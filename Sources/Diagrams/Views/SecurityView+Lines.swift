import AWSModel
import Topology

/// Which tables the lines of the security sheet join.
extension SecurityView {
  /// The lines between the tables of groups, and what is said of connections that have none.
  ///
  /// A connection leaves the group of its sender that lets it out, and ends at the one of its receiver
  /// that lets it in. Where no rule decides, all groups of an end refuse it, and the first stands for
  /// them.
  func lines(between groups: [SecurityReader.Group], _ owners: [ElementID: ElementID])
    -> (numbered: [Numbered], unlined: [String])
  {
    let holders = SecurityGroupHolders(facts, groups: groups, owners: owners)
    var numbered: [Numbered] = []
    var unlined: [String] = []
    // Of several ports each may be another group's.
    for whole in graph.links {
      for words in whole.words {
        var link = whole
        link.words = [words]
        link.refused = whole.refused.filter { ComponentGraph.Link.words($0) == words }
        let ids = [whole.source, whole.target]
        let choices = ids.map { tables(of: $0, holders) }
        let homeless = zip(ids, choices).filter { $0.1.isEmpty }.map(\.0)
        guard homeless.isEmpty else {
          unlined.append(sentence(link, without: homeless))
          continue
        }
        for ends in ends(of: link, choices, holders) {
          guard ends[0] != ends[1] else {
            unlined.append(sentence(link, within: ends[0], groups))
            continue
          }
          add(link, ends, to: &numbered)
        }
      }
    }
    return (numbered, unlined)
  }

  private func add(_ link: ComponentGraph.Link, _ ends: [String], to numbered: inout [Numbered]) {
    let (style, stop) = (walks.style(link), walks.stop(link))
    let permits = walks.permits(link)
    // What arrives, what does not, and what may are three lines.
    let place = numbered.firstIndex { $0.ends == ends && $0.style == style }
    guard let place else {
      numbered.append(
        Numbered(ends: ends, links: [link], permits: permits, style: style, stop: stop))
      return
    }
    numbered[place].permits.formUnion(permits)
    if numbered[place].stop != stop { numbered[place].stop = .onTheWay }
    // Ports of one connection are one sentence.
    let same = numbered[place].links.firstIndex {
      [$0.source, $0.target, $0.sender] == [link.source, link.target, link.sender]
    }
    if let same {
      numbered[place].links[same].words += link.words
      numbered[place].links[same].refused += link.refused
    } else {
      numbered[place].links.append(link)
    }
  }

  /// The names of the boxes that may stand for an end: the tables of its groups, or a client's own.
  private func tables(of id: ElementID, _ holders: SecurityGroupHolders) -> [String] {
    guard let component = graph.components.first(where: { $0.id == id }) else { return [] }
    if component.kind == .client { return [id.description] }
    return holders.groups(of: component).map(\.description)
  }

  /// The ends of a connection's lines, each pair once.
  private func ends(
    of link: ComponentGraph.Link, _ tables: [[String]], _ holders: SecurityGroupHolders
  ) -> [[String]] {
    let firsts = tables.compactMap(\.first)
    // Who has one group has nothing to choose.
    guard tables.contains(where: { $0.count > 1 }) else { return [firsts] }
    let found = walks.deciders(link).map { deciders in
      zip(deciders, tables).map { rules, tables in
        let own = Set(rules.compactMap { holders.group(ofRule: $0)?.description })
        return tables.first(where: own.contains) ?? tables.first ?? ""
      }
    }
    return found.isEmpty ? [firsts] : found.uniqued()
  }

  private func sentence(_ link: ComponentGraph.Link, without ends: [ElementID]) -> String {
    let names = SheetText.list(ends.map(graph.title))
    return
      "\(walks.sentence(link, namesGroups: false)) No line: \(names) \(ends.count == 1 ? "has" : "have") no "
      + "security group here."
  }

  private func sentence(
    _ link: ComponentGraph.Link, within table: String, _ groups: [SecurityReader.Group]
  ) -> String {
    let title = groups.first { $0.id.description == table }?.title ?? table
    return "\(walks.sentence(link, namesGroups: false)) No line: both are in \(title)."
  }
}
