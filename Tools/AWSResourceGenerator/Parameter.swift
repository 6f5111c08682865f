/// A parameter of a generated initialiser.
struct Parameter: Hashable {
  enum Kind: Hashable {
    case attribute(AttributeType)
    /// A nested block; the number is its type's place in the resource's ``BlockTypes``.
    case block(type: Int, isSingle: Bool)
  }

  /// Terraform's name.
  let name: String
  let kind: Kind
  let isRequired: Bool
  /// What the schema says about it; empty where it says nothing.
  let description: String
}

extension Parameter: Comparable {
  /// Required ones first, each group in alphabetical order of Terraform's names.
  static func < (left: Parameter, right: Parameter) -> Bool {
    if left.isRequired != right.isRequired { return left.isRequired }
    return left.name < right.name
  }
}
