import OrderedCollections
import Testing
import Topology

@testable import Terraform

/// What the parts of a component have alike becomes one resource with `for_each`.
@Suite struct FoldingTests {
  /// A cluster of services, each with a log group, a repository whose policy refers to it, and a
  /// role that only differs where `odd` says so.
  private static func result(services: [String], odd: String? = nil) -> TerraformResult {
    let topologies = [SampleArchitecture.dev, SampleArchitecture.production].map { environment in
      let place = SampleArchitecture.place
      let resources = services.flatMap { service -> [Resource] in
        func resource(
          _ name: String, _ type: String, suffix: String = "",
          _ arguments: OrderedDictionary<String, Value>
        ) -> Resource {
          Resource(
            id: ElementID("shop", service, name), type: type, name: service + suffix,
            arguments: arguments, title: "\(name) of the \(service) service", location: place)
        }
        return [
          resource(
            "log-group", "aws_cloudwatch_log_group",
            ["name": .template(["/", .context(.environment), .string("/\(service)")])]),
          resource("repository", "aws_ecr_repository", ["name": .string(service)]),
          resource(
            "policy", "aws_ecr_lifecycle_policy",
            ["repository": .reference(ElementID("shop", service, "repository"), "name")]),
          resource(
            "role", "aws_iam_role", suffix: "_task",
            ["name": .string(service), "path": .string(service == odd ? "/odd/" : "/")]),
          resource(
            "role-policy", "aws_iam_role_policy", suffix: "_task",
            ["role": .reference(ElementID("shop", service, "role"), "id"), "policy": "{}"]),
        ]
      }
      let services = services.map {
        ComponentRecord(id: ElementID("shop", $0), kind: .service, title: $0, location: place)
      }
      return Topology(
        name: "test", title: "Test", summary: "", environment: environment, region: .singapore,
        components: [
          ComponentRecord(id: ElementID("shop"), kind: .cluster, title: "Shop", location: place)
        ] + services, resources: resources)
    }
    return TerraformGenerator(environments: topologies).generate()
  }

  private static func main(_ result: TerraformResult) -> String {
    result.files.first { $0.path == "terraform/modules/shop/main.tf" }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    } ?? result.diagnostics.map(\.description).joined(separator: "\n")
  }

  @Test func threeAlikeBecomeOneFamily() {
    let result = Self.result(services: ["web", "api", "mail"])
    let main = Self.main(result)
    #expect(
      main.hasPrefix(
        """
        locals {
          services = toset(["api", "mail", "web"])
        }

        resource "aws_cloudwatch_log_group" "this" {
          for_each = local.services

          name = "/${var.environment}/${each.key}"
        }

        resource "aws_ecr_repository" "this" {
          for_each = local.services

          name = each.key
        }

        resource "aws_ecr_lifecycle_policy" "this" {
          for_each = local.services

          repository = aws_ecr_repository.this[each.key].name
        }

        resource "aws_iam_role" "task" {
        """), "\(main)")
    let addresses = result.summary.addresses["production"] ?? [:]
    #expect(
      addresses[ElementID("shop", "web", "repository")]
        == "module.platform.module.shop.aws_ecr_repository.this[\"web\"]")
    #expect(addresses.count == 15)
  }

  @Test func twoAlikeStayTwo() {
    let main = Self.main(Self.result(services: ["web", "api"]))
    #expect(!main.contains("for_each"), "\(main)")
  }

  /// What refers to something that differs differs too, although it reads alike.
  @Test func oneThatDiffersKeepsItsKindApart() {
    let main = Self.main(Self.result(services: ["web", "api", "mail"], odd: "api"))
    #expect(main.contains(#"resource "aws_iam_role" "api_task""#), "\(main)")
    #expect(main.contains(#"resource "aws_iam_role_policy" "api_task""#))
    #expect(main.contains(#"resource "aws_ecr_repository" "this""#))
  }
}
