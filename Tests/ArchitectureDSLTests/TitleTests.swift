import ArchitectureDSL
import Testing
import Topology

@Suite struct TitleTests {
  private let sample = Sample()

  /// A service is called by its name, which its author writes as everywhere else.
  @Test func everyTitleBeginsWithACapitalLetter() {
    let titles =
      sample.topology.resources.map(\.title)
      + sample.topology.components.filter { $0.kind != .service }.map(\.title)
    #expect(titles.filter { $0.first?.isLowercase == true } == [])
  }

  @Test func theLoadBalancerOfAServiceIsCalledAsOthersAre() {
    let balancers = sample.topology.components.filter { $0.kind == .loadBalancer }
    #expect(balancers.map(\.title) == ["Web load balancer", "Store load balancer"])
    #expect(sample["shop/store/load-balancer"]?.name == "store")
    #expect(sample["shop/store/target-group"]?.title == "Tasks behind the store load balancer")
  }

  @Test func theRulesOfALoadBalancerCallItWhatItIs() {
    #expect(
      sample["shop/store/load-balancer/egress-to-store-http"]?.title
        == "The store load balancer may send HTTP to store")
    let accepting = sample["shop/store/ingress-from-store-load-balancer-http"]
    #expect(accepting?.title == "Store accepts HTTP from the store load balancer")
    #expect(accepting?["description"] == "HTTP from store-load-balancer")
  }
}
