import AWSResources
import OrderedCollections
import Topology

/// One alarm on one metric of CloudWatch.
struct Alarm {
  /// What it is about, in lowercase with hyphens; alarms of one family share it.
  let name: String
  /// What tells the members of the family apart.
  let key: String?
  let title: String
  /// What happened, what it means and what to do: the text of the mail.
  let runbook: String
  let namespace: String
  let metric: String
  let dimensions: OrderedDictionary<String, Value>
  let statistic: String
  let comparison: Comparison
  let threshold: Int
  let periodSeconds: Int
  /// How many periods in a row.
  let periods: Int
  let missingData: MissingData

  enum Comparison: String {
    case atLeast = "GreaterThanOrEqualToThreshold"
    case lessThan = "LessThanThreshold"
  }

  enum MissingData: String {
    case breaching
    case notBreaching
  }

  func lower(
    of owner: ElementID, topic: ElementID, to lowering: inout Lowering,
    at location: SourceLocation
  ) {
    let actions: Value = [.reference(topic, "arn")]
    var alarmName = lowering.name(name)
    // Zones and services have their key in the name, as in every family.
    if let key, case .template(let parts) = alarmName {
      let suffix: Value = isZonal ? .context(.zoneKey(key)) : .string(key)
      alarmName = .template(parts + ["-", suffix])
    }
    lowering.add(
      AWS.CloudwatchMetricAlarm(
        alarmName: .value(alarmName),
        comparisonOperator: .value(.string(comparison.rawValue)),
        evaluationPeriods: .value(.int(periods)), alarmActions: .value(actions),
        alarmDescription: .value(.string(runbook)), dimensions: .value(.object(dimensions)),
        metricName: .value(.string(metric)), namespace: .value(.string(namespace)),
        okActions: .value(actions), period: .value(.int(periodSeconds)),
        statistic: .value(.string(statistic)), threshold: .value(.int(threshold)),
        treatMissingData: .value(.string(missingData.rawValue))),
      id: owner.child(name, key: key), name: name, title: title, at: location)
  }

  private var isZonal: Bool {
    guard let key else { return false }
    return key.count == 1
  }
}
