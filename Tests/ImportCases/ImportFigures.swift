import Import
import OrderedCollections
import Topology

/// How many edges of a case an import settles, on what, and how many of them are wrong.
package struct ImportFigures: Sendable {
  package let name: String
  package private(set) var total = 0
  package private(set) var settled: OrderedDictionary<Basis, Int> = [:]
  package private(set) var unknown = 0
  /// What is said and not true, and what is true and not said, each in a line.
  package private(set) var wrong: [String] = []
  /// What is not known, and why, each in a line.
  package private(set) var unknowns: [String] = []

  package var settledCount: Int { settled.values.reduce(0, +) }
  package var assumedCount: Int {
    settled.reduce(0) { $0 + ($1.key.isProved ? 0 : $1.value) }
  }

  private struct Key: Hashable {
    let source: String
    let argument: String

    var outermost: Key {
      Key(source: source, argument: String(argument.prefix { $0 != "." }))
    }
  }

  package init(_ name: String, _ imported: ImportedTerraform, _ truth: [ImportCase.TrueEdge]) {
    self.name = name
    let zones = Self.zones(imported)
    var said: [Key: [(target: String, basis: Basis)]] = [:]
    var causes: [Key: [Cause]] = [:]
    var open: [Key: [Cause]] = [:]
    for edge in imported.edges {
      let key = Key(source: edge.source, argument: edge.argument)
      said[key, default: []] += edge.targets.map { (Self.name(of: $0), $0.basis) }
      causes[key, default: []] += edge.causes
      // A whole block that is not known leaves open what is in it.
      if !edge.causes.isEmpty, !edge.argument.contains(".") { open[key] = edge.causes }
    }
    let trueTargets = Dictionary(grouping: truth) { Key(source: $0.source, argument: $0.argument) }
    for edge in truth where !edge.isOwn {
      let key = Key(source: edge.source, argument: edge.argument)
      total += 1
      if let hit = (said[key] ?? []).first(where: {
        Self.isSame($0.target, edge.target, zones)
      }) {
        settled[hit.basis, default: 0] += 1
      } else if let cause = causes[key]?.first ?? open[key.outermost]?.first {
        unknown += 1
        unknowns.append("\(edge.source) \(edge.argument) → \(edge.target): \(cause.text)")
      } else {
        wrong.append("\(edge.source) \(edge.argument) → \(edge.target), not said")
      }
    }
    for (key, targets) in said {
      guard let expected = trueTargets[key] else { continue }
      for target in targets
      where !expected.contains(where: { Self.isSame(target.target, $0.target, zones) }) {
        wrong.append("\(key.source) \(key.argument) → \(target.target), \(target.basis.text)")
      }
    }
    wrong.sort()
  }

  private static func name(of target: Edge.Target) -> String {
    if let zone = target.zone { return "endpoint of \(target.address) in \(zone)" }
    return owned.contains(target.attribute)
      ? "\(target.address).\(target.attribute)" : target.address
  }

  private static let owned: Set<String> = [
    "default_route_table_id", "main_route_table_id", "default_network_acl_id",
    "default_security_group_id", "association_default_route_table_id",
    "propagation_default_route_table_id", "primary_network_interface_id", "prefix_list_id",
    "transit_gateway_attachment_id",
  ]

  /// The zones of subnets, by address, to tell whose endpoint is meant.
  private static func zones(_ imported: ImportedTerraform) -> [String: String] {
    var zones: [String: String] = [:]
    for resource in imported.topology.resources {
      guard case .state(let address) = resource.origin else { continue }
      zones[address] = resource["availability_zone"]?.stringValue.map { String($0.suffix(1)) }
    }
    return zones
  }

  private static func isSame(_ said: String, _ truth: String, _ zones: [String: String]) -> Bool {
    // A VPC's main table is its default one as long as no other takes its place.
    if said == truth
      || said.replacing("main_route_table_id", with: "default_route_table_id") == truth
    {
      return true
    }
    // `endpoint of F in S` is said by the zone of S.
    guard truth.hasPrefix("endpoint of "), let place = truth.range(of: " in ") else { return false }
    let zone = zones[String(truth[place.upperBound...])] ?? ""
    return said == truth[..<place.upperBound] + zone
  }

  /// A row of the table: name, edges, proved, assumed, unknown, wrong.
  package var row: [String] {
    [
      name, String(total), String(settledCount - assumedCount), String(assumedCount),
      String(unknown), String(wrong.count),
    ]
  }
}

extension ImportFigures {
  /// All rows with a last one of their sums, aligned.
  package static func table(_ figures: [ImportFigures]) -> String {
    let header = ["case", "edges", "proved", "assumed", "unknown", "wrong"]
    var rows = [header] + figures.map(\.row)
    let sums = (1..<header.count).map { column in
      String(figures.reduce(0) { $0 + (Int($1.row[column]) ?? 0) })
    }
    rows.append(["all"] + sums)
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
