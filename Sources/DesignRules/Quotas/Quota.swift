import AWSResources
import Topology

/// What exceeds a default quota of AWS.
enum Quota {
  /// One violation, at the first resource beyond the limit; none where all fit.
  static func exceeded(
    by resources: [Resource], limit: Int, noun: String, plural: String? = nil
  ) -> [Violation] {
    guard resources.count > limit else { return [] }
    let things = plural ?? noun + "s"
    return [
      Violation(
        resources[limit], "\(resources.count) \(things) where the default quota is \(limit)",
        "The first beyond it is '\(resources[limit].id)'.")
    ]
  }
}
