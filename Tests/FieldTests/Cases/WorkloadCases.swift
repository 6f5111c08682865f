import ArchitectureDSL
import Topology

func one(
  _ name: String = "shop", _ environments: [Environment] = [dev],
  _ body: @escaping @Sendable (Environment) -> Region
) -> FieldCase {
  FieldCase(name: name, environments: environments, body: body)
}

let inputs: [any RegionMember] = [
  Input("release", type: "string", description: "Tag.", example: "1"),
  Input(
    "certificate_arn", type: "string", description: "Certificate.",
    example: "arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000"),
  Input(
    "client_prefix_list_id", type: "string", description: "Prefix list.",
    example: "pl-0123456789abcdef0"),
]

/// One VPC with a public tier, a private tier with NAT, an ALB, and one service.
func webVPC(
  _ vpc: String = "net", alb: String = "web", service: String = "web", port: PortRange = 8080,
  members: [any VPCMember] = []
) -> VPC {
  VPC(vpc, cidr: "10.16.0.0/16") {
    Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
    Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
    ApplicationLoadBalancer(
      alb, certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
      target: service, isProtected: false)
    ECSCluster("apps", release: .input("release")) {
      Service(service, cpu: 256, memory: 512) {
        Listens(.http(port))
        LoadBalanced(.http(port), isProtected: false)
      }
    }
    for member in members { member }
  }
}

