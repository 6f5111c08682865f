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
