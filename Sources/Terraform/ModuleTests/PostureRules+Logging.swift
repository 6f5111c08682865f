import AWSResources
import Topology

extension PostureRules {
  /// What happens leaves a trace, for a time that is meant.
  var logging: [Assertion] { logs + flows + accesses + clusters + alarms }

  private var logs: [Assertion] {
    scope.each(
      AWS.CloudwatchLogGroup.type, skippedBy: ["CKV_AWS_66"],
      "Logs must be kept for a time that is meant, not for ever."
    ) { $0.attribute("retention_in_days").isMore(than: 0) }
  }

  private var flows: [Assertion] {
    scope.each(
      AWS.FlowLog.type, where: { $0.has("vpc_id") },
      "A flow log must record accepted and rejected traffic, minute by minute."
    ) {
      $0.attribute("traffic_type").equals("ALL")
        .and($0.attribute("max_aggregation_interval").equals(.int(60)))
    }
  }

  private var accesses: [Assertion] {
    scope.each(
      AWS.NetworkfirewallLoggingConfiguration.type, "A firewall must log both alerts and flows."
    ) {
      let kinds = HCLExpression.attribute(
        .splat($0.nested("logging_configuration", "log_destination_config")), "log_type")
      return kinds.contains(.string("ALERT")).and(kinds.contains(.string("FLOW")))
    }
      + scope.each(
        AWS.Lb.type, skippedBy: ["CKV_AWS_91"], "A load balancer must log who calls it."
      ) { $0.nested("access_logs", "enabled").equals(true) }
  }

  private var clusters: [Assertion] {
    scope.each(
      AWS.EcsCluster.type, skippedBy: ["CKV_AWS_65"], "A cluster must be observed."
    ) {
      .any(
        "setting", in: $0.attribute("setting"),
        HCLExpression.name("setting").attribute("name").equals("containerInsights")
          .and(HCLExpression.name("setting").attribute("value").differs(from: "disabled")))
    }
  }

  private var alarms: [Assertion] {
    scope.each(
      AWS.CloudwatchMetricAlarm.type, skippedBy: ["CKV_AWS_319"], "An alarm must have an action."
    ) { $0.attribute("alarm_actions").length.isMore(than: 0) }
  }
}
