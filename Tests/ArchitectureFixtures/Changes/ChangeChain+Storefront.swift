import AWSResources
import ArchitectureDSL
import Topology

extension ChangeChain {
  /// One VPC with a load balancer straight to its services: the commonest picture of AWS.
  private struct Storefront {
    var name = "web"
    var renamed = false
    var port: PortRange = 8080
    var clients = Clients.anywhere
    var plainHTTP = PlainHTTP.redirected
    var hasAPI = false
    var apiPath = false
    var apiHost = false
    var priority = 20
    var hasSecret = false
    var tags: [String: String] = [:]
    var logs = 365
    var zones: [Zone] = ["a", "b"]
    var hasData = false
    var hasFiles = false
    var scales = false
    var queues = ["first"]
    var hasJobs = false
    var firewall = WebFirewall.off
  }

  package static let storefront = ChangeChain(
    "storefront", zones: \.zones, Storefront(),
    changes: [
      ("the service listens on another port", true, { $0.port = 9090 }),
      ("a second service", false, { $0.hasAPI = true }),
      ("a rule by path", false, { $0.apiPath = true }),
      ("a rule by host", false, { $0.apiHost = true }),
      ("another priority", false, { $0.priority = 15 }),
      ("port 80 is closed", true, { $0.plainHTTP = .closed }),
      ("clients by blocks", true, { $0.clients = .blocks(["198.51.100.0/24", "203.0.113.0/24"]) }),
      (
        "one block more", false,
        {
          $0.clients = .blocks(["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"])
        }
      ),
      ("clients by a prefix list", true, { $0.clients = .input("client_prefix_list_id") }),
      ("port 80 is redirected again", false, { $0.plainHTTP = .redirected }),
      ("the rule by path is removed", true, { $0.apiPath = false }),
      ("a zone more", false, { $0.zones = ["a", "b", "c"] }),
      ("a zone fewer", true, { $0.zones = ["a", "b"] }),
      ("a web firewall", false, { $0.firewall = .managed(requestsPerFiveMinutes: nil) }),
      // What follows is without it: its schema alone doubles what a plan takes.
      ("the web firewall is removed", true, { $0.firewall = .off }),
      ("a secret", true, { $0.hasSecret = true }),
      ("the secret is removed", true, { $0.hasSecret = false }),
      ("the secret again, under its old name", true, { $0.hasSecret = true }),
      ("tags", false, { $0.tags = ["CostCentre": "4711"] }),
      ("logs for thirty days", false, { $0.logs = 30 }),
      ("an isolated tier", false, { $0.hasData = true }),
      ("a file system that a service mounts", true, { $0.hasFiles = true }),
      ("the file system is removed", true, { $0.hasFiles = false }),
      ("scaling", false, { $0.scales = true }),
      ("no scaling", true, { $0.scales = false }),
      ("a queue more, by key", false, { $0.queues = ["first", "second"] }),
      ("the first queue is removed", true, { $0.queues = ["second"] }),
      ("a second cluster", false, { $0.hasJobs = true }),
      (
        "the service is renamed", true,
        {
          $0.name = "shop"
          $0.renamed = true
        }
      ),
    ]
  ) { settings in
    Region(.ireland) {
      for input in suppliedInputs { input }
      Defaults(logRetention: settings.logs, secretRecoveryWindow: 0)
      if !settings.tags.isEmpty { Tags(settings.tags) }
      if settings.renamed { Renamed("apps/web", to: "apps/shop") }
      VPC("net", cidr: "10.16.0.0/16", natGateways: .single) {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("app", prefixLength: 24) { Route(to: .natGateway) }
        if settings.hasData { Subnets("data", prefixLength: 24) }
        balancer(settings)
        ECSCluster("apps", release: "1", tier: "app") { services(settings) }
        if settings.hasFiles {
          FileSystem("files", backup: .none, tier: settings.hasData ? "data" : "app")
        }
        for key in settings.queues {
          Declare("orders", key: key, AWS.SqsQueue(name: .value(.string("orders-\(key)"))))
        }
        if settings.hasJobs {
          ECSCluster("jobs", release: "1", tier: "app") {
            Service("reindex", cpu: 256, memory: 512) {}
          }
        }
      }
    }
  }

  private static func balancer(_ settings: Storefront) -> ApplicationLoadBalancer {
    ApplicationLoadBalancer(
      "front", certificate: .input("certificate_arn"), clients: settings.clients,
      plainHTTP: settings.plainHTTP, isProtected: false, webFirewall: settings.firewall
    ) {
      Forwards(to: settings.name)
      if settings.apiPath { Forwards(to: "api", paths: ["/api/*"], priority: 10) }
      if settings.apiHost {
        Forwards(
          to: "api", hosts: ["api.example.com"], priority: settings.priority, name: "host")
      }
    }
  }

  @ListBuilder<Service> private static func services(_ settings: Storefront) -> [Service] {
    Service(
      settings.name, cpu: 256, memory: 512, tasks: 2, scalesTo: settings.scales ? 4 : nil
    ) {
      Listens(.http(settings.port))
      if settings.hasSecret { Secret("TOKEN", title: "Token") }
      if settings.hasFiles { Mounts("files", at: "/files") }
    }
    if settings.hasAPI {
      Service("api", cpu: 256, memory: 512) { Listens(.http(8081)) }
    }
  }
}
