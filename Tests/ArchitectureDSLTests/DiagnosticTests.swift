import ArchitectureDSL
import ArchitectureFixtures
import Testing
import Topology

@Suite struct DiagnosticTests {
  @Test(arguments: Mistake.all)
  func oneMistakeIsToldOnceWithPlaceAndRemedy(mistake: Mistake) {
    let diagnostics = mistake.evaluate().diagnostics
    let matching = diagnostics.filter {
      $0.code == mistake.code && $0.summary.contains(mistake.says)
    }
    #expect(matching.count == 1, "\(diagnostics)")
    #expect(diagnostics.hasErrors)
    for diagnostic in matching {
      #expect(!diagnostic.remedy.isEmpty)
      #expect(!diagnostic.detail.isEmpty)
      if diagnostic.environment == nil || diagnostic.code != .invalidEnvironment,
        mistake.environments.count == 1
      {
        #expect(diagnostic.location?.file == "ArchitectureFixtures/Mistake.swift")
      }
    }
  }

  @Test(arguments: Mistake.all)
  func nothingElseIsReported(mistake: Mistake) {
    let other = mistake.evaluate().diagnostics.filter { $0.code != mistake.code }
    #expect(other.isEmpty)
  }

  @Test func severalMistakesAreToldAtOnce() {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [.test]
    ) { _ in
      Region(.ireland) {
        TransitGateway("hub") { TransitGatewayRouteTable("all") { Associates("one") } }
        VPC("one", cidr: "10.0.0.0/16", transitGateway: "hub") {
          Subnets("private", prefixLength: 29)
        }
        VPC("two", cidr: "10.0.0.0/17", transitGateway: "hub") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) {
              Listens(.http(70000))
              Sends(.statsd, to: "nowhere")
            }
          }
        }
      }
    }
    let codes = Set(evaluation.diagnostics.map(\.code))
    #expect(
      codes.isSuperset(of: [.subnetSize, .overlappingNetworks, .invalidPort, .unknownTarget]))
  }

  @Test func aFindingInEveryEnvironmentIsToldOnce() {
    let live = Environment("live", account: "123456789012", zones: ["a"], addresses: "10.16.0.0/12")
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [.test, live]
    ) { _ in
      Region(.ireland) {
        TransitGateway("hub") { TransitGatewayRouteTable("all") { Associates("x") } }
      }
    }
    #expect(evaluation.diagnostics.count == 1)
    #expect(evaluation.diagnostics.first?.environment == nil)
  }

  @Test func codesAreUniqueAndExplained() {
    let codes = DiagnosticCode.allCases.map(\.number)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.count == 6 && $0.hasPrefix("PLB") })
    #expect(DiagnosticCode.allCases.allSatisfy { $0.meaning.hasSuffix(".") })
  }
}
