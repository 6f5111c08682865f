import AWSModel
import Topology

/// Where databases, caches, functions and instances can stand, and whether one zone takes them away.
struct OccupantZones: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let occupants = OccupantTable.occupants(in: landscape)
    if !occupants.isEmpty {
      Markdown.heading(2, "Databases, functions and instances by zone")
      Markdown.table(
        Table(
          ["Element"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
          rows: occupants.map { resource in
            [landscape.link(resource.id)]
              + landscape.environments.indices.map { cell(of: resource.id, in: $0) ?? .none }
          }))
    }
  }

  private func cell(of id: ElementID, in environment: Int) -> Inline? {
    guard let occupant = landscape.models[environment].occupants[id] else { return nil }
    guard occupant.unknownPlaces.isEmpty else { return "not known" }
    let zones = landscape.zones(of: occupant.places.map(\.subnet), in: environment).map(\.key)
    guard let first = zones.first else { return "not known" }
    guard zones.count > 1 else { return "\(first) only" }
    let list = zones.joined(separator: ", ")
    let copies = landscape.models[environment].copies(of: id)
    if copies?.count.value == 1 || occupant.isLostWithZone.value == true { return "one of \(list)" }
    // Of what has copies their number is told elsewhere.
    let isOpen = copies == nil && occupant.isLostWithZone.unknown != nil
    return isOpen ? "in \(list), not known in how many" : .text(list)
  }
}
