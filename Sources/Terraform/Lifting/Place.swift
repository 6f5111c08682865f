/// Where in the module a value stands: what names and describes the variable that it may need.
struct Place {
  let family: LocalFamily
  /// What a reader calls the family.
  let title: String
  /// The names of arguments down to the value.
  var path: [String]
  /// The call that an argument of a module call belongs to, with the variable that it is for.
  var call: CallArgument?

  struct CallArgument {
    /// The platform's object variable.
    let owner: String
    let variable: LiftedVariable
  }

  func appending(_ name: String) -> Place {
    var place = self
    place.path.append(Naming.snake(name))
    return place
  }

  var argument: String { path.last ?? "" }

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
