import AWSResources
import Topology

/// What exceeds a default quota of AWS.
enum Quota {
  /// One violation for each account and Region, at the first resource beyond the limit; none where
  /// all fit. Resources of which the Region is not known are left out.
  static func exceededPerRegion(
    by resources: [Resource], limit: Int, noun: String, plural: String? = nil
  ) -> [Violation] {
    perRegion(resources).flatMap { exceeded(by: $0, limit: limit, noun: noun, plural: plural) }
  }

  /// The resources of each account and Region, in the order of the first of each.
  static func perRegion(_ resources: [Resource]) -> [[Resource]] {
    let known = resources.filter { $0.place == nil || $0.place?.region != nil }
    var groups: [[Resource]] = []
    for resource in known {
      if let index = groups.firstIndex(where: { $0[0].place == resource.place }) {
        groups[index].append(resource)
      } else {
        groups.append([resource])
      }
    }
    return groups
  }

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
