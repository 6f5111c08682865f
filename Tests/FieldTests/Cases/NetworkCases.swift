import ArchitectureDSL
import Topology

let networkCases: [String: FieldCase] = [
  // AWS "distributed" model: NAT behind a firewall in one VPC, allow list of domains.
  "egress-domains": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16", natGatewayTier: "public") {
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        Subnets("public", prefixLength: 24) { Route(to: .firewall("fw")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        EdgeRouting(to: "public", through: "fw")
        NetworkFirewall("fw", isProtected: false) {
          AllowDomains("domains", [".example.com", "registry.npmjs.org"])
        }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) { Sends.toInternet(.https) }
        }
      }
    }
  },
  // ALB in the same VPC behind the firewall at the edge: internet-facing load balancer in "public".
  "alb-behind-edge-firewall": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .firewall("fw")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24)
        EdgeRouting(to: "public", through: "fw")
        NetworkFirewall("fw", isProtected: false) {
          TrafficRules("in") { Pass(.tcp, from: .any, to: .vpc("net"), port: 443) }
        }
        ApplicationLoadBalancer(
          "front", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
          target: "web", isProtected: false)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080), isProtected: false)
          }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
    }
  },
  // An image pull with all endpoints but ecr.api, and with none at all but a NAT.
  "ecr-all": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("private", prefixLength: 24)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); Secret("KEY", title: "Key")
          }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs", "secretsmanager"])
      }
    }
  },
  "ecr-no-secretsmanager": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("private", prefixLength: 24)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); Secret("KEY", title: "Key")
          }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
    }
  },
  // StatsD over UDP through a load balancer: does the walk believe it?
  "udp-through-nlb": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      TransitGateway("hub") {
        TransitGatewayRouteTable("all") {
          Associates("one", "two"); Propagates("one", "two")
        }
      }
      WorkloadVPC("one", prefixLength: 20, transitGateway: "hub") {
        ECSCluster("clients", release: .input("release")) {
          Service("app", cpu: 256, memory: 512) { Sends(.statsd, to: "statsd") }
        }
      }
      WorkloadVPC("two", prefixLength: 20, transitGateway: "hub") {
        ECSCluster("servers", release: .input("release")) {
          Service("statsd", cpu: 256, memory: 512) {
            Listens(.statsd); LoadBalanced(.statsd, isProtected: false)
          }
        }
      }
    }
  },
  // The same VPC twice as many names: a service behind two ALBs.
  "two-albs-one-service": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ApplicationLoadBalancer(
          "front", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
          target: "web", isProtected: false)
        ApplicationLoadBalancer(
          "partners", certificate: .input("certificate_arn"),
          clients: .input("client_prefix_list_id"), target: "web", isProtected: false)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080), isProtected: false)
          }
        }
      }
    }
  },
  // Zone letters that are not the beginning of the alphabet (us-west-1 has a, c in many accounts).
  "zones-a-c": one(
    "shop",
    [Environment("dev", account: "111111111111", zones: ["a", "c"], addresses: "10.16.0.0/14")]
  ) { _ in
    Region(AWSRegion("us-west-1")) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },
  "zones-full-names": one(
    "shop",
    [
      Environment(
        "dev", account: "111111111111", zones: ["eu-west-1a", "eu-west-1b"],
        addresses: "10.16.0.0/14")
    ]
  ) { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },
  "zones-upper": one(
    "shop",
    [Environment("dev", account: "111111111111", zones: ["A", "B"], addresses: "10.16.0.0/14")]
  ) { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },
]
