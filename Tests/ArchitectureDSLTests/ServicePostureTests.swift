import ArchitectureDSL
import Testing
import Topology

/// How tasks run, and what they may do.
@Suite struct ServicePostureTests {
  private let sample = Sample { _ in
    Sample.region {
      WorkloadVPC("single", prefixLength: 16, transitGateway: "hub") {
        ECSCluster("writers", release: "1") {
          Service("writer", cpu: 256, memory: 512, deployment: .stopBeforeStart, stopTimeout: 120) {
            Listens(.statsd)
          }
        }
      }
    }
  }

  private func container(_ service: String) -> Value? {
    guard
      case .json(.list(let containers))? = sample.argument(
        "container_definitions", of: "\(service)/task-definition")
    else { return nil }
    return containers.first
  }

  @Test(arguments: ["shop/store", "shop/worker", "writers/writer"])
  func containersHaveNoRights(service: String) {
    let container = container(service)
    #expect(container?["user"] == "10001:10001")
    #expect(container?["readonlyRootFilesystem"] == true)
    #expect(container?["privileged"] == false)
    #expect(container?["linuxParameters"]?["initProcessEnabled"] == true)
    #expect(container?["linuxParameters"]?["capabilities"]?["drop"] == ["ALL"])
    #expect(container?["linuxParameters"]?["capabilities"]?["add"] == [])
  }

  @Test(arguments: ["shop/store", "shop/worker", "writers/writer"])
  func deploymentsThatFailAreRolledBack(service: String) {
    let breaker = sample["\(service)/service"]?["deployment_circuit_breaker"]?.bodies.first
    #expect(breaker == ["enable": true, "rollback": true])
    let network = sample["\(service)/service"]?["network_configuration"]?.bodies.first
    #expect(network?["assign_public_ip"] == false)
  }

  @Test func aSingleWriterStopsBeforeItStartsAndIsNotMovedBetweenZones() {
    let service = sample["writers/writer/service"]
    #expect(service?["desired_count"] == 1)
    #expect(service?["deployment_minimum_healthy_percent"] == 0)
    #expect(service?["deployment_maximum_percent"] == 100)
    #expect(service?["availability_zone_rebalancing"] == "DISABLED")
    #expect(container("writers/writer")?["stopTimeout"] == 120)
    #expect(sample["shop/worker/service"]?["availability_zone_rebalancing"] == "ENABLED")
  }

  @Test func imagesAreScannedEncryptedAndNeverReplaced() {
    let repositories = sample.topology.resources(ofType: "aws_ecr_repository")
    #expect(repositories.count == 3)
    for repository in repositories {
      #expect(repository["image_tag_mutability"] == "IMMUTABLE")
      #expect(repository["image_scanning_configuration"]?.bodies == [["scan_on_push": true]])
      #expect(
        repository["encryption_configuration"]?.bodies.first?["kms_key"]
          == .reference(ElementID("encryption", "key"), "arn"))
    }
    #expect(sample.topology.resources(ofType: "aws_ecr_lifecycle_policy").count == 3)
  }

  @Test func eachServiceHasRolesOfItsOwnThatNameWhatTheyMayUse() {
    for service in ["shop/store", "shop/worker"] {
      let definition = sample["\(service)/task-definition"]
      let roles = ["execution_role_arn", "task_role_arn"].compactMap {
        definition?[$0]?.references.first?.element
      }
      #expect(Set(roles).count == 2)
      for role in roles {
        #expect(role.description.hasPrefix("\(service)/"))
        guard case .json(let trust)? = sample.argument("assume_role_policy", of: role.description),
          case .list(let statements)? = trust["Statement"]
        else {
          Issue.record("\(role) has no trust policy")
          continue
        }
        #expect(statements.first?["Principal"] == ["Service": "ecs-tasks.amazonaws.com"])
        #expect(
          statements.first?["Condition"]?["StringEquals"]?["aws:SourceAccount"] == "123456789012")
      }
    }
  }

  /// Only the registry's login and opening a shell know no resource.
  @Test func noPolicyOfAServiceAllowsEverythingOrEverywhere() {
    for policy in sample.topology.resources(ofType: "aws_iam_role_policy") {
      guard case .json(let document)? = policy["policy"].map(sample.topology.resolve),
        case .list(let statements)? = document["Statement"]
      else {
        Issue.record("\(policy.id) has no statements")
        continue
      }
      for statement in statements {
        if statement["Resource"] == "*" {
          #expect(statement["Action"] == "ecr:GetAuthorizationToken", "\(policy.id)")
        }
        let actions: [Value] =
          if case .list(let list)? = statement["Action"] { list } else {
            [statement["Action"] ?? .null]
          }
        #expect(actions.allSatisfy { $0.stringValue?.hasSuffix("*") == false }, "\(policy.id)")
      }
    }
  }

  @Test func everyLogIsEncryptedAndKeptForAWhile() {
    let groups = sample.topology.resources(ofType: "aws_cloudwatch_log_group")
    #expect(groups.count > 8)
    for group in groups {
      #expect(group["kms_key_id"] == .reference(ElementID("encryption", "key"), "arn"))
      #expect(group["retention_in_days"] == 365, "\(group.id)")
    }
  }
}

/// A service that sends to one in another VPC.
@Suite struct ConnectionAcrossVPCsTests {
  private let sample = Sample { _ in
    Region(.ireland) {
      VPC("near", cidr: "10.0.0.0/16") {
        Subnets("private")
        ECSCluster("front", release: "1") {
          Service("web", cpu: 256, memory: 512) { Sends(.http(8080), to: "api") }
          Service("admin", cpu: 256, memory: 512) { Sends(.http(8080), to: "api") }
        }
      }
      VPC("far", cidr: "10.1.0.0/16") {
        Subnets("private")
        ECSCluster("back", release: "1") {
          Service("api", cpu: 256, memory: 512) { Listens(.http(8080)) }
        }
      }
    }
  }

  @Test func bothSecurityGroupsNameTheOthersBlock() {
    let out = sample["front/web/egress-to-vpc-far-tcp-8080"]
    let into = sample["back/api/ingress-from-vpc-near-tcp-8080"]
    #expect(out?["cidr_ipv4"] == .reference(ElementID("far").child("vpc"), "cidr_block"))
    #expect(into?["cidr_ipv4"] == .reference(ElementID("near").child("vpc"), "cidr_block"))
    for rule in [out, into] {
      #expect(rule?["referenced_security_group_id"] == nil)
      #expect(rule?["from_port"] == 8080)
      #expect(rule?["to_port"] == 8080)
      #expect(rule?["ip_protocol"] == "tcp")
    }
    let accepting = sample.topology.resources(ofType: "aws_vpc_security_group_ingress_rule")
      .filter { $0.id.path.starts(with: ["back", "api"]) }
    #expect(accepting.count == 1)
    #expect(into?.title == "Api accepts HTTP from the Near VPC")
    #expect(into?["description"] == "HTTP from the near VPC")
  }

  @Test func theTargetsNamesAreKnownInBothVPCs() {
    let associations = sample.topology.resources(ofType: "aws_route53_zone_association")
    #expect(associations.map(\.id) == [ElementID("back").child("names-in-near")])
    #expect(associations.first?["vpc_id"] == .reference(ElementID("near").child("vpc"), "id"))
    #expect(
      associations.first?["zone_id"]
        == .reference(ElementID("back").child("namespace"), "hosted_zone"))
    #expect(sample.diagnostics.isEmpty)
  }
}
