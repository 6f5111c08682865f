import ArchitectureDSL
import Foundation
import Terraform
import TestSupport
import Testing
import Topology

/// An element that one environment has and another lacks, of any kind: Terraform plans all of them.
@Suite(.serialized) struct LiftingTests {
  static let differences = [
    "service", "vpc", "tier", "listener", "sizes", "zones", "endpoints", "nat", "waf", "mounts",
    "secret", "raw", "kind", "nokey", "region", "tgwroute", "alarms", "scaling", "notgw",
  ]

  private struct Written {
    let files: [GeneratedFile]
    let diagnostics: [Diagnostic]
  }

  private static func generate(_ difference: String) -> Written {
    let input = FieldCase(name: "lift", environments: lifted) {
      structural("lift-\(difference)", $0)
    }
    let evaluation = input.evaluation
    let result = TerraformGenerator(environments: evaluation.topologies).generate()
    return Written(
      files: result.files,
      diagnostics: evaluation.diagnostics + result.diagnostics)
  }

  @Test(arguments: differences)
  func `It can be written`(_ difference: String) {
    let result = Self.generate(difference)
    let errors = result.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0)" }.joined(separator: "\n"))")
    let text = result.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(!text.contains("there is an orders load balancer accepts"))
    #expect(!text.contains("== false ?"))
    #expect(!text.contains(" has ."))
    #expect(!text.contains(": null : null"))
  }

  /// What is there because something else is hangs on that one's switch, in whatever module.
  @Test(arguments: [
    ("nokey", ["encryption_enabled", "operations_enabled"]),
    ("service", ["search_enabled"]),
    ("listener", ["admin_enabled"]),
    ("endpoints", ["endpoints_enabled"]),
  ])
  func `One decision is one switch`(_ difference: String, _ expected: [String]) throws {
    let file = try #require(
      Self.generate(difference).files.first {
        $0.path == "terraform/modules/platform/variables.tf"
      })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let switches = text.matches(of: /\b([a-z0-9_]+_enabled)\b/).map { String($0.1) }
    #expect(Set(switches) == Set(expected), "\(text)")
  }

  /// What one environment leads to inspection and another one straight to the internet, refers to
  /// what there is.
  @Test func `A reference leads to another component in each environment`() throws {
    let input = FieldCase(name: "lift", environments: lifted) { environment in
      Region(.ireland) {
        TransitGateway("hub") {
          TransitGatewayRouteTable("spokes") {
            Associates("orders")
            TransitGatewayRoute(to: environment.isProd ? "inspection" : "egress")
          }
          TransitGatewayRouteTable("central") {
            Associates("egress")
            Propagates("orders")
          }
        }
        if environment.isProd {
          InspectionVPC(
            "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
          ) {
            NetworkFirewall("perimeter") { AllowDomains("domains", [".example.com"]) }
          }
        }
        EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
        WorkloadVPC("orders", prefixLength: 20, transitGateway: "hub")
      }
    }
    let evaluation = input.evaluation
    let result = TerraformGenerator(environments: evaluation.topologies).generate()
    let errors = (evaluation.diagnostics + result.diagnostics).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0)" }.joined(separator: "\n"))")
    let platform = try #require(
      result.files.first { $0.path == "terraform/modules/platform/main.tf" })
    let text = String(decoding: platform.bytes, as: UTF8.self)
    #expect(
      text.contains(
        "local.has_inspection ? module.inspection[0].transit_gateway_attachment_id : "
          + "module.egress.transit_gateway_attachment_id"), "\(text)")
  }

  /// All of them at once, and each of those that validated and did not plan.
  @Test(arguments: ["all", "vpc", "tier", "listener", "scaling", "notgw"])
  func `Every environment plans`(_ difference: String) throws {
    guard let terraform = try requireTool("terraform", for: "plans of every environment") else {
      return
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for file in Self.generate(difference).files { try folder.write(file.bytes, to: file.path) }
    for environment in lifted {
      let root = "terraform/environments/\(environment.name)"
      try Self.plan(root, in: folder, terraform)
    }
  }

  private static func plan(
    _ root: String, in folder: TemporaryFolder, _ terraform: String
  ) throws {
    try folder.write(OfflineOverrides.provider.utf8, to: "\(root)/providers_override.tf")
    try folder.write(OfflineOverrides.backend.utf8, to: "\(root)/backend_override.tf")
    func run(_ arguments: [String]) throws {
      let result = try TestSupport.run(
        terraform, arguments: arguments,
        environment: [
          "TF_CLI_CONFIG_FILE": "/dev/null", "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1",
        ], directory: folder.url.appendingPathComponent(root))
      try #require(result.succeeded, "\(root): \(result.everything)")
    }
    try run(["init", "-no-color", "-input=false"] + TerraformMirror.arguments())
    try run([
      "plan", "-no-color", "-input=false", "-refresh=false", "-lock=false", "-var",
      "certificate_arn=arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-0000-0000-000000000000",
      "-var", "clients=pl-0123456789abcdef0",
    ])
  }
}

/// Files that let Terraform plan without credentials and without asking AWS.
enum OfflineOverrides {
  static let provider = """
    provider "aws" {
      access_key                  = "none"
      secret_key                  = "none"
      allowed_account_ids         = null
      skip_credentials_validation = true
      skip_requesting_account_id  = true
      skip_metadata_api_check     = true
    }

    """
  static let backend = "terraform {\n  backend \"local\" {}\n}\n"
}
