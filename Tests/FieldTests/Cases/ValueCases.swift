import ArchitectureDSL
import Topology

func firewallVPC(_ groups: @escaping @Sendable () -> [any FirewallRuleGroup]) -> VPC {
  VPC("shop", cidr: "10.16.0.0/16") {
    Subnets("public", prefixLength: 24) { Route(to: .firewall("perimeter")) }
    Subnets("firewall", prefixLength: 28) { Route(to: .internetGateway) }
    EdgeRouting(to: "public", through: "perimeter")
    NetworkFirewall("perimeter", isProtected: false) { for g in groups() { g } }
  }
}

func privateVPC(_ members: [any VPCMember] = [], _ services: @escaping @Sendable () -> [Service])
  -> VPC
{
  VPC("net", cidr: "10.16.0.0/16") {
    Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
    Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
    ECSCluster("apps", release: .input("release")) { for s in services() { s } }
    for m in members { m }
  }
}

let valueCases: [String: FieldCase] = [
  // changes of a firewall's rule groups.
  "fw-two": one { _ in
    Region(.ireland) {
      firewallVPC {
        [AllowDomains("web", [".example.com"]), AllowDomains("packages", ["registry.npmjs.org"])]
      }
    }
  },
  "fw-one": one { _ in Region(.ireland) { firewallVPC { [AllowDomains("web", [".example.com"])] } }
  },
  "fw-renamed": one { _ in
    Region(.ireland) {
      firewallVPC {
        [AllowDomains("web", [".example.com"]), AllowDomains("registries", ["registry.npmjs.org"])]
      }
    }
  },
  "fw-domains": one { _ in
    Region(.ireland) {
      firewallVPC {
        [
          AllowDomains("web", [".example.com", ".example.org"]),
          AllowDomains("packages", ["registry.npmjs.org"]),
        ]
      }
    }
  },

  // a zone more.
  "zones-two": one { _ in
    Region(.ireland) {
      for i in inputs { i }; firewallVPC { [AllowDomains("web", [".example.com"])] }
    }
  },
  "zones-three": one(
    "shop",
    [
      Environment(
        "dev", account: "111111111111", zones: ["a", "b", "c"], addresses: "10.16.0.0/14")
    ]
  ) { _ in
    Region(.ireland) {
      for i in inputs { i }; firewallVPC { [AllowDomains("web", [".example.com"])] }
    }
  },

  // Numbers that a plan accepts.
  "stop-timeout": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [Service("web", cpu: 256, memory: 512, stopTimeout: 300) { Listens(.http(8080)) }]
      }
    }
  },
  "scale-below-tasks": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [Service("web", cpu: 256, memory: 512, tasks: 4, scalesTo: 2) { Listens(.http(8080)) }]
      }
    }
  },
  "relative-mount": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC([FileSystem("files", backup: .none)]) {
        [Service("web", cpu: 256, memory: 512) { Mounts("files", at: "data") }]
      }
    }
  },
  "mount-over-tmp": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC([FileSystem("tmp", backup: .none)]) {
        [Service("web", cpu: 256, memory: 512) { Mounts("tmp", at: "/tmp") }]
      }
    }
  },
  "backup-hour": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC([FileSystem("files", backup: .daily(retention: 7, hour: 31))]) {
        [Service("web", cpu: 256, memory: 512) { Mounts("files", at: "/data") }]
      }
    }
  },
  "backup-retention": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC([FileSystem("files", backup: .daily(retention: 0))]) {
        [Service("web", cpu: 256, memory: 512) { Mounts("files", at: "/data") }]
      }
    }
  },
  "health-check-as-docker": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("web", cpu: 256, memory: 512, healthCheck: ["node", "healthcheck.mjs"]) {
            Listens(.http(8080))
          }
        ]
      }
    }
  },
  "fargate-size": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC { [Service("web", cpu: 300, memory: 512) { Listens(.http(8080)) }] }
    }
  },
  "dns-tcp-and-udp": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("dns", cpu: 256, memory: 512) {
            Listens(ServiceProtocol("dns", title: "DNS", .udp, port: 53));
            Listens(ServiceProtocol("dns-tcp", title: "DNS over TCP", .tcp, port: 53))
          }
        ]
      }
    }
  },
  "port-range": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("rtp", cpu: 256, memory: 512) {
            Listens(
              ServiceProtocol("rtp", title: "RTP", .udp, port: PortRange(10000, through: 10010)))
          }
        ]
      }
    }
  },
  "uppercase-protocol": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("web", cpu: 256, memory: 512) {
            Listens(ServiceProtocol("HTTP API", title: "HTTP API", .tcp, port: 8080))
          }
        ]
      }
    }
  },
  "load-balanced-not-listening": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(9090), isProtected: false)
          }
        ]
      }
    }
  },
  "secret": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC { [Service("web", cpu: 256, memory: 512) { Secret("KEY", title: "Key") }] }
    }
  },
  "small-subnet-host-15": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/24") {
        Subnets("private", prefixLength: 28)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080), hostNumber: 15, isProtected: false)
          }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
    }
  },
  "host-number-3": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080), hostNumber: 3, isProtected: false)
          }
        ]
      }
    }
  },
  "host-number-300": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC {
        [
          Service("web", cpu: 256, memory: 512) {
            Listens(.http(8080)); LoadBalanced(.http(8080), hostNumber: 300, isProtected: false)
          }
        ]
      }
    }
  },

  // Firewall rules as people write them.
  "rule-bad-cidr": one { _ in
    Region(.ireland) {
      firewallVPC {
        [TrafficRules("r") { Pass(.tcp, from: .cidr("10.0.0.300/8"), to: .any, port: 443) }]
      }
    }
  },
  "rule-host-bits": one { _ in
    Region(.ireland) {
      firewallVPC {
        [TrafficRules("r") { Pass(.tcp, from: .cidr("10.1.2.3/8"), to: .any, port: 443) }]
      }
    }
  },
  "rule-backwards": one { _ in
    Region(.ireland) {
      firewallVPC {
        [TrafficRules("r") { Pass(.tcp, from: .any, to: .any, port: PortRange(443, through: 80)) }]
      }
    }
  },
  "suricata-broken": one { _ in
    Region(.ireland) {
      firewallVPC { [SuricataRules("r", "pass tcp any any <- any 443 (msg:\"x\" sid:1)")] }
    }
  },
  "managed-rules": one { _ in
    Region(.ireland) {
      firewallVPC {
        [
          ManagedRules("ThreatSignaturesBotnet"), ManagedRules("AbusedLegitMalwareDomains"),
          ManagedRules("ThreatSignaturesBotnetStrictOrder"), ManagedRules("NoSuchGroup"),
        ]
      }
    }
  },

  // Endpoints as people write them.
  "endpoint-full-name": one { _ in
    Region(.ireland) {
      for i in inputs { i };
      privateVPC([VPCEndpoints(interfaces: ["com.amazonaws.eu-west-1.logs"])]) { [] }
    }
  },
  "endpoint-s3-interface": one { _ in
    Region(.ireland) {
      for i in inputs { i }; privateVPC([VPCEndpoints(interfaces: ["s3"], s3: false)]) { [] }
    }
  },
  "endpoint-misspelt": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      privateVPC([VPCEndpoints(interfaces: ["secrets-manager", "ecr", "monitoring"])]) { [] }
    }
  },
  "ecr-only-dkr": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("private", prefixLength: 24)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
        VPCEndpoints(interfaces: ["ecr.dkr", "logs"], s3: false)
      }
    }
  },
  "exec-without-ssm": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("net", cidr: "10.16.0.0/16") {
        Subnets("private", prefixLength: 24)
        ECSCluster("apps", release: .input("release")) {
          Service("web", cpu: 256, memory: 512, allowsExec: true) { Listens(.http(8080)) }
        }
        VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs"])
      }
    }
  },

  // Quotas.
  "five-vpcs": one { _ in
    Region(.ireland) {
      for n in ["a", "b", "c", "d", "e"] {
        VPC("net-\(n)", prefixLength: 20) { Subnets("private") }
      }
    }
  },
  "virginia": one { _ in
    Region(.northVirginia) { VPC("net", cidr: "10.16.0.0/16") { Subnets("private") } }
  },

  // Appliance mode off.
  "no-appliance-mode": one { _ in inspected(appliance: false) },
  "appliance-mode": one { _ in inspected(appliance: true) },
  // Spokes learn each other in the table that should lead to the firewall only.
  "spokes-propagate": one { _ in inspected(appliance: true, bypass: true) },

  // Words that diagrams' languages keep for themselves; titles with markup.
  "mermaid-words": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC("graph", title: "R&D <prod> \"quoted\" | pipe `tick` – ünïcödé", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("subgraph", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("class", release: .input("release")) {
          Service("end", cpu: 256, memory: 512) { Sends(.http(8080), to: "style") }
          Service("style", cpu: 256, memory: 512) {
            Listens(.http(8080)); Mounts("click", at: "/data")
          }
        }
        FileSystem("click", backup: .none)
      }
    }
  },
  "long-titles": one { _ in
    Region(.ireland) {
      for i in inputs { i }
      VPC(
        "net",
        title:
          "Customer Relationship Management Shared Services Production Network For The Whole Of The European Region",
        cidr: "10.16.0.0/16"
      ) {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .natGateway) }
        ECSCluster("apps", release: .input("release")) {
          Service("transactional-mail-sender", cpu: 256, memory: 512) {
            Sends(.http(8080), to: "notification-orchestrator")
          }
          Service("notification-orchestrator", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
      }
    }
  },
]

