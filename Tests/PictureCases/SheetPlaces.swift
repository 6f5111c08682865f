import AWSModel
import Diagrams
import Topology

/// Whether what is drawn in the columns of zones is placed in those zones.
struct SheetPlaces {
  private let sheet: Sheet
  private let facts: Facts
  /// The components by what they consist of in the first place.
  private let components: [ElementID: ElementID]

  init(_ sheet: Sheet, _ facts: Facts) {
    self.sheet = sheet
    self.facts = facts
    components = Dictionary(
      facts.topology.components.compactMap { component in
        component.primary.map { (component.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static let placed: Set<BoxRole> = [.element, .chip, .publicSubnet, .privateSubnet]

  /// A flow passes some of the zones that something is in; any other sheet shows all.
  func faults() -> [String] {
    sheet.allBoxes.filter { $0.role == .vpc }.flatMap { vpc -> [String] in
      let columns = vpc.children.filter { $0.role == .zone }
      guard !columns.isEmpty else { return [] }
      let shown = Set(columns.map(Self.zone))
      var touched: [ElementID: Set<String>] = [:]
      for box in vpc.flattened where Self.placed.contains(box.role) {
        let zones = columns.filter { $0.frame.intersects(box.frame.inset(by: 1)) }.map(Self.zone)
        for id in box.ids { touched[components[id] ?? id, default: []].formUnion(zones) }
        // A part has no identity of its own where another box has it.
        for id in wholes(of: box, in: vpc) {
          touched[components[id] ?? id, default: []].formUnion(zones)
        }
      }
      return touched.sorted { $0.key < $1.key }.compactMap { id, zones in
        // What is in a subnet that is not known is drawn in no zone.
        if facts.isPlaceUnknown(id) {
          return zones.isSubset(of: [NetworkDrawing.unknownZone])
            ? nil : "'\(id)' is in a zone that is not known and drawn in \(zones.sorted())"
        }
        let expected = self.zones(of: id, in: vpc).intersection(shown)
        guard !expected.isEmpty else { return nil }
        let isTrue =
          sheet.kind == .flow ? !zones.isEmpty && zones.isSubset(of: expected) : zones == expected
        return isTrue
          ? nil
          : "'\(id)' is in \(expected.sorted()) and drawn in \(zones.sorted())"
      }
    }
  }

  /// What a box shows a part of, by its name: `app in zone c` is a part of `app`, and `app in zones in
  /// zone c` one of the row `app in zones`, whose component `app` may have the identity.
  private func wholes(of box: Box, in vpc: Box) -> [ElementID] {
    guard let end = box.name.ranges(of: " in zone ").last?.lowerBound else { return [] }
    let name = String(box.name[..<end])
    let row = " in zones"
    let names = [name] + (name.hasSuffix(row) ? [String(name.dropLast(row.count))] : [])
    let whole = vpc.flattened.filter { names.contains($0.name) && Self.placed.contains($0.role) }
    // What is there once for each zone has the zone's key, and is in that zone alone.
    let zones = Set(facts.topology.zones.map(\.key))
    return whole.flatMap(\.flattened).flatMap(\.ids).filter { id in
      !(id.key.map(zones.contains) ?? false)
    }
  }

  private static func zone(_ column: Box) -> String {
    guard let words = column.name.firstRange(of: " zone ") else { return "" }
    return String(column.name[words.upperBound...])
  }

  /// The zones of a VPC in which something is placed; none where the model does not tell.
  private func zones(of id: ElementID, in vpc: Box) -> Set<String> {
    guard let resource = facts.index.resource(id), let home = vpc.ids.first else { return [] }
    let parts = facts.topology.resources.filter { facts.fileSystem(of: $0) == id }
    let subnets =
      facts.model.subnets[id] != nil ? [id] : (parts + [resource]).flatMap(facts.homes)
    let own = subnets.filter { facts.model.subnets[$0]?.vpc.value == home }
    return Set(own.map { facts.model.subnets[$0]?.zone.value?.key ?? "" })
  }
}
