import OrderedCollections
import Topology

/// A variable of a module, with what each use of the module gives it.
struct LiftedVariable: Sendable {
  let name: String
  /// The object variable that it is a member of; nil for a variable of its own.
  let owner: String?
  let type: ValueType
  let description: String
  let source: Source
  /// The resource and argument that it was lifted for.
  let origin: String
  let validation: VariableValidation?
  /// For a switch: what is there of other components where it is on, by site.
  var follows: [Int: OrderedSet<FamilyID>] = [:]

  enum Source: Sendable {
    /// By site; a site without a value leaves the variable null.
    case values([Int: Value])
    /// An attribute of every member of a family of another component, by key.
    case family([Int: FamilyID], attribute: String)
  }

  /// `var.name` or `var.owner.name`
  var expression: HCLExpression {
    if let owner { .attribute(.variable(owner), name) } else { .variable(name) }
  }
}

/// A rule on a variable's value, checked by Terraform before anything else.
struct VariableValidation: Hashable, Sendable {
  let condition: HCLExpression
  let message: String
  /// A value that breaks the rule, where one is known.
  var counterexample: HCLExpression?
}
