import ArchitectureDSL
import Topology

/// Small architectures, each with one mistake, for the tests of diagnostics.
package struct Mistake: Sendable, CustomStringConvertible {
  package let description: String
  package let code: DiagnosticCode
  /// What the summary must contain.
  package let says: String
  package let environments: [Environment]
  package let region: @Sendable (Environment) -> Region

  init(
    _ description: String, _ code: DiagnosticCode, says: String,
    environments: [Environment] = [.test],
    region: @escaping @Sendable (Environment) -> Region
  ) {
    self.description = description
    self.code = code
    self.says = says
    self.environments = environments
    self.region = region
  }

  package func evaluate() -> Evaluation {
    ArchitectureEvaluator.evaluate(
      name: "shop", title: "Shop", summary: "", environments: environments, body: region)
  }
}

extension Environment {
  package static let test = Environment(
    "test", account: "123456789012", zones: ["a", "b"], addresses: "10.0.0.0/12")
}

extension Mistake {
  package static let all: [Mistake] = [
    Mistake("overlapping VPC blocks", .overlappingNetworks, says: "two VPCs overlap") { _ in
      Region(.ireland) {
        TransitGateway("hub") {
          TransitGatewayRouteTable("all") {
            Associates("one")
            Associates("two")
          }
        }
        VPC("one", cidr: "10.0.0.0/16", transitGateway: "hub") { Subnets("private") }
        VPC("two", cidr: "10.0.128.0/17", transitGateway: "hub") { Subnets("private") }
      }
    },
    Mistake(
      "a claim that only nothing arrives", .invalidArgument, says: "names nothing that may arrive"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") { Subnets("private") }
        Require("Nobody") { Traffic(from: .internet, to: "one").only() }
      }
    },
    Mistake("overlapping subnets", .overlappingNetworks, says: "two subnets overlap") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("left", cidrs: ["a": "10.0.0.0/24", "b": "10.0.1.0/24"])
          Subnets("right", cidrs: ["a": "10.0.0.0/25", "b": "10.0.2.0/24"])
        }
      }
    },
    Mistake("a subnet outside its VPC", .subnetOutsideVPC, says: "outside its VPC") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private", cidrs: ["a": "10.0.0.0/24", "b": "10.1.0.0/24"])
        }
      }
    },
    Mistake("a subnet smaller than /28", .subnetSize, says: "a size that AWS refuses") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") { Subnets("private", prefixLength: 29) }
      }
    },
    Mistake("a given subnet smaller than /28", .subnetSize, says: "a size that AWS refuses") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private", cidrs: ["a": "10.0.0.0/29", "b": "10.0.1.0/24"])
        }
      }
    },
    Mistake("a VPC larger than /16", .subnetSize, says: "a size that AWS refuses") { _ in
      Region(.ireland) { VPC("one", cidr: "10.0.0.0/15") { Subnets("private") } }
    },
    Mistake("a block that is none", .invalidCIDR, says: "'10.0.0.1/16' is not") { _ in
      Region(.ireland) { VPC("one", cidr: "10.0.0.1/16") { Subnets("private") } }
    },
    Mistake("two VPCs of one name", .duplicateName, says: "two elements are named 'one'") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") { Subnets("private") }
        VPC("one", cidr: "10.1.0.0/16") { Subnets("private") }
      }
    },
    Mistake("two services of one name", .duplicateName, says: "two elements are named 'web'") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) { Listens(.http()) }
            Service("web", cpu: 256, memory: 512) { Listens(.http()) }
          }
        }
      }
    },
    Mistake("a name with a space", .invalidName, says: "'my vpc' cannot name") { _ in
      Region(.ireland) { VPC("my vpc", cidr: "10.0.0.0/16") { Subnets("private") } }
    },
    Mistake("an unknown service", .unknownTarget, says: "no service is named 'stasd'") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) { Sends(.statsd, to: "stasd") }
          }
        }
      }
    },
    Mistake("a service that does not listen", .unknownTarget, says: "does not listen for statsd") {
      _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) { Sends(.statsd, to: "statsd") }
            Service("statsd", cpu: 256, memory: 512) { Listens(.carbon) }
          }
        }
      }
    },
    Mistake("an unknown transit gateway", .unknownTarget, says: "no transit gateway is named") {
      _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16", transitGateway: "hob") { Subnets("private") }
      }
    },
    Mistake("an unknown VPC in a route table", .unknownTarget, says: "no VPC is named 'two'") { _ in
      Region(.ireland) {
        TransitGateway("hub") { TransitGatewayRouteTable("all") { Associates("two") } }
      }
    },
    Mistake("an unknown file system", .unknownTarget, says: "no file system is named 'data'") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) { Mounts("data", at: "/data") }
          }
        }
      }
    },
    Mistake("an unknown input", .unknownTarget, says: "no input is named 'release'") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: .input("release")) {
            Service("web", cpu: 256, memory: 512) { Listens(.http()) }
          }
        }
      }
    },
    Mistake("an unknown element", .unknownTarget, says: "which is not in the model") { _ in
      Region(.ireland) {
        Declare(
          "alias", type: "aws_kms_alias",
          arguments: ["target_key_id": .reference(ElementID("keys", "main"), "key_id")])
      }
    },
    Mistake("a firewall in fewer zones", .firewallZones, says: "has no endpoint in zone b") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("firewall", prefixLength: 28)
          Subnets("private") { Route(to: .firewall("perimeter")) }
          NetworkFirewall("perimeter", zones: ["a"]) { AllowDomains("out", [".example.com"]) }
        }
      }
    },
    Mistake("an attachment in fewer zones", .attachmentZones, says: "has no subnet in zone b") {
      _ in
      Region(.ireland) {
        TransitGateway("hub") { TransitGatewayRouteTable("all") { Associates("one") } }
        VPC("one", cidr: "10.0.0.0/16", transitGateway: "hub") {
          Subnets("private") { Route(to: .transitGateway) }
          Subnets("transit", prefixLength: 28, cidrs: ["a": "10.0.255.0/28"])
        }
      }
    },
    Mistake("a region with other zones", .environmentZones, says: "are not the environment's") {
      _ in
      Region(.ireland, zones: ["a", "b", "c"]) {
        VPC("one", cidr: "10.0.0.0/16") { Subnets("private") }
      }
    },
    Mistake("a VPC with other zones", .environmentZones, says: "other zones than its environment") {
      _ in
      Region(.ireland) { VPC("one", cidr: "10.0.0.0/16", zones: ["a"]) { Subnets("private") } }
    },
    Mistake("a port out of range", .invalidPort, says: "70000 is not a port") { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) { Listens(.http(70000)) }
          }
        }
      }
    },
    Mistake(
      "no room for a VPC", .addressSpaceExhausted, says: "no room for the VPC 'two'",
      environments: [
        Environment("live", account: "123456789012", zones: ["a"], addresses: "10.0.0.0/16")
      ]
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") { Subnets("private") }
        VPC("two", prefixLength: 16) { Subnets("private") }
      }
    },
    Mistake("no room for a tier", .addressSpaceExhausted, says: "no room for the tier 'second'") {
      _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/24") {
          Subnets("first", prefixLength: 26)
          Subnets("second", prefixLength: 26)
        }
      }
    },
    Mistake("a task size that Fargate lacks", .invalidArgument, says: "no task of 300 CPU units") {
      _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 300, memory: 512) { Listens(.http()) }
          }
        }
      }
    },
    Mistake(
      "environments that overlap", .overlappingNetworks, says: "two environments overlap",
      environments: [
        .test,
        Environment("live", account: "123456789012", zones: ["a"], addresses: "10.8.0.0/16"),
      ]
    ) { _ in Region(.ireland) {} },
    Mistake(
      "an account that is none", .invalidEnvironment, says: "'12345' is not an AWS account",
      environments: [
        Environment("live", account: "12345", zones: ["a"], addresses: "10.8.0.0/16")
      ]
    ) { _ in Region(.ireland) {} },
    Mistake(
      "edge routing without an internet gateway", .unknownTarget, says: "has no internet gateway"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("public")
          EdgeRouting(to: "public", through: "perimeter")
        }
      }
    },
    Mistake(
      "edge routing to an unknown firewall", .unknownTarget, says: "is named 'perimetre'"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          EdgeRouting(to: "public", through: "perimetre")
        }
      }
    },
    Mistake(
      "a route to an unknown tier", .unknownTarget, says: "no tier of subnets is named 'back'"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("public") {
            Route("back", destination: .tier("back"), to: .internetGateway)
          }
        }
      }
    },
    Mistake(
      "a destination that is in no zone", .invalidArgument, says: "'default' has no zone"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private") { Route(to: .firewallOfDestination("perimeter")) }
        }
      }
    },
    Mistake(
      "a transit gateway route to a tier", .invalidArgument, says: "no routes to the tier 'back'"
    ) { _ in
      Region(.ireland) {
        TransitGateway("hub") {
          TransitGatewayRouteTable("all") {
            Associates("one")
            TransitGatewayRoute("back", destination: .tier("back"), to: "one")
          }
        }
        WorkloadVPC("one", prefixLength: 16, transitGateway: "hub")
      }
    },
    Mistake(
      "a file system of another VPC", .mountInOtherVPC, says: "mounts a file system of another VPC"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("private")
          FileSystem("files")
        }
        VPC("two", cidr: "10.1.0.0/16") {
          Subnets("private")
          ECSCluster("shop", release: "1") {
            Service("web", cpu: 256, memory: 512) { Mounts("files", at: "/srv") }
          }
        }
      }
    },
    Mistake(
      "NAT gateways in an unknown tier", .unknownTarget, says: "no tier of subnets is named 'nat'"
    ) { _ in
      Region(.ireland) {
        VPC("one", cidr: "10.0.0.0/16", natGatewayTier: "nat") {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("private", cidrs: ["a": "10.0.9.0/24"])
        }
      }
    },
  ]
}
