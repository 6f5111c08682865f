/// What a `for_each` or `for` around a value offers to it.
struct LoopVariable {
  /// `each.key`, `zone`, `subnet_mapping.key`
  let key: HCLExpression
  /// `each.value`, `subnet_mapping.value`
  let value: HCLExpression
  let source: Source

  enum Source: Equatable {
    /// `var.zones`: the value is the zone's name.
    case zones
    /// The same keys everywhere.
    case constant
    /// Keys from a variable.
    case variable
    /// The instances of a family of the same module: the value is the resource.
    case family(LocalFamily)
  }
}