let workloadCases: [String: FieldCase] = [
  "base": one { _ in Region(.ireland) { VPC("one", cidr: "10.16.0.0/16") { Subnets("private") } } },

  // a load balancer and the service behind it have the same name.
  "alb-and-service-same-name": one { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "web", service: "web")
    }
  },
  "alb-other-name": one { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },
  "alb-other-port": one { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web", port: 9090)
    }
  },

  // two load-balanced services of one VPC, host number left at its default.
  "two-load-balanced": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080))
          }
          Service("api", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080))
          }
        }
      }
    }
  },

  // the same service name in two clusters.
  "two-clusters-same-service": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      for name in ["blue", "green"] {
        VPC(name, prefixLength: 16) {
          Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
          Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
          ECSCluster("\(name)-apps", release: .input("release")) {
            Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
          }
        }
      }
    }
  },

  // two VPCs with a firewall of the same name each (distributed model).
  "two-firewalls-same-name": one { _ in
    Region(.ireland) {
      for name in ["blue", "green"] {
        VPC(name, prefixLength: 16) {
          Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
          Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
          EdgeRouting(to: "public", through: "perimeter")
          NetworkFirewall("perimeter", isProtected: false) {
            AllowDomains("domains", [".example.com"])
          }
        }
      }
    }
  },

  // a service and a file system of the same name.
  "service-and-files-same-name": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("wiki", cpu: 256, memory: 512) { Mounts("wiki", at: "/data") }
        }
        FileSystem("wiki", backup: .none)
      }
    }
  },

  // Fargate in a public subnet, the common small set-up.
  "service-in-public-vpc": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
        FileSystem("data", backup: .none)
        VPCEndpoints(interfaces: ["logs"])
      }
    }
  },

  // an isolated data tier declared before the tier of the applications.
  "data-tier-first": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("data", prefixLength: 24)
        Subnets("app", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); Sends.toInternet(.https)
          }
        }
      }
    }
  },

  // ECS refuses: two port mappings of one name.
  "two-http-ports": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); Listens(.http(9090))
          }
        }
      }
    }
  },

  // two targets over the same protocol: HTTP_HOST twice.
  "two-targets-one-protocol": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Sends(.http(8080), to: "orders"); Sends(.http(8080), to: "stock")
          }
          Service("orders", cpu: 256, memory: 512) { Listens(.http(8080)) }
          Service("stock", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
      }
    }
  },

  // a secret and a variable of one name.
  "secret-and-variable": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Variable("DB_PASSWORD", "none"); Secret("DB_PASSWORD", title: "Password")
          }
        }
      }
    }
  },

  // a VPC name longer than a rule variable may be.
  "long-vpc-name-in-rules": one { _ in
    Region(.ireland) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("customer-relationship-management-a", "b");
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("central") {
          Associates("inspection"); Propagates("customer-relationship-management-a", "b")
        }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") {
          TrafficRules("east-west") {
            Pass(.tcp, from: .vpc("customer-relationship-management-a"), to: .vpc("b"), port: 443)
          }
        }
      }
      WorkloadVPC("customer-relationship-management-a", prefixLength: 16, transitGateway: "hub")
      WorkloadVPC("b", prefixLength: 16, transitGateway: "hub")
    }
  },
  // a VPC named like one of the policy's own variables.
  "vpc-named-home-net": one { _ in
    Region(.ireland) {
      TransitGateway("hub") {
        TransitGatewayRouteTable("spokes") {
          Associates("home-net", "b"); TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("central") {
          Associates("inspection"); Propagates("home-net", "b")
        }
      }
      InspectionVPC(
        "inspection", cidr: "100.64.0.0/24", transitGateway: "hub", firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter") {
          TrafficRules("east-west") {
            Pass(.tcp, from: .environment, to: .vpc("home-net"), port: 443)
          }
        }
      }
      WorkloadVPC("home-net", prefixLength: 16, transitGateway: "hub")
      WorkloadVPC("b", prefixLength: 16, transitGateway: "hub")
    }
  },

  // names that AWS keeps for itself.
  "architecture-named-internal": one("internal") { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },
  "architecture-named-sg": one("sg") { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },
  "architecture-named-aws": one("aws") { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },

  // names at the limits of the services.
  "long-names": one("customer-platform") { _ in
    Region(.ireland) {
      for i in inputs { i }
      EncryptionKey("key")
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("transactional-mail-and-notification-sender", cpu: 256, memory: 512) {
            Mounts("shared-documents-and-attachments", at: "/data")
          }
        }
        FileSystem("shared-documents-and-attachments", backup: .daily(retention: 7))
      }
    }
  },

  // one zone only, with a load balancer.
  "one-zone-alb": one(
    "shop", [Environment("dev", account: "111111111111", zones: ["a"], addresses: "10.16.0.0/14")]
  ) { _ in
    Region(.ireland) {
      for i in inputs { i }; webVPC(alb: "front", service: "web")
    }
  },

  // partitions.
  "govcloud": one { _ in
    Region(AWSRegion("us-gov-west-1")) {
      for i in inputs { i }; EncryptionKey("key");
      webVPC(
        alb: "front", service: "web",
        members: [VPCEndpoints(interfaces: ["logs", "ecr.api"]), FileSystem("files")]);
      Alarms("ops")
    }
  },
  "china": one { _ in
    Region(AWSRegion("cn-north-1")) {
      for i in inputs { i }; EncryptionKey("key");
      webVPC(
        alb: "front", service: "web",
        members: [VPCEndpoints(interfaces: ["logs", "ecr.api"]), FileSystem("files")]);
      Alarms("ops")
    }
  },

  // a block that is not private behind a load balancer of another VPC.
  "public-addresses": one(
    "shop",
    [Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "11.16.0.0/14")]
  ) { _ in
    Region(.ireland) {
      for i in inputs { i }
      TransitGateway("hub") {
        TransitGatewayRouteTable("all") {
          Associates("ingress", "work"); Propagates("ingress", "work")
        }
      }
      IngressVPC("ingress", prefixLength: 20, transitGateway: "hub") {
        ApplicationLoadBalancer(
          "front", certificate: .input("certificate_arn"), clients: .input("client_prefix_list_id"),
          target: "web", isProtected: false)
      }
      WorkloadVPC("work", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080), isProtected: false)
          }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
    }
  },

  // numbers that AWS refuses.
  "numbers-out-of-range": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      EncryptionKey("key", deletionWindow: 3)
      TransitGateway("hub", asn: 15169) {
        TransitGatewayRouteTable("all") {
          Associates("net"); Propagates("net")
        }
      }
      VPC("net", cidr: "10.16.0.0/16", transitGateway: "hub", flowLogRetention: 100) {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512, tasks: 4, scalesTo: 2, stopTimeout: 300) {
            Mounts("files", at: "data")
          }
        }
        FileSystem("files", user: -1, backup: .daily(retention: 0, hour: 31))
      }
    }
  },
  // domain lists as people write them.
  "domain-forms": one { _ in
    Region(.ireland) {
      VPC("shop", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        EdgeRouting(to: "public", through: "perimeter")
        NetworkFirewall("perimeter", isProtected: false) {
          AllowDomains("domains", ["*.example.com", "https://example.org/path", "", "Example.NET"])
        }
      }
    }
  },
  "no-domains": one { _ in
    Region(.ireland) {
      VPC("shop", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
        Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
        EdgeRouting(to: "public", through: "perimeter")
        NetworkFirewall("perimeter", isProtected: false) {
          AllowDomains("domains", []); TrafficRules("none") {}
        }
      }
    }
  },
  // a UDP service behind a load balancer.
  "udp-load-balanced": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("statsd", cpu: 256, memory: 512) {
            Listens(.statsd); LoadBalanced(.statsd, isProtected: false)
          }
        }
      }
    }
  },
  // a one-letter service with alarms.
  "one-letter-service": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("w", cpu: 256, memory: 512) { Listens(.http(8080)) }
          Service("b", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
      }
      Alarms("ops")
    }
  },
  // one cluster name in two VPCs that look up each other's names.
  "many-admits": one { _ in
    Region(.ireland) {
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        for n in 0..<25 { Admits(.tcp, from: "203.0.113.\(n)/32", port: 443) }
      }
    }
  },
  "ecs-no-route-no-endpoint": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("private", prefixLength: 24)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); Secret("KEY", title: "Key")
          }
        }
        VPCEndpoints(interfaces: ["ecr.dkr", "logs"])
      }
    }
  },
]
