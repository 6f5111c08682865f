import Testing
import Topology

@Suite struct ElementIDTests {
  @Test(arguments: ["inspection/firewall[a]", "hub", "metrics/app/service", "a/b[x.y]"])
  func textFormRoundTrips(text: String) {
    #expect(ElementID(text: text)?.description == text)
  }

  @Test(arguments: ["", "/a", "a/", "a//b", "a[]", "a]"])
  func rejectsOtherTexts(text: String) {
    #expect(ElementID(text: text) == nil)
  }
}
