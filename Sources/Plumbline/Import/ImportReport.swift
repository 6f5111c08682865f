import Import
import Topology

/// What an import rests on, for the terminal and as a page.
struct ImportReport {
  private let imported: ImportedTerraform

  init(_ imported: ImportedTerraform) { self.imported = imported }

  private var identifiers: [Edge] { imported.edges.filter(\.isIdentifier) }

  private func count(_ basis: Basis) -> Int {
    identifiers.count { $0.targets.contains { $0.basis == basis } }
  }

  private var unknowns: [Edge] { identifiers.filter { !$0.causes.isEmpty } }

  /// A few lines for the terminal.
  var text: String {
    let resources = imported.topology.resources.count
    var lines = ["Read \(plainNoun) with \(resources) resources of AWS."]
    if let omission = imported.topology.omission {
      lines.append("  It is incomplete, so that every verdict is unknown: \(omission)")
    }
    if !imported.forgotten.isEmpty {
      lines.append(
        "  Terraform forgets \(imported.forgotten.joined(separator: ", ")): what exists and is no "
          + "longer managed is walked as it is")
    }
    guard !identifiers.isEmpty else { return lines.joined(separator: "\n") + "\n" }
    for basis in Basis.allCases where count(basis) > 0 {
      lines.append(
        "  \(count(basis)) arguments are known \(basis.isProved ? "" : "by assumption, ")\(basis.text)"
      )
    }
    if !unknowns.isEmpty {
      lines.append("  \(unknowns.count) arguments are not known; docs/import.md lists them")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var plainNoun: String { noun.replacing("Terraform ", with: "") }

  private var noun: String {
    switch imported.kind {
    case .plan: "a Terraform plan"
    case .state: "a Terraform state"
    case .rawState: "a raw Terraform state"
    }
  }

  /// The page that lists every assumption and everything that is not known.
  var page: String {
    var text = """
      # What this import rests on

      Everything here was computed from \(noun) with \(imported.topology.resources.count) AWS \
      resources.
      """
    guard !identifiers.isEmpty else {
      return text + " A state has every id, so nothing is assumed.\n" + placesTable
    }
    text += """
       A plan knows no ids of what is \
      still to be made. What an argument names then follows from the references of the \
      configuration, which a plan holds in part.

      | Arguments | How their targets are known |
      | ---: | --- |

      """
    for basis in Basis.allCases where count(basis) > 0 {
      text += "| \(count(basis)) | \(basis.isProved ? "" : "Assumed: ")\(basis.text) |\n"
    }
    if !unknowns.isEmpty { text += "| \(unknowns.count) | Not known |\n" }
    text += placesTable + assumptions + omissions
    if !unknowns.isEmpty {
      text += "\n## Not known\n\nA walk that depends on one of these ends unknown.\n\n"
      text += "| Argument | Why |\n| --- | --- |\n"
      for edge in unknowns {
        text += "| \(Self.code("\(edge.source) \(edge.argument)")) | "
        text += edge.causes.map { Self.escaped($0.text) }.joined(separator: "; ") + " |\n"
      }
    }
    return text
  }

  /// How many resources stand in which account and Region.
  private var placesTable: String {
    var counts: [ResourcePlace: Int] = [:]
    for resource in imported.topology.resources {
      let place = resource.place ?? imported.places[resource.id] ?? ResourcePlace()
      counts[place, default: 0] += 1
    }
    var text = """

      ## Accounts and Regions

      As resources, their providers and their ARNs tell.

      | Resources | Account | Region | Provider |
      | ---: | --- | --- | --- |

      """
    let rows = counts.sorted {
      ($1.value, "\($0.key)") < ($0.value, "\($1.key)")
    }
    for (place, count) in rows {
      text += "| \(count) | \(place.account ?? "not known") | \(place.region ?? "not known") | "
      text += "\(place.provider.map { Self.code($0) } ?? "–") |\n"
    }
    return text
  }

  private var assumptions: String {
    var text = ""
    for basis in Basis.allCases where !basis.isProved && count(basis) > 0 {
      text += "\n## Assumed \(basis.text)\n\n\(basis.explanation)\n\n"
      text += "| Argument | Names |\n| --- | --- |\n"
      for edge in identifiers {
        let targets = edge.targets.filter { $0.basis == basis }
        guard !targets.isEmpty else { continue }
        text += "| \(Self.code("\(edge.source) \(edge.argument)")) | "
        text += targets.map { Self.code($0.address) }.joined(separator: ", ") + " |\n"
      }
    }
    return text
  }

  private var omissions: String {
    guard !imported.omitted.isEmpty else { return "" }
    var text = """

      ## Assumed not to be there

      The configuration does not mention these routes and rules, and no resource of their own gives \
      them. A dynamic block over something that is not known yet would look the same in a plan.

      | Resource | Block |
      | --- | --- |

      """
    for block in imported.omitted {
      text += "| \(Self.code(block.source)) | \(Self.code(block.name)) |\n"
    }
    return text
  }

  private static func code(_ text: String) -> String {
    "`\(text.replacing("|", with: "\\|"))`"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("_", with: "\\_").replacing("[", with: "\\[")
  }
}

extension Basis {
  /// What may be otherwise.
  fileprivate var explanation: String {
    switch self {
    case .identity, .reference, .mockedPlan: ""
    case .sameKey:
      "The configuration refers to a block by `each.key` or `count.index`. An expression in it may "
        + "choose another instance; a plan does not show it."
    case .whole:
      "The configuration refers to a block as a whole. A filter may leave out instances; a plan "
        + "does not show it."
    case .position:
      "The configuration takes a member of a list by its number. The list may be in another order; "
        + "a plan does not show it."
    case .onlyFitting:
      "The configuration refers to one resource that fits, and besides to something that a plan does "
        + "not hold or that is of another type. An expression may choose that one."
    case .onlyOne:
      "The reference leads through a local or a dynamic block, which a plan does not hold. The "
        + "module has one resource only that fits."
    case .endpointSubnet:
      "The configuration takes an endpoint of a firewall and refers to a subnet beside it, which is "
        + "taken for the endpoint's."
    case .endpointRoutes:
      "A dynamic block, which a plan does not hold, names the subnets of a firewall. Routes take its "
        + "endpoints beside as many subnets, which are taken for the firewall's."
    }
  }
}
