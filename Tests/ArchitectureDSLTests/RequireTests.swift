import Testing
import Topology

@testable import ArchitectureDSL

/// What authors write in `Require`, and what is told of their mistakes.
@Suite struct RequireTests {
  private func evaluate(
    @RegionBuilder _ members: @escaping @Sendable () -> [any RegionMember]
  ) -> Evaluation {
    let environment = Environment(
      "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/12")
    return ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [environment]
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") { Subnets("private") }
        members()
      }
    }
  }

  @Test func statementsBecomeClaims() {
    let evaluation = evaluate {
      Require("One is closed", restingOn: "Nobody opens it.") {
        Traffic(from: .internet, to: "one", .tcp(22)).isRefused()
        Traffic(from: ["one", .network("192.0.2.0/24")], to: .anywhere)
          .passes("one", exactly: .once).symmetric()
      }
    }
    #expect(!evaluation.diagnostics.hasErrors, "\(evaluation.diagnostics)")
    let requirement = evaluation.topologies[0].requirements.first
    #expect(requirement?.id == "one-is-closed")
    #expect(requirement?.note == "Nobody opens it.")
    #expect(
      requirement?.claims.map(\.predicate) == [
        .isRefused, .passes(element: ElementID("one"), exactlyOnce: true), .isSymmetric,
      ])
    #expect(requirement?.location?.file == "ArchitectureDSLTests/RequireTests.swift")
  }

  @Test func modelJSONKeepsRequirements() throws {
    let evaluation = evaluate {
      Require("One is closed") { Traffic(from: .internet, to: "one", .tcp(22)).isRefused() }
    }
    let document = ModelDocument(environments: evaluation.topologies)
    let json = try document.json()
    let read = try ModelDocument(json: json)
    let requirements = evaluation.topologies.flatMap(\.requirements)
    #expect(requirements.count == 1)
    let kept = read.environments.flatMap(\.requirements)
    #expect(kept.map(\.id) == requirements.map(\.id))
    #expect(kept.map(\.claims) == requirements.map(\.claims))
    // Lines are for the terminal alone.
    #expect(kept.map(\.location?.file) == requirements.map(\.location?.file))
    // Arguments are read back in the order of their names, so the models are compared as files.
    #expect(try read.json() == json)
  }

  @Test func mistakesAreToldWithTheirPlace() {
    let evaluation = evaluate {
      Flow("metrics", through: "one")
      Require("One is closed") { Traffic(from: .internet, to: "two").isRefused() }
      Require("One is closed") { Traffic(from: .network("10.0.0.1/8"), to: "one").isRefused() }
      Require("Nothing is said") { Traffic(from: .internet, to: "one") }
      Require("A flow is meant") { Flow("traces").reaches() }
    }
    let summaries = evaluation.diagnostics.filter { $0.severity == .error }.map(\.summary)
    for summary in [
      "a flow needs two stops or more", "no element is named 'two'",
      "two requirements are titled 'One is closed'", "'10.0.0.1/8' is not an address block",
      "nothing is required of this traffic", "no flow is named 'traces'",
    ] {
      #expect(summaries.contains(summary), "\(summaries)")
    }
    #expect(evaluation.diagnostics.allSatisfy { $0.location?.file.hasSuffix(".swift") ?? true })
  }
}
