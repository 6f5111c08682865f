import ArchitectureDSL
import Testing
import Topology

@Suite struct AlarmTests {
  private let sample = Sample { _ in
    Sample.region { Alarms("operations", email: "operations@example.com") }
  }

  @Test func everythingThatCanFailHasAnAlarm() {
    let alarms = sample.topology.resources(ofType: "aws_cloudwatch_metric_alarm")
    #expect(
      alarms.map(\.id.description) == [
        "operations/dropped-packets-perimeter[a]", "operations/dropped-packets-perimeter[b]",
        "operations/nat-port-exhaustion-egress[a]", "operations/nat-port-exhaustion-egress[b]",
        "operations/unhealthy-targets-ingress-web", "operations/unhealthy-targets-shop-store",
        "operations/no-running-task[store]", "operations/no-running-task[worker]",
        "operations/operations-limit-files",
      ])
    #expect(sample.diagnostics.isEmpty, "\(sample.diagnostics)")
    let names = alarms.compactMap { $0["alarm_name"].map(sample.topology.resolve) }
    #expect(Set(names).count == alarms.count)
    for alarm in alarms {
      #expect(
        alarm["alarm_actions"] == [.reference(ElementID("operations", "topic"), "arn")])
      #expect(alarm["alarm_description"]?.stringValue?.isEmpty == false)
    }
  }

  @Test func missingDataAlarmsOnlyWhereItMeansThatNothingRuns() {
    let alarms = sample.topology.resources(ofType: "aws_cloudwatch_metric_alarm")
    for alarm in alarms {
      let expected: Value = alarm.id.name == "no-running-task" ? "breaching" : "notBreaching"
      #expect(alarm["treat_missing_data"] == expected, "\(alarm.id)")
    }
  }

  @Test func targetsAreWatchedInTheirLoadBalancersNamespace() {
    #expect(
      sample["operations/unhealthy-targets-ingress-web"]?["namespace"] == "AWS/ApplicationELB")
    #expect(sample["operations/unhealthy-targets-shop-store"]?["namespace"] == "AWS/NetworkELB")
    #expect(
      sample["operations/unhealthy-targets-shop-store"]?["dimensions"]?["TargetGroup"]
        == .reference(ElementID("shop", "store", "target-group"), "arn_suffix"))
  }

  @Test func aFirewallsDropsAreCountedByZone() {
    #expect(
      sample.argument("dimensions", of: "operations/dropped-packets-perimeter[b]")?[
        "AvailabilityZone"] == "eu-west-1b")
    #expect(
      sample.argument("alarm_name", of: "operations/dropped-packets-perimeter[b]")
        == "shop-test-dropped-packets-perimeter-b")
  }

  @Test func onlyThisAccountsAlarmsMayPublish() {
    #expect(
      sample["operations/topic"]?["kms_master_key_id"]
        == .reference(ElementID("encryption", "key"), "arn"))
    for (id, sid) in [
      ("operations/topic-policy", "PublishAlarms"), ("encryption/key", "CloudWatchAlarms"),
    ] {
      let statement = sample.statement(sid, of: id)
      #expect(statement?["Principal"]?["Service"] == "cloudwatch.amazonaws.com")
      #expect(
        statement?["Condition"]?["StringEquals"]?["aws:SourceAccount"] == "123456789012", "\(id)")
    }
    #expect(Sample().statement("CloudWatchAlarms", of: "encryption/key") == nil)
  }

  @Test func theOrderOfDeclarationDoesNotMatter() {
    let first = Sample { _ in
      Region(.ireland) {
        Alarms("operations")
        VPC("one", cidr: "10.0.0.0/16") {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("private") { Route(to: .natGateway) }
        }
      }
    }
    #expect(first["operations/nat-port-exhaustion-one[a]"] != nil)
    #expect(first["operations/subscription"] == nil)
  }
}
