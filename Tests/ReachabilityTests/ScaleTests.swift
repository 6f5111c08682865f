import Testing
import Topology

@testable import NetworkLaws
@testable import Reachability

/// Many equal networks are walked as one.
@Suite struct ScaleTests {
  /// One transit gateway, an inspection VPC, and this many workload VPCs of two subnets each.
  static func many(_ count: Int) -> TestNetwork {
    var network = TestNetwork.centralized()
    for index in 3..<(count + 3) {
      let name = "spoke-\(index)"
      // From 11.0.0.0/22 on: one block of 1,024 addresses for each.
      let base = UInt32(0x0B00_0000) + UInt32(index) << 10
      func block(_ offset: UInt32, _ length: Int) -> String {
        "\(IPv4Address(bits: base + offset))/\(length)"
      }
      network.vpc(name, block(0, 22))
      for (offset, zone) in TestNetwork.zones.enumerated() {
        network.subnet("\(name)/workload", zone, block(UInt32(256 * (offset + 1)), 24))
        network.subnet("\(name)/transit", zone, block(UInt32(16 * offset), 28))
        network.route("\(name)/workload", zone, "0.0.0.0/0", .transit)
      }
      network.attach(name, table: "spokes")
      network.propagate(name, to: "inspected")
    }
    for zone in TestNetwork.zones {
      network.route("inspection/firewall-subnet", zone, "11.0.0.0/8", .transit)
    }
    return network
  }

  @Test func allPairsInOneWalk() {
    let model = Self.many(20).model
    let classes = model.reachable(among: nil)
    // Every workload subnet reaches every other, in both of its zones.
    let subnets = model.network.subnets.filter { $0.element.path.last == "workload" }
    for source in subnets {
      for destination in subnets where source.element != destination.element {
        let pair = PacketClass(
          sources: IntervalSet(source.addresses.first.map { $0 + 9 } ?? 0),
          destinations: IntervalSet(destination.addresses.first.map { $0 + 9 } ?? 0))
        let rest = classes.reduce([pair]) { rest, box in rest.flatMap { $0.subtracting(box) } }
        #expect(rest.isEmpty, "\(source.element) to \(destination.element)")
      }
    }
    #expect(classes.count < 10 * model.network.subnets.count)
  }
}
