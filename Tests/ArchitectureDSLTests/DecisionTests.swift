import ArchitectureDSL
import Testing
import Topology

@Suite struct DecisionTests {
  @Test func aDecisionIsInTheModelWithAllItsParts() {
    let sample = Sample { _ in
      Sample.region {
        Decision("One hub", on: ElementID("hub")) {
          Context("There are many networks.")
          Choice("They meet in one place.")
          Consequence("There is one place to look at.")
          Consequence("There is one place to fail.")
        }
      }
    }
    let decision = sample.topology.decisions.first
    #expect(decision?.title == "One hub")
    #expect(decision?.slug == "one-hub")
    #expect(decision?.context == "There are many networks.")
    #expect(decision?.choice == "They meet in one place.")
    #expect(decision?.consequences.count == 2)
    #expect(decision?.elements == [ElementID("hub")])
    #expect(sample.diagnostics.isEmpty, "\(sample.diagnostics)")
  }

  private static func decision(_ title: String, on element: ElementID) -> Decision {
    Decision(title, on: element) {
      Context("Context.")
      Choice("Choice.")
      Consequence("Consequence.")
    }
  }

  @Test func anElementThatDoesNotExistIsReported() {
    let sample = Sample { _ in
      Sample.region { Self.decision("Nothing", on: ElementID("nowhere")) }
    }
    #expect(sample.diagnostics.map(\.code) == [.unknownTarget])
    #expect(sample.diagnostics.hasErrors)
    #expect(sample.diagnostics.first?.summary.contains("'nowhere'") == true)
  }

  @Test func twoDecisionsOfOneTitleAreReported() {
    let sample = Sample { _ in
      Sample.region {
        Self.decision("One hub", on: ElementID("hub"))
        Self.decision("One hub!", on: ElementID("hub"))
      }
    }
    #expect(sample.diagnostics.map(\.code) == [.duplicateName])
  }
}
