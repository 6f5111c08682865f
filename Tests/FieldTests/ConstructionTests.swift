import ArchitectureDSL
import Testing
import Topology

/// What a plan accepts and AWS refuses cannot come about.
@Suite struct ConstructionTests {
  private func input(_ name: String) throws -> FieldCase { try #require(FieldCase.all[name]) }

  @Test func `Every container can write its temporary folder, whoever its user is`() throws {
    let input = try input("secret")
    let definition = try #require(input.resources("aws_ecs_task_definition").first)
    guard case .json(.list(let containers))? = definition["container_definitions"] else {
      Issue.record("no containers")
      return
    }
    #expect(
      containers[0]["linuxParameters"]?["tmpfs"]
        == .list([
          [
            "containerPath": "/tmp", "size": 64, "mountOptions": ["nodev", "nosuid"],
          ]
        ]))
    #expect(containers[0]["mountPoints"] == .list([]))
    #expect(definition["volume"] == nil || definition["volume"] == .blocks([]))
  }

  /// Else Terraform deletes the subnet of a zone that is given up while load balancers, services and
  /// attachments still stand in it, which AWS refuses for as long.
  @Test func `A subnet is deleted after what stands in it has left`() throws {
    let subnets = try input("base").resources("aws_subnet")
    #expect(!subnets.isEmpty && subnets.allSatisfy { $0.lifecycle.createBeforeDestroy })
  }

  @Test func `A rule group is replaced create-first under a name that follows its capacity`() throws
  {
    let groups = try input("fw-two").resources("aws_networkfirewall_rule_group")
    #expect(groups.allSatisfy { $0.lifecycle.createBeforeDestroy })
    let names = try input("fw-two").texts("name", of: "aws_networkfirewall_rule_group")
    #expect(names == ["shop-dev-perimeter-web-200", "shop-dev-perimeter-packages-200"])
  }

  @Test func `A target group is replaced create-first under a name that follows its port`() throws {
    let groups = try input("alb-other-name").resources("aws_lb_target_group")
    #expect(groups.count == 2)
    #expect(groups.allSatisfy { $0.lifecycle.createBeforeDestroy })
    let before = Set(try input("alb-other-name").texts("name", of: "aws_lb_target_group"))
    let after = Set(try input("alb-other-port").texts("name", of: "aws_lb_target_group"))
    #expect(before == ["shop-dev-front-8080", "shop-dev-web-8080"])
    #expect(before.isDisjoint(with: after))
  }

  @Test func `Each load balancer gets addresses of its own, which are reserved`() throws {
    let input = try input("two-load-balanced")
    let reserved = input.texts("cidr_block", of: "aws_ec2_subnet_cidr_reservation")
    #expect(reserved == ["10.16.4.10/32", "10.16.5.10/32", "10.16.4.11/32", "10.16.5.11/32"])
    for balancer in input.resources("aws_lb") {
      #expect(balancer.dependsOn.count == 2)
    }
  }

