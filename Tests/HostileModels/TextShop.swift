import AWSResources
import ArchitectureDSL
import Topology

/// An architecture in which every text that an author can give is a field by name, so that a test
/// can put hostile texts into one or all of them.
package struct TextShop: Sendable {
  /// By field, for example `vpc.title`; the others keep what is usual.
  package let texts: [String: String]

  package init(_ texts: [String: String] = [:]) { self.texts = texts }

  /// Fields that become text for readers, in one line.
  package static let lines = [
    "arch.title", "arch.revision", "env.title", "region.title", "protocol.title", "input.message",
    "tgw.title", "egress.title", "secret.title", "declare.title", "raw.title", "hint.title",
    "decision.title", "flow.title", "require.title",
  ]

  /// Fields that become text for readers, in several lines if need be.
  package static let prose = [
    "arch.summary", "input.description", "decision.context", "decision.choice",
    "decision.consequence", "require.note", "accept.reason", "skip.reason",
  ]

  /// Fields that resources hold as they are.
  package static let contents = [
    "input.default", "input.example", "suricata", "health.command", "variable.value",
    "variable.template", "queue.name", "raw.value", "tag.key", "tag.value", "json.value",
    "alarms.email", "release",
  ]

  /// Fields that become names of elements, files, Terraform or AWS.
  package static let names = [
    "arch.name", "env.name", "env.account", "env.zone", "env.addresses", "protocol.name",
    "region.code", "input.name", "input.type", "input.condition", "tgw.table", "tgwroute.name",
    "tgwroute.cidr", "egress.name", "tier.name", "route.name", "domains.name", "domain",
    "suricata.name", "traffic.cidr", "managed", "admits.cidr", "health.path", "waf.counting",
    "endpoint", "service.name", "sends.prefix", "mounts.path", "variable.name", "secret.variable",
    "declare.name", "raw.type", "raw.argument", "alarms.name", "flow.name", "skip.check",
    "require.servername",
  ]

  private func t(_ field: String, _ usual: String) -> String { texts[field] ?? usual }
  private func has(_ field: String) -> Bool { texts[field] != nil }

  package var model: HostileModel {
    var model = HostileModel { _ in members }
    model.name = t("arch.name", "hostile")
    model.title = t("arch.title", "Hostile")
    model.summary = t("arch.summary", "A summary.")
    model.revision = t("arch.revision", "1.0")
    model.environments = [
      Environment(
        t("env.name", "dev"), title: t("env.title", "Development"),
        account: t("env.account", "111111111111"), zones: ["a", Zone(t("env.zone", "b"))],
        addresses: t("env.addresses", "10.16.0.0/14"))
    ]
    model.region = AWSRegion(
      t("region.code", "eu-west-1"), title: t("region.title", "Europe (Ireland)"))
    return model
  }

  private var zebra: ServiceProtocol {
    ServiceProtocol(
      t("protocol.name", "zebra"), title: t("protocol.title", "Zebra"), .tcp, port: 7000)
  }

  @RegionBuilder private var members: [any RegionMember] {
    EncryptionKey("encryption")
    Input(
      t("input.name", "certificate_arn"), type: t("input.type", "string"),
      description: t("input.description", "The certificate."),
      default: has("input.default") ? .string(t("input.default", "")) : nil,
      example: .string(t("input.example", "arn:aws:acm:eu-west-1:111111111111:certificate/x")),
      validation: has("input.message") || has("input.condition")
        ? .init(
          condition: t("input.condition", "length(var.certificate_arn) > 0"),
          message: t("input.message", "It must not be empty.")) : nil,
      isSensitive: has("input.sensitive"))
    Input(
      "client_prefix_list_id", type: "string", description: "Who may connect.",
      example: "pl-0123456789abcdef0")
    TransitGateway("hub", title: t("tgw.title", "Transit gateway hub")) {
      TransitGatewayRouteTable(t("tgw.table", "pre-inspection")) {
        Associates("app", "edge")
        TransitGatewayRoute(to: "egress")
        TransitGatewayRoute(
          t("tgwroute.name", "apps"), destination: .cidr(t("tgwroute.cidr", "10.18.0.0/16")),
          to: "egress")
      }
      TransitGatewayRouteTable("post-inspection") {
        Associates("egress")
        Propagates("app", "edge")
      }
    }
    VPC(
      t("egress.name", "egress"), title: t("egress.title", "Egress VPC"), prefixLength: 20,
      transitGateway: "hub"
    ) {
      Subnets(t("tier.name", "public"), prefixLength: 24) {
        Route(to: .internetGateway)
        Route(t("route.name", "return"), destination: .environment, to: .firewall("perimeter"))
      }
      Subnets("firewall", prefixLength: 28) { Route(to: .transitGateway) }
      Subnets("transit", prefixLength: 28) { Route(to: .natGateway) }
      NetworkFirewall("perimeter") {
        AllowDomains(
          t("domains.name", "domains"),
          [t("domain", ".amazonaws.com"), t("domain2", "example.com")])
        SuricataRules(
          t("suricata.name", "own"),
          t(
            "suricata",
            "pass tcp $HOME_NET any -> any 443 (msg:\"web\"; flow:to_server; sid:900001; rev:1;)\n"
          ))
        TrafficRules("traffic") {
          Pass(.tcp, from: .cidr(t("traffic.cidr", "10.16.0.0/16")), to: .any, port: 443)
        }
        ManagedRules(t("managed", "ThreatSignaturesBotnet"))
      }
      Admits(.udp, from: t("admits.cidr", "203.0.113.0/24"), port: 10000)
    }
    IngressVPC("edge", prefixLength: 20, transitGateway: "hub") {
      ApplicationLoadBalancer(
        "front", certificate: .input(t("input.name", "certificate_arn")),
        clients: .input("client_prefix_list_id"), target: "store",
        healthCheckPath: t("health.path", "/"),
        webFirewall: .managed(counting: [t("waf.counting", "SizeRestrictions_BODY")]))
    }
    WorkloadVPC("app", prefixLength: 16, transitGateway: "hub") {
      FileSystem("files")
      VPCEndpoints(interfaces: ["ecr.api", t("endpoint", "logs")])
      ECSCluster("shop", release: .string(t("release", "2026.1"))) {
        Service(
          t("service.name", "web"), cpu: 256, memory: 512,
          healthCheck: ["CMD-SHELL", t("health.command", "true")]
        ) {
          Listens(zebra)
          Sends(.statsd, to: "store", prefix: t("sends.prefix", "STATSD"))
          Sends.toInternet(.https)
          Mounts("files", at: t("mounts.path", "/var/files"))
          Variable(t("variable.name", "MODE"), .string(t("variable.value", "fast")))
          Variable(
            "OTHER",
            .template(["x-", .context(.environment), .string(t("variable.template", "y"))]))
          Secret(t("secret.variable", "API_KEY"), title: t("secret.title", "Key of the API"))
        }
        Service("store", cpu: 256, memory: 512) {
          Listens(.statsd)
          Listens(.http(8080))
          Sends(zebra, to: t("service.name", "web"))
          LoadBalanced(.http(8080))
        }
      }
      Declare(
        t("declare.name", "queue"), AWS.SqsQueue(name: .value(.string(t("queue.name", "queue")))),
        title: t("declare.title", "A queue"))
    }
    Declare(
      "raw", type: t("raw.type", "aws_sns_topic"),
      arguments: [
        t("raw.argument", "display_name"): .string(t("raw.value", "raw")),
        "tags": .object([
          t("tag.key", "Team"): .string(t("tag.value", "shop")), "Env": .context(.environment),
        ]),
      ], title: t("raw.title", "Raw topic"))
    Declare(
      "document", type: "aws_iam_policy",
      arguments: [
        "name": "document",
        "policy": .json([
          "Version": "2012-10-17",
          "Statement": [
            [
              "Effect": "Allow", "Action": "s3:GetObject",
              "Resource": .string(t("json.value", "arn:aws:s3:::bucket/*")),
            ]
          ],
        ]),
      ])
    Alarms(t("alarms.name", "operations"), email: .string(t("alarms.email", "a@example.com")))
    Hint(ElementID("app"), .title(t("hint.title", "Applications")))
    Decision(t("decision.title", "One queue"), on: ElementID("app")) {
      Context(t("decision.context", "There was a question."))
      Choice(t("decision.choice", "One queue."))
      Consequence(t("decision.consequence", "It may fill."))
    }
    Flow(
      t("flow.name", "visits"), title: t("flow.title", "Visits"), through: "shop/store",
      "shop/" + t("service.name", "web"), "files")
    Require(
      t("require.title", "Only the shop reaches its files"),
      restingOn: t("require.note", "Nothing else is in the VPC.")
    ) {
      Traffic(from: "edge", to: "files").isRefused()
      if has("require.servername") {
        Traffic(
          from: "shop/store", to: .internet, .tcp(443), serverName: t("require.servername", "")
        )
        .isRefused()
      }
    }
    AcceptFinding(.singleTask, because: t("accept.reason", "A trial needs one."))
    SkipCheck(
      t("skip.check", "CKV_AWS_338"), of: "aws_cloudwatch_log_group",
      because: t("skip.reason", "A trial needs no year of logs."))
  }
}
