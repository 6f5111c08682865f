import AWSResources

/// Where in the module a value stands: what names and describes the variable that it may need.
struct Place {
  let family: LocalFamily
  /// What a reader calls the family.
  let title: String
  /// The names of arguments down to the value.
  var path: [String]
  /// The call that an argument of a module call belongs to, with the variable that it is for.
  var call: CallArgument?
  /// A name from the model that says more than the argument's own, as it is written there.
  var label: String?
  /// Whether the value is a key that another family is looked up by.
  var isLookup = false

  struct CallArgument {
    /// The platform's object variable.
    let owner: String
    let variable: LiftedVariable
  }

  func appending(_ name: String) -> Place {
    var place = self
    let word = Naming.snake(name)
    place.path.append(word)
    if !Self.weakNames.contains(word) { place.label = nil }
    return place
  }

  /// The same place, named after what the model calls it.
  func named(_ name: String) -> Place {
    var place = appending(name)
    place.label = name
    return place
  }

  /// Names of arguments that say nothing without what they stand in.
  private static let weakNames: Set<String> = [
    "definition", "ip_set", "port_set", "reference_sets", "value", "value_from", "values",
  ]

  /// The name that says what the value is.
  var argument: String {
    let strong = path.lastIndex { !Self.weakNames.contains($0) }
    guard let strong else { return path.last ?? "" }
    let name = path[strong]
    if let better = Self.betterNames["\(family.type).\(name)"] { return better }
    // `expiration_days`: a unit says of what.
    return Self.units.contains(name) && strong > 0 ? Naming.join(path[strong - 1], name) : name
  }

  private static let units: Set<String> = ["count", "days", "hours", "seconds", "size", "years"]

  /// What people call arguments whose own names say too little outside of their resource.
  private static let betterNames = [
    "\(AWS.BackupPlan.type).delete_after": "retention_in_days",
    "\(AWS.Ec2SubnetCidrReservation.type).cidr_block": "address",
    "\(AWS.Lb.type).private_ipv4_address": "load_balancer_address",
  ]

  /// The argument as a description calls it.
  var words: String { label ?? argument }

  /// Names for a variable, the best first.
  var candidates: [String] {
    if let call {
      return [Naming.join(call.variable.name, path.joined(separator: "_"))]
    }
    let short = Naming.short(family)
    let qualified = Naming.qualified(family)
    let whole = path.joined(separator: "_")
    return [
      Naming.join(short, argument), Naming.join(qualified, argument),
      Naming.join(qualified, whole),
      Naming.join(Naming.snake(family.type), "\(family.name)_\(whole)"),
    ]
  }
}
