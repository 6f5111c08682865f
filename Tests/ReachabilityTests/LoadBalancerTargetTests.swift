import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Targets that are given by their address.
@Suite struct LoadBalancerTargetTests {
  /// A balancer of the alpha network whose target is the given address.
  private func network(target: Value) -> TestNetwork {
    var network = TestNetwork.centralized()
    network.add(
      "alpha/front/target-group", "aws_lb_target_group",
      ["port": 8080, "protocol": "HTTP", "target_type": "ip"])
    network.add(
      "alpha/front/target", "aws_lb_target_group_attachment",
      [
        "target_group_arn": TestNetwork.ref("alpha/front/target-group", "arn"),
        "target_id": target, "port": 8080, "availability_zone": "all",
      ])
    let subnet = network.topology.resources.first {
      $0.type == "aws_subnet" && $0.id.path.first == "beta"
    }
    network.add(
      "alpha/front", "aws_lb",
      [
        "load_balancer_type": "network", "internal": true,
        "subnet_mapping": .blocks([
          [
            "subnet_id": .reference(subnet?.id ?? ElementID("none"), "id"),
            "private_ipv4_address": "10.2.1.77",
          ]
        ]),
      ])
    network.add(
      "alpha/front/listener", "aws_lb_listener",
      [
        "load_balancer_arn": TestNetwork.ref("alpha/front", "arn"), "port": 443,
        "protocol": "TCP",
        "default_action": .blocks([
          "type": "forward", "target_group_arn": TestNetwork.ref("alpha/front/target-group", "arn"),
        ]),
      ])
    return network
  }

  @Test func aBalancerHasItsDeclaredAddress() {
    let model = network(target: "10.2.1.5").model
    let addresses = model.interfaces(of: ElementID("alpha", "front"))
      .map { model.network.interfaces[$0].address }
    #expect(addresses.map(\.description) == ["10.2.1.77"])
  }

  @Test func aTargetOutsideTheModelIsUnknown() {
    let traces = network(target: "192.0.2.10").model.trace(.tcp("alpha/app", "alpha/front"))
    #expect(!traces.isEmpty)
    for trace in traces {
      #expect(
        "\(trace.verdict)" == "unknown (load balancer target that is not in the model)",
        "\(story([trace]))")
    }
  }

  /// Nobody knows what has an address that the model gives to nothing, nor what refuses there.
  @Test func aTargetThatNothingHasIsUnknown() {
    for address in ["10.1.1.5", "10.2.1.200"] as [Value] {
      let traces = network(target: address).model.trace(.tcp("beta/app", "alpha/front"))
      #expect(!traces.isEmpty)
      for trace in traces {
        #expect(
          "\(trace.verdict)" == "unknown (load balancer target that is not in the model)",
          "\(story([trace]))")
      }
    }
  }
}
