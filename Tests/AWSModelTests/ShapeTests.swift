import AWSModel
import ArchitectureDSL
import ArchitectureFixtures
import Reachability
import Testing
import Topology
import TopologyShapes

@testable import architecture

/// The same network as components, as typed resources and as the values of a state means the same.
@Suite struct ShapeTests {
  private struct Case: CustomTestStringConvertible {
    let name: String
    let topology: Topology
    let shape: TopologyShape
    var testDescription: String { "\(name) as \(shape.rawValue)" }
  }

  private static let cases: [Case] = {
    let sources: [(String, Topology)] = (try? Self.sources()) ?? []
    return sources.flatMap { name, topology in
      TopologyShape.allCases.map { Case(name: name, topology: topology, shape: $0) }
    }
  }()

  private static func sources() throws -> [(String, Topology)] {
    let reference = ArchitectureEvaluator.evaluate(MetricsPlatform.self).topologies.map {
      ("the reference in \($0.environment.name)", $0)
    }
    let other = ArchitectureEvaluator.evaluate(TwoVPCs.self).topologies.map {
      ("two VPCs in \($0.environment.name)", $0)
    }
    return reference + other
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 6) }

  @Test(arguments: cases) private func meansTheSame(asked: Case) {
    let own = AWSModel(asked.topology)
    let other = AWSModel(asked.shape.applied(to: asked.topology))
    #expect(own.vpcs == other.vpcs)
    #expect(own.subnets == other.subnets)
    #expect(Set(own.routeTables.keys) == Set(other.routeTables.keys))
    for (id, table) in own.routeTables {
      #expect(Set(table.routes) == Set(other.routeTables[id]?.routes ?? []), "\(id)")
      #expect(table.openings == other.routeTables[id]?.openings)
      #expect(table.subnets == other.routeTables[id]?.subnets)
    }
    for (id, group) in own.securityGroups {
      #expect(Set(group.rules) == Set(other.securityGroups[id]?.rules ?? []), "\(id)")
    }
    for (id, acl) in own.networkACLs {
      #expect(Set(acl.rules) == Set(other.networkACLs[id]?.rules ?? []), "\(id)")
      #expect(acl.subnets == other.networkACLs[id]?.subnets)
    }
    #expect(own.internetGateways == other.internetGateways)
    #expect(own.natGateways == other.natGateways)
    #expect(own.endpoints == other.endpoints)
    #expect(own.transitGateways == other.transitGateways)
    #expect(own.transitAttachments == other.transitAttachments)
    #expect(own.transitTables == other.transitTables)
    #expect(own.firewalls == other.firewalls)
    #expect(own.loadBalancers == other.loadBalancers)
    #expect(own.targetGroups == other.targetGroups)
    #expect(own.occupants == other.occupants)
    #expect(own.ledger == other.ledger)
  }

  @Test(arguments: cases) private func isWalkedTheSame(asked: Case) {
    let own = NetworkModel(asked.topology)
    let other = NetworkModel(asked.shape.applied(to: asked.topology))
    for flow in own.namedFlows() {
      let verdicts = flow.legs.flatMap { own.trace($0) }.map(\.verdict.description)
      let others = flow.legs.flatMap { other.trace($0) }.map(\.verdict.description)
      #expect(verdicts == others, "\(flow.title)")
    }
    #expect(
      own.requirementReports().map { $0.claims.map(\.verdict) }
        == other.requirementReports().map { $0.claims.map(\.verdict) })
  }
}