func inspected(appliance: Bool, bypass: Bool = false) -> Region {
  Region(.ireland) {
    for i in inputs { i }
    TransitGateway("hub") {
      if bypass {
        TransitGatewayRouteTable("spokes") {
          Associates("one", "two"); Propagates("one", "two"); TransitGatewayRoute(to: "inspection")
        }
      } else {
        TransitGatewayRouteTable("spokes") {
          Associates("one", "two"); TransitGatewayRoute(to: "inspection")
        }
      }
      TransitGatewayRouteTable("inspected") {
        Associates("inspection"); Propagates("one", "two")
      }
    }
    VPC("inspection", cidr: "100.64.0.0/24", transitGateway: "hub", applianceMode: appliance) {
      Subnets("transit", prefixLength: 28) { Route(to: .firewall("fw")) }
      Subnets("firewall", prefixLength: 28) { Route(to: .transitGateway) }
      NetworkFirewall("fw", isProtected: false) {
        TrafficRules("r") { Pass(.tcp, from: .vpc("one"), to: .vpc("two"), port: 8080) }
      }
    }
    WorkloadVPC("one", prefixLength: 20, transitGateway: "hub") {
      ECSCluster("clients", release: .input("release")) {
        Service("caller", cpu: 256, memory: 512) { Sends(.http(8080), to: "api") }
      }
    }
    WorkloadVPC("two", prefixLength: 20, transitGateway: "hub") {
      ECSCluster("servers", release: .input("release")) {
        Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
      }
    }
  }
}
