import OrderedCollections
import Testing
import Topology

@testable import Terraform

/// The rules of lifting, one by one, over models of a few resources.
@Suite struct LiftingTests {
  /// A model with these resources in component `app`; the first environment has two zones, the
  /// second three.
  private static func topologies(
    components: [String] = ["app"], inputs: [Input] = [],
    _ resources: (Environment) -> [Resource]
  ) -> [Topology] {
    [SampleArchitecture.dev, SampleArchitecture.production].map { environment in
      Topology(
        name: "test", title: "Test", summary: "", environment: environment, region: .singapore,
        components: components.map {
          ComponentRecord(
            id: ElementID($0), kind: .vpc, title: "\($0) VPC", location: SampleArchitecture.place)
        }, resources: resources(environment), inputs: inputs)
    }
  }

  private static func resource(
    _ name: String, type: String = "aws_thing", key: String? = nil, in component: String = "app",
    _ arguments: OrderedDictionary<String, Value> = [:], dependsOn: [ElementID] = [],
    lifecycle: ResourceLifecycle = ResourceLifecycle()
  ) -> Resource {
    Resource(
      id: ElementID(component, name, key: key), type: type,
      name: name.replacing("-", with: "_"), arguments: arguments, lifecycle: lifecycle,
      dependsOn: dependsOn, title: "\(name) thing", location: SampleArchitecture.place)
  }

  /// One resource for each zone.
  private static func perZone(
    _ environment: Environment, _ name: String, type: String = "aws_thing",
    in component: String = "app",
    _ arguments: (Zone) -> OrderedDictionary<String, Value> = { _ in [:] }
  ) -> [Resource] {
    environment.zones.map { zone in
      resource(name, type: type, key: zone.key, in: component, arguments(zone))
    }
  }

  /// An attribute of a resource for each zone of the environment.
  private static func references(
    _ environment: Environment, _ name: String, _ attribute: String
  ) -> [Value] {
    environment.zones.map { .reference(ElementID("app", name, key: $0.key), attribute) }
  }

  private static func isProduction(_ environment: Environment) -> Bool {
    environment.name == "production"
  }

  /// The text of a file, with the diagnostics where there are any.
  private static func generate(_ topologies: [Topology]) -> [String: String] {
    let result = TerraformGenerator(environments: topologies).generate()
    var texts = Dictionary(
      uniqueKeysWithValues: result.files.map {
        ($0.path.replacing("terraform/", with: ""), String(decoding: $0.bytes, as: UTF8.self))
      })
    if !result.diagnostics.isEmpty {
      texts["diagnostics"] = result.diagnostics.map(\.description).joined(separator: "\n")
    }
    return texts
  }

  private static func main(
    components: [String] = ["app"], inputs: [Input] = [],
    _ resources: (Environment) -> [Resource]
  ) -> String {
    let files = generate(topologies(components: components, inputs: inputs, resources))
    return files["modules/app/main.tf"] ?? files["diagnostics"] ?? "nothing"
  }

