import Topology

/// What AWS charges for by the hour or month, whether it is used or not.
package struct CostUnit: Hashable, Sendable {
  /// How many units a resource is.
  package enum Measure: Hashable, Sendable {
    /// One for each resource.
    case each
    /// One for each member of a list, or for each nested block.
    case members(ArgumentPath)
    /// The tasks of a service that run at least.
    case leastTasks
    /// The tasks of a service that run at most.
    case mostTasks
    /// The instances that a group has.
    case instances
    /// One where the argument is given.
    case given(ArgumentPath)
  }

  /// The argument that tells what is charged as this unit from what is not.
  package struct Condition: Hashable, Sendable {
    package let argument: ArgumentPath
    package let value: String
    /// The value where the argument is not given.
    package let absent: String

    package init(_ argument: ArgumentPath, is value: String, absent: String) {
      self.argument = argument
      self.value = value
      self.absent = absent
    }
  }

  /// The units in the plural, for example `NAT gateways`; types with the same words are one unit.
  package let words: String
  package let measure: Measure
  package let condition: Condition?

  package init(_ words: String, _ measure: Measure = .each, where condition: Condition? = nil) {
    self.words = words
    self.measure = measure
    self.condition = condition
  }
}

extension AWSModel {
  /// How many of the units the resource is: none where it is charged otherwise.
  package func count(of unit: CostUnit, in resource: Resource) -> Known<Int> {
    if let condition = unit.condition {
      let value = values.values(at: condition.argument.steps, of: resource).first
      switch values.text(value).or(condition.absent) {
      case .known(condition.value): break
      case .unknown(let unknown): return .unknown(unknown)
      case .known, .absent: return .known(0)
      }
    }
    switch unit.measure {
    case .each: return .known(1)
    case .given(let path):
      return .known(values.values(at: path.steps, of: resource).isEmpty ? 0 : 1)
    case .members(let path): return members(at: path, of: resource)
    case .instances: return copies(of: resource.id)?.count ?? .known(0)
    case .leastTasks, .mostTasks:
      guard let service = services[resource.id], !service.isStartedByInstances else {
        return .known(0)
      }
      let scaled = unit.measure == .leastTasks ? service.minimumTasks : service.maximumTasks
      // Without a number it has one.
      return scaled.isAbsent ? service.desiredTasks.or(1) : scaled
    }
  }

  private func members(at path: ArgumentPath, of resource: Resource) -> Known<Int> {
    switch values.values(at: path.steps, of: resource).first {
    case nil: .known(0)
    case .list(let members)?:
      // A member that is not known may stand for any number.
      members.lazy.compactMap { values.link($0).unknown }.first { !$0.isOutside }
        .map { .unknown($0) } ?? .known(members.count)
    case .blocks(let blocks)?: .known(blocks.count)
    case let value?: .unknown(values.reason(value))
    }
  }
}
