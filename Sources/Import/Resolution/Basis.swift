/// What it rests on that an argument names a resource.
package enum Basis: String, Hashable, Sendable, CaseIterable {
  /// The value is known, and is the id or ARN of the resource.
  case identity
  /// The configuration refers to one resource only.
  case reference
  /// Terraform planned once more, with ids that were given beforehand.
  case mockedPlan
  /// The configuration refers to a block by `each.key` or `count.index`, and the block has an
  /// instance of the same key. An expression may choose another one; a plan does not show it.
  case sameKey
  /// The configuration refers to a block as a whole, and the argument is a list: all instances.
  case whole
  /// An index into a list that holds the instances of one block.
  case position
  /// One resource that is referred to fits, and beside it stands a reference that does not, or that
  /// leads into what a plan does not hold; an expression may choose that one.
  case onlyFitting
  /// The reference leads through a local or a dynamic block, which a plan does not hold, and the
  /// module has one resource only that the argument can name.
  case onlyOne
  /// The endpoint of a firewall in the subnet that the same expression refers to.
  case endpointSubnet
  /// A firewall's subnets, which routes to its endpoints name.
  case endpointRoutes

  /// Whether the plan proves it.
  package var isProved: Bool {
    self == .identity || self == .reference || self == .mockedPlan
  }

  /// The assumption in words, after "assumed"; for what is proved, how.
  package var text: String {
    switch self {
    case .identity: "by id"
    case .reference: "by the only reference"
    case .mockedPlan: "by a plan with ids given beforehand"
    case .sameKey: "by the same key"
    case .whole: "as a whole"
    case .position: "by the position in a list"
    case .onlyFitting: "as the only one that fits of several references"
    case .onlyOne: "as the only one in its module"
    case .endpointSubnet: "by the subnet of the firewall endpoint"
    case .endpointRoutes: "by the routes to its endpoints"
    }
  }
}
