import ArchitectureDSL
import Foundation
import Terraform
import TestSupport
import Testing
import Topology

/// A resource whose address is another than before is told to Terraform, which else destroys it.
@Suite(.serialized) struct MovedTests {
  private static let places = SourceLocation(file: "Tests/Model.swift", line: 1)

  /// A component with queues of these local names, by identity; and one that only some
  /// environments have.
  private static func topologies(
    _ queues: [(id: String, name: String, key: String?)], extra: Set<String> = ["dev", "prod"]
  ) -> [Topology] {
    ["dev", "prod"].map { name in
      func queue(_ component: String, _ id: String, _ name: String, _ key: String?) -> Resource {
        Resource(
          id: ElementID(component, id, key: key), type: "aws_sqs_queue", name: name,
          arguments: ["delay_seconds": 5],
          title: id, location: places)
      }
      return Topology(
        name: "shop", title: "Shop", summary: "",
        environment: Environment(
          name, account: "111111111111", zones: ["a"], addresses: "10.0.0.0/8"),
        region: .ireland,
        components: [
          ComponentRecord(id: ElementID("shop"), kind: .cluster, title: "Shop", location: places)
        ],
        resources: queues.map { queue("shop", $0.id, $0.name, $0.key) }
          + (extra.contains(name) ? [queue("extra", "one", "one", nil)] : []))
    }
  }

  private static func document(
    _ topologies: [Topology], since previous: ModelDocument? = nil
  ) -> ModelDocument {
    let result = TerraformGenerator(environments: topologies, since: previous).generate()
    return ModelDocument(environments: topologies, moves: result.summary.moves)
  }

  private static func files(
    _ topologies: [Topology], since previous: ModelDocument?
  ) -> [String: String] {
    let files = TerraformGenerator(environments: topologies, since: previous).generate().files
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  private static let module = "terraform/modules/shop/moved.tf"
  private static let platform = "terraform/modules/platform/moved.tf"

  @Test func `A new name is told in the module`() {
    let before = Self.document(Self.topologies([("orders", "orders", nil)]))
    let after = Self.topologies([("orders", "incoming", nil)])
    let files = Self.files(after, since: before)
    #expect(
      files[Self.module] == """
        moved {
          from = aws_sqs_queue.orders
          to   = aws_sqs_queue.incoming
        }

        """)
    #expect(files[Self.platform] == nil)
  }

