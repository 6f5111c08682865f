import AWSResources
import Topology

/// Settings that are a policy of the whole rather than a property of one resource: where several
/// resources have the same value in every environment, they share one variable.
struct SharedSettings: Sendable {
  /// The variable's name, by resource type and argument.
  private static let names = [
    "\(AWS.CloudwatchLogGroup.type).retention_in_days": "log_retention_in_days"
  ]

  private struct Setting: Hashable {
    let origin: String
    let values: [Int: Value]
  }

  private var counts: [Setting: Int] = [:]

  init() {}

  /// The settings of a component's resources.
  init(_ plan: ModulePlan, in catalog: Catalog) {
    for origin in Self.names.keys {
      let parts = origin.split(separator: ".").map(String.init)
      for local in plan.families.keys where local.type == parts[0] {
        var values: [Int: Value] = [:]
        for (index, site) in plan.sites.enumerated() {
          let family = FamilyID(component: site.component, local: local)
          let resources = catalog.resources(of: family, environment: site.environment)
          values[index] = resources.first?[parts[1]]
        }
        count(values, origin: origin)
      }
    }
  }

  mutating func count(_ values: [Int: Value], origin: String) {
    guard Self.names[origin] != nil else { return }
    counts[Setting(origin: origin, values: values), default: 0] += 1
  }

  /// The name of the variable that several share, or that is the only one of its sort; nil where
  /// the value is one resource's own.
  func name(_ values: [Int: Value], origin: String) -> String? {
    let isOnly = counts.keys.count { $0.origin == origin } == 1
    guard isOnly || counts[Setting(origin: origin, values: values), default: 0] > 1 else {
      return nil
    }
    return Self.names[origin]
  }

  static let description = "Days for which the logs are kept."
}
