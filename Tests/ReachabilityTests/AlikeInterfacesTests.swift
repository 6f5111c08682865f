import OrderedCollections
import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// What stands for another in a statement has to fare as it does, or the statement would be proved
/// of fewer packets than it speaks of.
@Suite struct AlikeInterfacesTests {
  private func model(
    _ arguments: TestNetwork.Arguments = [:], group: String = "alpha/one-group"
  ) -> NetworkModel {
    var network = TestNetwork.centralized()
    for name in ["one", "two"] { network.securityGroup("alpha/\(name)-group") }
    network.ingress("alpha/one-group", "web", "10.1.0.0/16", "tcp", 443)
    network.ingress("alpha/two-group", "web", "0.0.0.0/0", "tcp", 443)
    for (name, group) in [("one", "alpha/one-group"), ("two", group)] {
      var own: TestNetwork.Arguments = [
        "subnet_id": TestNetwork.ref("alpha/workload[a]"),
        "vpc_security_group_ids": [TestNetwork.ref(group)],
      ]
      if name == "two" { own.merge(arguments) { $1 } }
      network.add("alpha/\(name)", "aws_instance", own)
    }
    return network.model
  }

  private func distinct(_ model: NetworkModel, isWatched: Bool = false) -> Int {
    let interfaces = ["one", "two"].flatMap { model.interfaces(of: ElementID("alpha", $0)) }
    let nodes = Set(interfaces.map { model.network.interfaces[$0].node })
    return AlikeInterfaces(model.network)
      .distinct(interfaces, in: model.network, watched: isWatched ? nodes : []).count
  }

  @Test func oneStandsForAnotherOfItsSubnetAndGroup() {
    #expect(distinct(model()) == 1)
  }

  @Test func nothingElseStandsForAnother() {
    #expect(distinct(model(group: "alpha/two-group")) == 2)
    #expect(distinct(model(["private_ip": "10.1.0.20"])) == 2)
    #expect(distinct(model(["associate_public_ip_address": true])) == 2)
    #expect(distinct(model(["subnet_id": TestNetwork.ref("alpha/workload[b]")])) == 2)
    #expect(distinct(model(), isWatched: true) == 2)
  }
}
