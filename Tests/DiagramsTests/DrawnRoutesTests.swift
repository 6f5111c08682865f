import AWSModel
import NetworkLaws
import Testing
import Topology

@testable import Diagrams

/// Every route that decides in a walk is a row of a table that is drawn, and the other way round.
@Suite struct DrawnRoutesTests {
  static let seeds = Array(UInt64(0)..<60)

  @Test(arguments: seeds)
  func `A drawn table has one row for each route`(seed: UInt64) throws {
    let facts = Facts(TestNetwork.random(seed: seed).topology)
    let drawn = NetworkReader(facts).model()
    var shown: Set<ElementID> = []
    for table in drawn.vpcs.flatMap({ $0.tiers.flatMap(\.tables) + $0.looseTables }) {
      shown.formUnion(table.ids)
      for id in table.ids {
        let known = try #require(facts.model.routeTables[id])
        #expect(table.routes.count == known.routes.count + known.openings.count, "\(id)")
        for (row, route) in zip(table.routes, known.routes) {
          guard case .block(let block) = route.destination else { continue }
          #expect(row.destination == block.description, "\(id)")
          if route.source == .declared { #expect(row.ids.contains(route.element), "\(id)") }
        }
      }
    }
    for table in facts.model.routeTables.values where !table.isImplicit {
      #expect(shown.contains(table.id), "\(table.id) decides and is not drawn")
    }
  }

  @Test(arguments: seeds)
  func `A drawn table of a transit gateway has one row for each route`(seed: UInt64) throws {
    let facts = Facts(TestNetwork.random(seed: seed).topology)
    let drawn = NetworkReader(facts).model().hubs.flatMap(\.tables)
    for table in drawn {
      let known = try #require(facts.model.transitTables[table.id])
      #expect(
        Set(table.routes.flatMap(\.ids))
          == Set(known.routes.map(\.element) + known.openings.map(\.element)))
      #expect(table.routes.count == known.routes.count + known.openings.count)
    }
    let used = Set(facts.model.transitAttachments.values.compactMap(\.table.value))
    for table in facts.model.transitTables.values where !table.isImplicit || used.contains(table.id)
    {
      #expect(drawn.contains { $0.id == table.id }, "\(table.id) decides and is not drawn")
    }
  }
}