  @Test func `Two numbers that are equal are refused with the next free one`() throws {
    let input = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        privateVPC {
          ["web", "api"].map { name in
            Service(name, cpu: 256, memory: 512) {
              Listens(.http(8080))
              LoadBalanced(.http(8080), hostNumber: 20)
            }
          }
        }
      }
    }
    let found = input.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == [.addressTaken])
    #expect(found[0].remedy.contains("hostNumber: 10"))
    #expect(found[0].related.count == 1)
  }

  @Test func `UDP is balanced as UDP and checked by TCP`() throws {
    let input = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        privateVPC {
          [
            Service("statsd", cpu: 256, memory: 512) {
              Listens(.statsd)
              Listens(.http(8126))
              LoadBalanced(.statsd, healthCheck: .http(8126))
            }
          ]
        }
      }
    }
    #expect(!input.diagnostics.hasErrors)
    #expect(input.texts("protocol", of: "aws_lb_listener") == ["UDP"])
    let group = try #require(input.resources("aws_lb_target_group").first)
    #expect(group["protocol"] == "UDP")
    guard case .blocks(let checks)? = group["health_check"] else {
      Issue.record("no health check")
      return
    }
    #expect(checks[0]["port"] == "8126")
    #expect(checks[0]["protocol"] == "TCP")
    let admitted = input.resources("aws_vpc_security_group_ingress_rule").filter {
      $0.id.path.last?.hasPrefix("ingress-from-statsd-load-balancer") == true
    }
    #expect(Set(admitted.compactMap { $0["ip_protocol"]?.stringValue }) == ["tcp", "udp"])
  }

  @Test func `A title is spelled as a security group takes it`() throws {
    let texts = try input("apostrophe").texts(
      "description", of: "aws_vpc_security_group_ingress_rule")
    #expect(texts.contains("Graphites render API from web"))
  }

  @Test func `A description that an author writes is held to the same letters`() throws {
    let input = one { _ in
      Region(.ireland) {
        VPC("net", cidr: "10.16.0.0/16") {
          Subnets("private")
          Declare(
            "group", type: "aws_security_group",
            arguments: [
              "name": "group", "description": "Bob's group",
              "vpc_id": .reference(ElementID("net", "vpc"), "id"),
            ])
        }
      }
    }
    let found = try #require(input.diagnostics.first { $0.code == .refusedText })
    #expect(found.remedy == "Write 'Bobs group'.")
    #expect(found.location != nil)
  }

  @Test func `A service waits for its permissions, its rules, its endpoints and its way out`()
    throws
  {
    let behindNAT = try #require(input("secret").resources("aws_ecs_service").first)
    let needed = Set(behindNAT.dependsOn.map(\.description))
    #expect(
      needed.isSuperset(of: [
        "apps/web/execution-policy", "apps/web/egress-to-aws", "net/private/default-route[a]",
        "net/private/default-route[b]",
      ]), "\(needed)")
    let behindEndpoints = try #require(input("ecr-all").resources("aws_ecs_service").first)
    #expect(
      Set(behindEndpoints.dependsOn.map(\.description)).isSuperset(of: [
        "net/endpoints/interface[ecr.api]", "net/endpoints/s3", "net/endpoints/ingress-from-vpc",
        "apps/web/egress-to-endpoints", "apps/web/egress-to-s3",
      ]))
  }

  @Test func `What faces the internet waits for the gateway, what writes for its permission`()
    throws
  {
    let input = try input("alb-other-name")
    let front = try #require(input.resources("aws_lb").first { $0["internal"] == false })
    #expect(front.dependsOn.contains(ElementID("net", "internet-gateway")))
    let log = try #require(input.resources("aws_flow_log").first)
    #expect(log.dependsOn == [ElementID("net", "flow-log", "role-policy")])
    let backup = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        privateVPC([FileSystem("files", backup: .daily(retention: 7))]) { [] }
      }
    }
    let selection = try #require(backup.resources("aws_backup_selection").first)
    #expect(selection.dependsOn.count == 2)
  }

  @Test func `A secret's window can be closed, so that an environment can be made again`() throws {
    let input = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        privateVPC {
          [
            Service("web", cpu: 256, memory: 512) {
              Secret("KEY", title: "Key", recoveryWindow: 0)
              Secret("OTHER", title: "Other")
            }
          ]
        }
      }
    }
    let windows = input.resources("aws_secretsmanager_secret").map { $0["recovery_window_in_days"] }
    #expect(windows == [0, nil])
  }

  @Test func `A VPC named like a variable of the policy does not redefine it`() throws {
    let input = try input("vpc-named-home-net")
    let group = try #require(input.resources("aws_networkfirewall_rule_group").first)
    let text = "\(group.arguments)"
    #expect(text.contains("VPC_HOME_NET"))
    #expect(text.contains("$HOME_NET any -> $VPC_HOME_NET"))
  }

  @Test func `The author says which tier`() throws {
    let input = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        VPC("net", cidr: "10.16.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("data")
          Subnets("app") { Route(to: .natGateway) }
          ECSCluster("apps", release: "1", tier: "app") {
            Service("web", cpu: 256, memory: 512) { Mounts("files", at: "/files") }
          }
          FileSystem("files", backup: .none, tier: "data")
          VPCEndpoints(interfaces: ["logs"], tier: "app")
        }
      }
    }
    #expect(!input.diagnostics.contains { $0.severity == .error || $0.code == .tierWithoutWayOut })
    func subnets(_ type: String) -> Set<ElementID> {
      Set(
        input.resources(type).flatMap(\.references).map(\.element).filter {
          ["app", "data", "public"].contains($0.path.last ?? "")
        }.map { $0.keyed(nil) })
    }
    #expect(subnets("aws_ecs_service") == [ElementID("net", "app")])
    #expect(subnets("aws_efs_mount_target") == [ElementID("net", "data")])
  }

  @Test func `A service is found by its cluster and name`() throws {
    let input = one { _ in
      Region(.ireland) {
        for input in inputs { input }
        VPC("net", cidr: "10.16.0.0/16") {
          Subnets("private") { Route(to: .natGateway) }
          Subnets("public") { Route(to: .internetGateway) }
          ECSCluster("blue", release: "1") {
            Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
          }
          ECSCluster("green", release: "1") {
            Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
            Service("web", cpu: 256, memory: 512) { Sends(.http(8080), to: "green/api") }
            Service("job", cpu: 256, memory: 512) { Sends(.http(8080), to: "api") }
          }
        }
      }
    }
    let diagnostics = input.diagnostics
    let ambiguous = try #require(diagnostics.first { $0.code == .unknownTarget })
    #expect(ambiguous.remedy.contains("\"blue/api\" or \"green/api\""))
    #expect(
      input.resources("aws_vpc_security_group_ingress_rule").contains {
        $0.id == ElementID("green", "api", "ingress-from-web-http")
      })
    #expect(diagnostics.contains { $0.code == .nameTaken })
  }
}