  @Test func `The block stays until the old address is in use again`() {
    let first = Self.document(Self.topologies([("orders", "orders", nil)]))
    let renamed = Self.topologies([("orders", "incoming", nil)])
    let second = Self.document(renamed, since: first)
    #expect(Self.document(renamed, since: second).moves == second.moves)
    #expect(second.moves?.count == 1)
    let back = Self.document(Self.topologies([("orders", "orders", nil)]), since: second)
    #expect(
      back.moves == [
        AddressMove(
          from: "module.shop.aws_sqs_queue.incoming", to: "module.shop.aws_sqs_queue.orders")
      ])
    let gone = Self.document(Self.topologies([("other", "other", nil)]), since: second)
    #expect(gone.moves == [])
  }

  @Test func `What becomes one of several goes on as the first of them`() {
    let before = Self.document(Self.topologies([("orders", "orders", nil)]))
    let after = Self.topologies([("orders", "orders", "a"), ("orders", "orders", "b")])
    #expect(
      Self.document(after, since: before).moves == [
        AddressMove(
          from: "module.shop.aws_sqs_queue.orders", to: "module.shop.aws_sqs_queue.orders[\"a\"]")
      ])
    let back = Self.document(
      Self.topologies([("orders", "orders", nil)]), since: Self.document(after))
    #expect(
      back.moves == [
        AddressMove(
          from: "module.shop.aws_sqs_queue.orders[\"a\"]", to: "module.shop.aws_sqs_queue.orders")
      ])
  }

  @Test func `A module that an environment no longer has is told in the platform`() {
    let before = Self.document(Self.topologies([("orders", "orders", nil)]))
    let files = Self.files(
      Self.topologies([("orders", "orders", nil)], extra: ["dev"]), since: before)
    #expect(
      files[Self.platform] == """
        moved {
          from = module.extra
          to   = module.extra[0]
        }

        """)
  }

  @Test func `What was folded before is told when it is not any more`() throws {
    let location = Self.places
    let services = ["api", "web", "worker"]
    let topology = Topology(
      name: "shop", title: "Shop", summary: "",
      environment: Environment(
        "dev", account: "111111111111", zones: ["a"], addresses: "10.0.0.0/8"),
      region: .ireland,
      components: [
        ComponentRecord(id: ElementID("shop"), kind: .cluster, title: "Shop", location: location)
      ],
      resources: services.map {
        Resource(
          id: ElementID("shop", $0, "log-group"), type: "aws_cloudwatch_log_group", name: $0,
          arguments: ["name": .string($0)], title: "Log of \($0)", location: location)
      })
    // As it was written before it told of moves.
    let text = try ModelDocument(environments: [topology]).json()
      .replacing(" \"moves\" : [],\n", with: "")
    let document = try ModelDocument(json: text)
    #expect(document.moves == nil)
    let moves = TerraformGenerator(environments: [topology], since: document).generate().summary
      .moves
    #expect(
      moves
        == services.map {
          AddressMove(
            from: "module.shop.aws_cloudwatch_log_group.this[\"\($0)\"]",
            to: "module.shop.aws_cloudwatch_log_group.\($0)")
        })
  }

  /// The one rule for a block was named after who sent first.
  @Test func `What AWS could not tell apart is the same resource`() throws {
    func topology(_ rules: [(id: String, name: String, description: String, port: Int)]) -> Topology
    {
      Topology(
        name: "shop", title: "Shop", summary: "",
        environment: Environment(
          "dev", account: "111111111111", zones: ["a"], addresses: "10.0.0.0/8"),
        region: .ireland,
        components: [
          ComponentRecord(
            id: ElementID("shop"), kind: .cluster, title: "Shop", location: Self.places)
        ],
        resources: rules.map {
          Resource(
            id: ElementID("shop", "api", $0.id), type: "aws_vpc_security_group_ingress_rule",
            name: $0.name,
            arguments: [
              "cidr_ipv4": "10.1.0.0/16", "description": .string($0.description),
              "from_port": .int($0.port),
              "security_group_id": .reference(ElementID("shop", "group"), "id"),
            ], title: $0.id, location: Self.places)
        })
    }
    // As it comes from the disk, its members in another order.
    let before = try ModelDocument(
      json: Self.document([
        topology([("from-web", "api_from_web", "from web", 1), ("other", "other", "", 2)])
      ]).json())
    let after = topology([
      ("from-vpc", "api_from_vpc", "from the VPC", 1), ("another", "another", "", 3),
    ])
    #expect(
      Self.document([after], since: before).moves == [
        AddressMove(
          from: "module.shop.aws_vpc_security_group_ingress_rule.api_from_web",
          to: "module.shop.aws_vpc_security_group_ingress_rule.api_from_vpc")
      ])
    // Two that are alike could be either.
    let two = topology([
      ("from-vpc", "api_from_vpc", "", 1), ("from-all", "api_from_all", "", 1),
    ])
    #expect(Self.document([two], since: before).moves == [])
  }

  @Test func `An author's rename is told for all that is inside`() throws {
    func evaluation(_ cluster: String, _ service: String, _ rename: Renamed?) -> Evaluation {
      FieldCase(name: "shop", environments: [dev, prod]) { _ in
        Region(.ireland) {
          VPC("net", prefixLength: 20) {
            Subnets("public") { Route(to: .internetGateway) }
            Subnets("app") { Route(to: .natGateway) }
            ECSCluster(cluster, release: "1") { Service(service, cpu: 256, memory: 512) {} }
          }
          if let rename { rename }
        }
      }.evaluation
    }
    let before = Self.document(evaluation("apps", "basket", nil).topologies)
    let service = evaluation("apps", "cart", Renamed("apps/basket", to: "apps/cart"))
    #expect(!service.diagnostics.hasErrors)
    let moves = try #require(Self.document(service.topologies, since: before).moves)
    #expect(
      moves.contains(
        AddressMove(
          from: "module.apps.aws_ecs_service.basket", to: "module.apps.aws_ecs_service.cart")))
    #expect(
      moves.count
        == service.topologies[0].resources.filter { $0.id.path.starts(with: ["apps", "cart"]) }
        .count)
    let cluster = evaluation("shop", "basket", Renamed("apps", to: "shop"))
    let files = Self.files(cluster.topologies, since: before)
    let platform = try #require(files[Self.platform])
    #expect(platform.contains("from = module.apps.aws_ecs_cluster.this\n"))
    #expect(platform.contains("to   = module.shop.aws_ecs_cluster.this\n"))
    let wrong = evaluation("apps", "cart", Renamed("apps/basket", to: "apps/card"))
    #expect(wrong.diagnostics.map(\.code) == [.unknownTarget])
  }

  @Test func `Moves survive the model's text`() throws {
    let document = ModelDocument(
      environments: [],
      moves: [AddressMove(from: "a.b[\"c\"]", to: "a.d"), AddressMove(from: "x", to: "y")])
    #expect(try ModelDocument(json: document.json()) == document)
  }

  /// Terraform, given a state of the old addresses, destroys nothing.
  @Test func `A plan with state moves and destroys nothing`() throws {
    guard let terraform = try requireTool("terraform", for: "plans with a state") else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let before = Self.topologies([("orders", "orders", nil), ("bills", "bills", nil)])
    let after = Self.topologies(
      [("orders", "orders", "a"), ("orders", "orders", "b"), ("bills", "invoices", nil)],
      extra: ["dev"])
    let result = TerraformGenerator(environments: after, since: Self.document(before)).generate()
    try #require(!result.diagnostics.hasErrors)
    for file in result.files { try folder.write(file.bytes, to: file.path) }
    let root = "terraform/environments/dev"
    try folder.write(OfflineOverrides.provider.utf8, to: "\(root)/providers_override.tf")
    try folder.write(OfflineOverrides.backend.utf8, to: "\(root)/backend_override.tf")
    try folder.write(Self.state(of: before[0]).utf8, to: "\(root)/terraform.tfstate")
    func run(_ arguments: [String]) throws -> String {
      let result = try TestSupport.run(
        terraform, arguments: arguments,
        environment: [
          "TF_CLI_CONFIG_FILE": "/dev/null", "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1",
        ], directory: folder.url.appendingPathComponent(root))
      try #require(result.succeeded, "\(result.everything)")
      return result.output
    }
    _ = try run(["init", "-no-color", "-input=false"] + TerraformMirror.arguments())
    let plan = try run(["plan", "-no-color", "-input=false", "-refresh=false", "-lock=false"])
    #expect(plan.contains("0 to destroy"), "\(plan)")
    #expect(plan.contains("1 to add"), "\(plan)")
  }

  private static func state(of topology: Topology) -> String {
    let resources = topology.resources.map { resource in
      """
      {"module": "module.platform.module.\(resource.id.path[0])", "mode": "managed",
       "type": "aws_sqs_queue", "name": "\(resource.name)",
       "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
       "instances": [{"schema_version": 0, "attributes": {"id": "\(resource.id.path[1])",
         "delay_seconds": 5, "fifo_queue": false, "content_based_deduplication": false,
         "name": "\(resource.name)", "url": "https://example.com"}}]}
      """
    }
    return """
      {"version": 4, "terraform_version": "1.10.0", "serial": 1, "lineage": "test", "outputs": {},
       "resources": [\(resources.joined(separator: ","))]}
      """
  }
}
