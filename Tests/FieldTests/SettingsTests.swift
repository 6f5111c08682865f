import ArchitectureDSL
import Foundation
import Terraform
import Testing
import Topology

/// What a team sets itself, without editing what is generated.
@Suite struct SettingsTests {
  private static func evaluation(
    @RegionBuilder _ settings: @Sendable (Environment) -> [any RegionMember]
  ) -> Evaluation {
    ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [dev, prod]
    ) { environment in
      Region(.ireland) {
        for member in settings(environment) { member }
        VPC("net", prefixLength: 20) {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("app") { Route(to: .natGateway) }
          ECSCluster("apps", release: "1") {
            Service("web", cpu: 256, memory: 512) { Secret("KEY", title: "Key") }
            Service("own", cpu: 256, memory: 512, logRetention: 90) {
              Secret("KEY", title: "Key", recoveryWindow: 14)
            }
          }
        }
      }
    }
  }

  private static func file(
    _ name: String, _ environment: String = "dev",
    @RegionBuilder _ settings: @Sendable (Environment) -> [any RegionMember]
  ) throws -> String? {
    let evaluation = evaluation(settings)
    try #require(!evaluation.diagnostics.hasErrors, "\(evaluation.diagnostics)")
    let files = TerraformGenerator(environments: evaluation.topologies).generate().files
    return files.first { $0.path == "terraform/environments/\(environment)/\(name)" }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private static func problems(
    @RegionBuilder _ settings: @Sendable (Environment) -> [any RegionMember]
  ) -> [String] {
    evaluation(settings).diagnostics.filter { $0.severity == .error }.map(\.code.number)
  }

  @Test func `Tags are the provider's, also per environment`() throws {
    let text = try #require(
      try Self.file("providers.tf", "production") { environment in
        Tags(["CostCentre": "4711"])
        Tags(["Criticality": environment.name == "production" ? "high" : "low"])
      })
    #expect(text.contains("CostCentre   = \"4711\""))
    #expect(text.contains("Criticality  = \"high\""))
    #expect(text.contains("ManagedBy    = \"Terraform\""))
  }

  @Test func `The state is where the team says`() throws {
    let bucket = try #require(
      try Self.file("backend.tf") {
        TerraformState(.s3(bucket: "example-states", key: "shop/\($0.name).tfstate"))
      })
    #expect(bucket.contains("bucket       = \"example-states\""))
    #expect(bucket.contains("key          = \"shop/dev.tfstate\""))
    #expect(bucket.contains("region       = \"eu-west-1\""))
    let cloud = try #require(
      try Self.file("backend.tf") {
        TerraformState(.cloud(organization: "example", workspace: "shop-\($0.name)"))
      })
    #expect(cloud.contains("cloud {\n    organization = \"example\""))
    #expect(cloud.contains("name = \"shop-dev\""))
    #expect(try Self.file("backend.tf") { _ in TerraformState(.unmanaged) } == nil)
  }

  @Test func `The provider assumes a role of its environment's account`() throws {
    let text = try #require(
      try Self.file("providers.tf") {
        AssumesRole("arn:aws:iam::\($0.account):role/deploy", externalID: "shop")
      })
    #expect(text.contains("assume_role {"))
    #expect(text.contains("role_arn     = \"arn:aws:iam::111111111111:role/deploy\""))
    #expect(text.contains("session_name = \"terraform-shop\""))
    #expect(text.contains("external_id  = \"shop\""))
  }

  @Test func `Defaults hold where a component says nothing itself`() {
    let topology = Self.evaluation { _ in Defaults(logRetention: 30, secretRecoveryWindow: 0) }
      .topologies[0]
    func value(_ id: String, _ argument: String) -> Value? {
      topology.resources.first { $0.id.description == id }?[argument]
    }
    #expect(value("apps/web/log-group", "retention_in_days") == 30)
    #expect(value("apps/own/log-group", "retention_in_days") == 90)
    #expect(value("net/flow-log/log-group", "retention_in_days") == 30)
    #expect(value("apps/web/secret-key", "recovery_window_in_days") == 0)
    #expect(value("apps/own/secret-key", "recovery_window_in_days") == 14)
  }

  @Test func `What S3, IAM or AWS would refuse is refused`() {
    let long = String(repeating: "b", count: 64)
    #expect(Self.problems { _ in Tags(["Name": "x"]) } == ["PLB001"])
    #expect(Self.problems { _ in Tags(["aws:x": "x"]) } == ["PLB019"])
    #expect(Self.problems { _ in Tags(["Team": "a;b"]) } == ["PLB019"])
    #expect(
      Self.problems { _ in
        Tags(["Team": "a"])
        Tags(["Team": "b"])
      } == ["PLB001"])
    #expect(
      Self.problems { TerraformState(.s3(bucket: long, key: $0.name)) }.allSatisfy {
        $0 == "PLB015"
      })
    #expect(
      !Self.problems { TerraformState(.s3(bucket: "Upper", key: $0.name)) }.isEmpty)
    #expect(!Self.problems { TerraformState(.s3(bucket: "states", key: "/\($0.name)")) }.isEmpty)
    #expect(
      !Self.problems { TerraformState(.cloud(organization: "a b", workspace: $0.name)) }.isEmpty)
    #expect(!Self.problems { _ in AssumesRole("deploy") }.isEmpty)
    #expect(
      !Self.problems { _ in AssumesRole("arn:aws:iam::999999999999:role/deploy") }.isEmpty)
    #expect(Self.problems { _ in Defaults(logRetention: 31) } == ["PLB019"])
    #expect(Self.problems { _ in Defaults(secretRecoveryWindow: 3) } == ["PLB019"])
  }

  @Test func `Two environments with one state are refused`() {
    #expect(
      Self.problems { _ in TerraformState(.s3(bucket: "states", key: "shop.tfstate")) }
        == ["PLB015"])
  }

  @Test func `An environment's own bucket that is too long names the way out`() throws {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: String(repeating: "a", count: 60), title: "A", summary: "", environments: [dev]
    ) { _ in Region(.ireland) {} }
    let found = try #require(evaluation.diagnostics.first { $0.code == .invalidEnvironment })
    #expect(found.remedy.contains("TerraformState"))
  }

  @Test func `Settings survive the model's text`() throws {
    let topologies = Self.evaluation {
      Tags(["Team": "shop"])
      TerraformState(.s3(bucket: "states", key: $0.name, region: "eu-central-1"))
      AssumesRole("arn:aws:iam::\($0.account):role/deploy")
      Renamed("apps/old", to: "apps/web")
    }.topologies
    let document = ModelDocument(environments: topologies)
    let read = try ModelDocument(json: document.json())
    #expect(read.environments.map(\.settings) == topologies.map(\.settings))
    #expect(read.environments[0].renames.map(\.from) == [ElementID("apps", "old")])
    #expect(read.environments[0].renames.map(\.to) == [ElementID("apps", "web")])
  }

  /// Components put the environment into every name; what an author names oneself may collide.
  @Test func `Two environments of one account have names of their own`() throws {
    let both = [
      Environment("dev", account: "111111111111", zones: ["a"], addresses: "10.16.0.0/14"),
      Environment("test", account: "111111111111", zones: ["a"], addresses: "10.20.0.0/14"),
    ]
    func problems(_ name: Value) -> [Diagnostic] {
      ArchitectureEvaluator.evaluate(
        name: "shop", title: "Shop", summary: "", environments: both
      ) { _ in
        Region(.ireland) {
          EncryptionKey("encryption")
          VPC("net", prefixLength: 20) {
            Subnets("public") { Route(to: .internetGateway) }
            Subnets("app") { Route(to: .natGateway) }
            ECSCluster("apps", release: "1") {
              Service("web", cpu: 256, memory: 512) { Secret("KEY", title: "Key") }
            }
            FileSystem("files")
          }
          Alarms("operations")
          Declare("orders", type: "aws_sqs_queue", arguments: ["name": name])
        }
      }.diagnostics.filter { $0.severity == .error }
    }
    let found = try #require(problems("orders").first)
    #expect(found.code == .nameTaken)
    #expect(found.summary.contains("'dev' and 'test'"))
    #expect(problems(.template(["orders-", .context(.environment)])).isEmpty)
  }

  // MARK: Accepted findings and keys

  @Test func `An accepted finding skips the scanner's check and the module's assertion`() throws {
    let evaluation = ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: [dev]
    ) { _ in
      Region(.ireland) {
        VPC("net", prefixLength: 20) {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("app") { Route(to: .natGateway) }
          ECSCluster("apps", release: "1") {
            Service("api", cpu: 256, memory: 512, allowsExec: true) {}
          }
        }
        AcceptFinding(
          .writableRoot, on: ElementID("apps", "api"), because: "Shells need a writable root.")
      }
    }
    let definition = try #require(
      evaluation.topologies[0].resources(ofType: "aws_ecs_task_definition").first)
    #expect(definition.skippedChecks["CKV_AWS_336"] == "Shells need a writable root.")
    let files = TerraformGenerator(environments: evaluation.topologies).generate().files
    let test = try #require(files.first { $0.path.hasSuffix("apps/tests/apps.tftest.hcl") })
    #expect(!String(decoding: test.bytes, as: UTF8.self).contains("read-only root file system"))
  }

  @Test func `Declared resources with keys are one family`() throws {
    func evaluation(_ more: @escaping @Sendable () -> [any RegionMember]) -> Evaluation {
      ArchitectureEvaluator.evaluate(
        name: "shop", title: "Shop", summary: "", environments: [dev, prod]
      ) { environment in
        Region(.ireland) {
          for zone in environment.zones {
            Declare(
              "reader", key: zone.key, type: "aws_sqs_queue",
              arguments: ["name": .string("reader-\(zone.key)")])
          }
          for member in more() { member }
        }
      }
    }
    let result = evaluation { [] }
    #expect(!result.diagnostics.hasErrors, "\(result.diagnostics)")
    let files = TerraformGenerator(environments: result.topologies).generate().files
    let text = files.filter { $0.path.contains("modules/platform") }
      .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(text.contains("resource \"aws_sqs_queue\" \"reader\" {\n  for_each = "))
    func codes(_ key: String?) -> [DiagnosticCode] {
      evaluation {
        [Declare("reader", key: key, type: "aws_sqs_queue", arguments: [:])]
      }.diagnostics.filter { $0.severity == .error }.map(\.code)
    }
    #expect(codes("a").contains(.duplicateName))
    #expect(codes(nil).contains(.duplicateName))
    #expect(codes("c/d").contains(.invalidName))
  }
}