  @Test func equalValuesAreLiterals() {
    let text = Self.main { _ in
      [
        Self.resource(
          "x",
          [
            "flag": true, "count_of": 3, "names": ["a", "b"], "text": "${not} a %{template}",
            "ratio": .double(0.5), "map": ["Key:1": "v"],
          ])
      ]
    }
    #expect(
      text == """
        resource "aws_thing" "x" {
          flag     = true
          count_of = 3
          names    = ["a", "b"]
          text     = "$${not} a %%{template}"
          ratio    = 0.5

          map = {
            "Key:1" = "v"
          }
        }

        """)
  }

  @Test func differingValuesAreVariables() {
    let files = Self.generate(
      Self.topologies { environment in
        [Self.resource("x", ["size": .int(Self.isProduction(environment) ? 9 : 1)])]
      })
    #expect(files["modules/app/main.tf"]?.contains("size = var.x_size") == true)
    #expect(
      files["modules/app/variables.tf"]
        == """
        variable "x_size" {
          type        = number
          description = "Size of the x thing."
          nullable    = false

          validation {
            condition     = var.x_size >= 0 && floor(var.x_size) == var.x_size
            error_message = "The value of x_size must be a whole number, zero or more."
          }
        }

        """)
    #expect(files["environments/dev/main.tf"]?.contains("x_size = 1") == true)
    #expect(files["environments/production/main.tf"]?.contains("x_size = 9") == true)
  }

  @Test func factsOfTheEnvironmentAreVariables() {
    let text = Self.main { environment in
      environment.zones.map { zone in
        Self.resource(
          "x", key: zone.key,
          [
            "name": .template([
              .context(.environment), "-", .context(.region), "-", .context(.accountID), "-",
              .context(.zoneKey(zone.key)),
            ]),
            "zone": .context(.zoneName(zone.key)),
          ])
      }
    }
    #expect(
      text == """
        resource "aws_thing" "x" {
          for_each = var.zones

          name = "${var.environment}-${var.region}-${var.account_id}-${each.key}"
          zone = each.value
        }

        """)
  }

  @Test func referencesFollowTheKey() {
    let text = Self.main { environment in
      var resources = [Self.resource("vpc")]
      resources += Self.perZone(environment, "subnet") { _ in
        ["vpc_id": .reference("app/vpc", "id")]
      }
      resources += Self.perZone(environment, "route") { zone in
        [
          "subnet_id": .reference(ElementID("app", "subnet", key: zone.key), "id"),
          "first": .reference(ElementID("app", "subnet", key: "a"), "id"),
        ]
      }
      return resources
    }
    #expect(text.contains("vpc_id = aws_thing.vpc.id"))
    #expect(text.contains("subnet_id = aws_thing.subnet[each.key].id"))
    #expect(text.contains("first     = aws_thing.subnet[\"a\"].id"))
  }

  @Test func referencesToFewerMembersGoThroughAMap() {
    let files = Self.generate(
      Self.topologies { environment in
        let own = Self.isProduction(environment) ? environment.zones : ["a"]
        var resources = own.map { Self.resource("nat", key: $0.key) }
        resources += Self.perZone(environment, "route") { zone in
          let nat = Self.isProduction(environment) ? zone.key : "a"
          return ["nat_id": .reference(ElementID("app", "nat", key: nat), "id")]
        }
        return resources
      })
    let text = files["modules/app/main.tf"] ?? ""
    #expect(
      text.contains("for_each = toset(values(var.nat_thing_zones))")
        || text.contains("for_each = toset(values(var.nat_zones))"))
    #expect(text.contains("nat_id = aws_thing.nat[var.nat_thing_zones[each.key]].id"))
    #expect(!(files["modules/app/variables.tf"] ?? "").contains("set(string)"))
  }

  @Test func aFamilyOfSomeZonesHasASetOfKeys() {
    let files = Self.generate(
      Self.topologies { environment in
        let own = Self.isProduction(environment) ? environment.zones : []
        let gateways = own.map { Self.resource("nat", key: $0.key) }
        return [Self.resource("x")] + gateways
      })
    #expect(files["modules/app/main.tf"]?.contains("for_each = var.nat_zones") == true)
    #expect(files["modules/app/variables.tf"]?.contains("type        = set(string)") == true)
    #expect(files["environments/dev/main.tf"]?.contains("nat_zones = []") == true)
    #expect(
      files["environments/production/main.tf"]?.contains("nat_zones = [\"a\", \"b\", \"c\"]")
        == true)
  }

  @Test func allMembersAreASplat() {
    let text = Self.main { environment in
      let ids = Self.references(environment, "subnet", "id")
      let arns = Self.references(environment, "subnet", "arn").map { Value.template([$0, "/*"]) }
      var resources = Self.perZone(environment, "subnet")
      resources.append(
        Self.resource(
          "x",
          [
            "ids": .list(ids), "more": .list(ids + ["extra"]), "arns": .list(arns),
            "names": .list(environment.zones.map { .context(.zoneName($0.key)) }),
          ]))
      return resources
    }
    #expect(text.contains("ids   = values(aws_thing.subnet)[*].id"))
    #expect(text.contains("more  = concat(values(aws_thing.subnet)[*].id, [\"extra\"])"))
    #expect(text.contains("arns  = [for thing in aws_thing.subnet : \"${thing.arn}/*\"]"))
    #expect(text.contains("names = [for name in var.zones : name]"))
  }

  @Test func blocksOfEachZoneAreDynamic() {
    let text = Self.main { environment in
      [
        Self.resource(
          "x",
          [
            "mapping": .blocks(
              environment.zones.map { ["zone": .context(.zoneName($0.key)), "weight": 1] })
          ])
      ]
    }
    #expect(
      text == """
        resource "aws_thing" "x" {
          dynamic "mapping" {
            for_each = var.zones

            content {
              zone   = mapping.value
              weight = 1
            }
          }
        }

        """)
  }

  @Test func whatOnlySomeEnvironmentsGiveIsNullable() {
    let files = Self.generate(
      Self.topologies { environment in
        var arguments: OrderedDictionary<String, Value> = ["name": "x"]
        if Self.isProduction(environment) {
          arguments["policy"] = "strict"
          arguments["key_arn"] = .reference("app/key", "arn")
          arguments["backup"] = .blocks(["days": 7])
        }
        return [Self.resource("key"), Self.resource("x", arguments)]
      })
    let text = files["modules/app/main.tf"] ?? files["diagnostics"] ?? ""
    #expect(text.contains("policy  = var.x_policy"))
    #expect(text.contains("key_arn = var.x_key_arn_enabled ? aws_thing.key.arn : null"))
    #expect(text.contains("for_each = var.x_backup_enabled ? [1] : []"))
    let variables = files["modules/app/variables.tf"] ?? ""
    #expect(variables.contains("default     = null"))
    #expect(files["modules/platform/variables.tf"]?.contains("optional(string)") == true)
    #expect(files["environments/dev/main.tf"]?.contains("x_policy") == false)
  }

  @Test func aResourceOfSomeEnvironmentsIsCounted() {
    let topologies = Self.topologies { environment in
      guard Self.isProduction(environment) else { return [Self.resource("x")] }
      return [
        Self.resource("vault"),
        Self.resource("x", ["vault_arn": .reference("app/vault", "arn")]),
      ]
    }
    let text = Self.generate(topologies)["modules/app/main.tf"] ?? ""
    #expect(text.contains("count = var.vault_enabled ? 1 : 0"))
    #expect(text.contains("vault_arn = one(aws_thing.vault[*].arn)"))
    let addresses = TerraformGenerator(environments: topologies).generate().summary.addresses
    #expect(
      addresses["production"]?["app/vault"] == "module.platform.module.app.aws_thing.vault[0]")
    #expect(addresses["dev"]?["app/vault"] == nil)
  }

  @Test func constantKeysAreASetOrATable() {
    let text = Self.main { _ in
      var resources: [Resource] = []
      for key in ["web", "worker"] {
        let port = key == "web" ? 80 : 9000
        resources.append(
          Self.resource("x", key: key, ["name": .string("\(key)-v1"), "port": .int(port)]))
        resources.append(Self.resource("y", key: key, ["name": .string(key)]))
      }
      return resources
    }
    #expect(
      text == """
        locals {
          xes = {
            web = {
              port = 80
            }
            worker = {
              port = 9000
            }
          }
        }

        resource "aws_thing" "x" {
          for_each = local.xes

          name = "${each.key}-v1"
          port = each.value.port
        }

        resource "aws_thing" "y" {
          for_each = toset(["web", "worker"])

          name = each.key
        }

        """)
  }

  @Test func inputsArePassedDown() {
    let input = Input(
      "certificate", type: "string", description: "The certificate.", example: "x",
      isSensitive: true,
      location: SampleArchitecture.place)
    let files = Self.generate(
      Self.topologies(inputs: [input]) { _ in [Self.resource("x", ["arn": .input("certificate")])] }
    )
    #expect(files["modules/app/main.tf"]?.contains("arn = var.certificate") == true)
    #expect(files["modules/platform/main.tf"]?.contains("certificate = var.certificate") == true)
    #expect(files["environments/dev/main.tf"]?.contains("certificate = var.certificate") == true)
    #expect(files["environments/dev/variables.tf"]?.contains("sensitive   = true") == true)
  }

  @Test func modulesExchangeOutputs() {
    let files = Self.generate(
      Self.topologies(components: ["app", "hub"]) { environment in
        var resources = Self.perZone(environment, "subnet", type: "aws_subnet", in: "hub")
        resources.append(
          Self.resource(
            "gateway", type: "aws_gateway", in: "hub", ["peer": .reference("app/x", "id")]))
        resources.append(Self.resource("x", ["gateway_id": .reference("hub/gateway", "id")]))
        resources += Self.perZone(environment, "y") { zone in
          ["subnet_id": .reference(ElementID("hub", "subnet", key: zone.key), "id")]
        }
        return resources
      })
    let main = files["modules/app/main.tf"] ?? files["diagnostics"] ?? ""
    #expect(main.contains("gateway_id = var.gateway_id"))
    #expect(main.contains("subnet_id = var.subnet_ids[each.key]"))
    let outputs = files["modules/hub/outputs.tf"] ?? ""
    #expect(outputs.contains("value       = aws_gateway.gateway.id"))
    #expect(
      outputs.contains(
        "value       = { for zone, subnet in aws_subnet.subnet : zone => subnet.id }"))
    let platform = files["modules/platform/main.tf"] ?? ""
    #expect(platform.contains("gateway_id = module.hub.gateway_id"))
    #expect(platform.contains("subnet_ids = module.hub.subnet_ids"))
    #expect(!platform.contains("depends_on"))
  }

  @Test func waitingForAnotherModuleGoesThroughItsOutput() {
    let files = Self.generate(
      Self.topologies(components: ["app", "edge"]) { _ in
        [
          Self.resource("group", in: "edge"), Self.resource("listener", in: "edge"),
          Self.resource(
            "x", ["group_arn": .reference("edge/group", "arn")], dependsOn: ["edge/listener"]),
        ]
      })
    #expect(
      files["modules/edge/outputs.tf"]?.contains("depends_on = [aws_thing.listener]") == true)
  }

  @Test func componentsOfOneStructureShareAModule() {
    let files = Self.generate(
      Self.topologies(components: ["app", "web", "lone"]) { environment in
        var resources = [Self.resource("y", in: "lone")]
        for name in ["app", "web"] {
          let size = Self.isProduction(environment) ? 2 : 1
          resources.append(
            Self.resource("x", in: name, ["name": .string("the-\(name)"), "size": .int(size)]))
        }
        return resources
      })
    #expect(files["modules/vpc/main.tf"]?.contains("name = \"the-${var.name}\"") == true)
    #expect(files["modules/lone/main.tf"] != nil)
    #expect(files["modules/app/main.tf"] == nil)
    let platform = files["modules/platform/main.tf"] ?? ""
    #expect(platform.contains("module \"app\" {\n  source = \"../vpc\"\n\n  name"))
    #expect(platform.contains("module \"web\" {\n  source = \"../vpc\"\n\n  name"))
  }

  @Test func jsonIsEncodedByTerraform() {
    let text = Self.main { environment in
      [
        Self.resource("bucket"),
        Self.resource(
          "x",
          [
            "policy": .json([
              "Version": "2012-10-17",
              "Statement": [
                [
                  "Effect": "Allow", "Resource": .reference("app/bucket", "arn"),
                  "Condition": ["StringEquals": ["aws:SourceAccount": .context(.accountID)]],
                ]
              ],
            ])
          ]),
      ]
    }
    #expect(
      text.hasSuffix(
        """
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect   = "Allow"
              Resource = aws_thing.bucket.arn
              Condition = {
                StringEquals = {
                  "aws:SourceAccount" = var.account_id
                }
              }
            }]
          })
        }

        """))
  }

  @Test func longTextIsAHeredoc() {
    let text = Self.main { _ in
      [
        Self.resource(
          "x",
          [
            "rules": "first ${a}\nsecond\n", "chomped": "one\ntwo", "gap": "  a\n\n  b",
            "name": "x",
          ])
      ]
    }
    #expect(
      text == """
        resource "aws_thing" "x" {
          name = "x"
          gap  = "  a\\n\\n  b"

          rules = <<-EOT
            first $${a}
            second
          EOT

          chomped = chomp(<<-EOT
            one
            two
          EOT
          )
        }

        """)
  }

  // MARK: What cannot be lifted

  @Test func shapesThatDifferAreReported() {
    let text = Self.main { environment in
      [
        Self.resource("a"),
        Self.resource(
          "x",
          [
            "target": Self.isProduction(environment)
              ? .reference("app/a", "id") : .template([.reference("app/a", "arn"), "/x"])
          ]),
      ]
    }
    #expect(text.contains("PLB016"))
    #expect(text.contains("dev: app/a.arn + \"/x\""))
    #expect(text.contains("production: app/a.id"))
  }

  @Test func twoResourcesOfOneAddressAreReported() {
    let text = Self.main { _ in [Self.resource("a-b"), Self.resource("a_b")] }
    #expect(text.contains("PLB013"))
  }

  @Test func lifecycleSettingsMustBeEqual() {
    let text = Self.main { environment in
      [
        Self.resource(
          "x", lifecycle: ResourceLifecycle(preventDestroy: Self.isProduction(environment)))
      ]
    }
    #expect(text.contains("PLB016"))
  }

  @Test func aNameThatTerraformRefusesIsReported() {
    let text = Self.main { _ in [Self.resource("1x")] }
    #expect(text.contains("PLB012"))
  }
}
