import OrderedCollections
import Reachability
import Topology

/// How far the walks and proofs reach: what they follow, and what of this architecture they do not.
struct CoverageSection: Section {
  let context: PageContext

  var body: [Markdown] {
    Markdown.heading(2, "How far the proofs reach")
    Markdown.paragraph(
      """
      The walks are of IPv4 and follow what AWS documents of the following. Names are resolved as \
      they are declared; capacity and time are not modelled.
      """)
    Markdown.list(WalkCoverage.all.map { "\(.strong(.text($0.feature))): \($0.note)" })
    let rows = rows
    if rows.isEmpty {
      Markdown.paragraph(
        "Everything that this architecture has on the way of a packet is followed.")
    } else {
      Markdown.paragraph(
        """
        What this architecture has and the walks do not follow, or follow only as far as it is \
        known. A packet that depends on it is neither allowed nor denied but unknown, and is told \
        so.
        """)
      Markdown.table(Table(["What is not followed", "Element", "Environments"], rows: rows))
    }
  }

  private var rows: [[Inline]] {
    var found: OrderedDictionary<[Inline], [Int]> = [:]
    for (environment, network) in context.walks.networks.enumerated() {
      for feature in network.model.unmodelled.uniqued() {
        let element = feature.element.map(context.landscape.link) ?? .none
        found[[.text(feature.feature), element], default: []].append(environment)
      }
      for unread in network.model.model.ledger {
        let element = context.landscape.link(unread.element)
        found[[.text(unread.feature), element], default: []].append(environment)
      }
    }
    return found.map { key, environments in
      let all = environments.uniqued().count == context.landscape.environments.count
      return key + [all ? "every" : .text(context.landscape.titles(environments.uniqued()))]
    }
  }
}
