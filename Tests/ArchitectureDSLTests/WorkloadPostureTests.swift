import ArchitectureDSL
import Testing
import Topology

@Suite struct WorkloadPostureTests {
  private let sample = Sample()

  @Test func disksOfTasksAreEncryptedWithTheKey() {
    let storage = sample["shop/cluster"]?["configuration"]?.bodies
      .first?["managed_storage_configuration"]?.bodies.first
    #expect(
      storage?["fargate_ephemeral_storage_kms_key_id"]
        == .reference(ElementID("encryption", "key"), "key_id"))
    let grant = sample.statement("ShopTaskStorageGrant", of: "encryption/key")
    #expect(grant?["Principal"]?["Service"] == "fargate.amazonaws.com")
    #expect(
      grant?["Condition"]?["StringEquals"]?["kms:EncryptionContext:aws:ecs:clusterName"]
        == "shop-test-shop")
  }

  @Test func shellsAreConfiguredOnlyWhereTheyAreAllowed() {
    let configuration = sample["shop/cluster"]?["configuration"]?.bodies.first
    #expect(configuration?["execute_command_configuration"] == nil)
    #expect(sample["shop/exec-log"] == nil)

    let open = Sample { _ in Sample.region(allowsExec: true) }
    let exec = open["shop/cluster"]?["configuration"]?.bodies
      .first?["execute_command_configuration"]?.bodies.first
    #expect(exec?["logging"] == "OVERRIDE")
    #expect(exec?["kms_key_id"] == .reference(ElementID("encryption", "key"), "arn"))
    #expect(
      open.statement("WriteSessionLog", of: "shop/store/task-policy")?["Resource"]?
        .references.first?.element == ElementID("shop", "exec-log"))
    #expect(open.diagnostics.isEmpty, "\(open.diagnostics)")
  }

  @Test func twoConnectionsOfOnePairHaveRulesOfTheirOwn() {
    let sample = Sample { _ in
      Sample.region {
        VPC("depot", cidr: "10.15.0.0/16") {
          Subnets("private")
          ECSCluster("tills", release: "1") {
            Service("shelf", cpu: 256, memory: 512) {
              Sends(.statsd, to: "clerk")
              Sends(.carbon, to: "clerk")
            }
            Service("clerk", cpu: 256, memory: 512) {
              Listens(.statsd)
              Listens(.carbon)
            }
          }
        }
      }
    }
    let names = sample.topology.resources.filter { $0.id.component == "tills" }
      .filter { $0.type.hasSuffix("_rule") && $0.id.key == nil }.map { "\($0.type).\($0.name)" }
    #expect(Set(names).count == names.count)
    #expect(names.contains("aws_vpc_security_group_egress_rule.shelf_to_clerk_statsd"))
    #expect(names.contains("aws_vpc_security_group_egress_rule.shelf_to_clerk_carbon"))
  }

  @Test func variablesTellWhereATargetIs() {
    guard
      case .json(.list(let containers))? = sample.argument(
        "container_definitions", of: "shop/worker/task-definition")
    else {
      Issue.record("no containers")
      return
    }
    #expect(
      containers.first?["environment"]
        == [
          ["name": "STORE_HOST", "value": "store.test.shop.internal"],
          ["name": "STORE_PORT", "value": "8080"],
        ])
  }

  @Test func fileSystemsAreBackedUpEveryNight() {
    let rule = sample["files/backup-plan"]?["rule"]?.bodies.first
    #expect(rule?["schedule"] == "cron(0 17 * * ? *)")
    #expect(rule?["lifecycle"]?.bodies.first?["delete_after"] == 35)
    #expect(
      sample["files/backup-vault"]?["kms_key_arn"]
        == .reference(ElementID("encryption", "key"), "arn"))
    #expect(
      sample["files/backup-selection"]?["resources"]
        == [.reference(ElementID("files", "file-system"), "arn")])
    #expect(sample["files/backup-permissions"] != nil)
    #expect(sample["files/restore-permissions"] != nil)
  }

  @Test func backupsCanBeLeftOut() {
    let sample = Sample { _ in Sample.region(backup: .none) }
    #expect(!sample.topology.resources.contains { $0.type.hasPrefix("aws_backup") })
  }

  @Test func secretsSayWhyTheyAreRotatedByHand() {
    #expect(sample["shop/store/secret-token"]?.skippedChecks.keys == ["CKV2_AWS_57"])
  }
}
