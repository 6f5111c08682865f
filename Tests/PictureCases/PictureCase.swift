import ArchitectureDSL
import Topology

/// A model whose pictures have to be true and readable like any other's.
package struct PictureCase: Sendable, CustomStringConvertible {
  package let name: String
  private let evaluate: @Sendable () -> Evaluation

  package var description: String { name }

  /// The model of each environment, and what the evaluation finds.
  package func evaluation() -> Evaluation { evaluate() }

  private init<A: Architecture>(_ name: String, _ architecture: A.Type) {
    self.name = name
    evaluate = { ArchitectureEvaluator.evaluate(architecture) }
  }

  /// A region without an architecture of its own, in two zones.
  private init(_ name: String, _ body: @escaping @Sendable (Environment) -> Region) {
    let environment = Environment(
      "production", account: "222222222222", zones: ["a", "b"], addresses: "10.20.0.0/14")
    self.init(
      name, prefix: "case", title: name.split(separator: "-").joined(separator: " "),
      in: environment, body)
  }

  /// - Parameter prefix: what names in AWS begin with.
  init(
    _ name: String, prefix: String, title: String, in environment: Environment,
    _ body: @escaping @Sendable (Environment) -> Region
  ) {
    self.name = name
    evaluate = {
      ArchitectureEvaluator.evaluate(
        name: prefix, title: title, summary: "", environments: [environment], body: body)
    }
  }

  package static func named(_ name: String) -> PictureCase? { all.first { $0.name == name } }

  package static let all: [PictureCase] = layout + raw + sound

  /// Networks of many shapes: many connections, VPCs or zones, long names, edge routing.
  private static let layout = [
    PictureCase("shop", Shop.self), PictureCase("three-tier", ThreeTier.self),
    PictureCase("eight-vpcs", EightVPCs.self), PictureCase("edge-inspection", EdgeInspection.self),
    PictureCase("edge-simple", EdgeSimple.self), PictureCase("inside", Inside.self),
    PictureCase("raw-resources", RawResources.self), PictureCase("mesh", Mesh.self),
    PictureCase("long-names", LongNames.self), PictureCase("six-zones", SixZones.self),
    PictureCase("web-shop", WebShop.self), PictureCase("ferry", FerryTickets.self),
    PictureCase("listed-clients", listedClients),
  ]

  /// What most architectures consist of and has no component: databases, functions, queues.
  private static let raw = [
    PictureCase("raw-three-tier", threeTier), PictureCase("raw-named", threeTierNamed),
    PictureCase("raw-components", threeTierComponents), PictureCase("serverless", serverless),
    PictureCase("static-site", staticSite), PictureCase("eks", eks),
    PictureCase("data-lake", dataLake), PictureCase("batch", batch),
    PictureCase("hybrid", hybrid), PictureCase("private-link", privateLink),
    PictureCase("gateway-load-balancer", gatewayLoadBalancer),
    PictureCase("landing-zone", landingZone), PictureCase("cloud-wan", cloudWAN),
    PictureCase("blue-green", blueGreen), PictureCase("multi-region", multiRegion),
  ]

  private static let sound =
    [
      "sound-rds", "sound-asg", "sound-msk", "sound-spot", "sound-classic", "sound-vgw",
      "sound-ipv6",
    ].map { name in PictureCase(name) { _ in soundness(name) } }
    + [PictureCase("sound-hybrid") { _ in hybridSoundness() }]
}
