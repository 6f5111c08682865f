import Topology

/// Names that Terraform does not accept, or that two components would share.
struct NameChecks {
  let catalog: Catalog

  var diagnostics: [Diagnostic] { localNames + calls }

  private var localNames: [Diagnostic] {
    catalog.members.compactMap { family, lists in
      guard let resource = lists.lazy.flatMap({ $0 }).first,
        !HCLEscaping.isIdentifier(family.local.name)
      else { return nil }
      return Diagnostic(
        .invalidName, summary: "'\(family.local.name)' is not a name for a Terraform resource",
        detail: "A local name begins with a letter or an underscore and has only letters, digits, "
          + "underscores and hyphens.",
        remedy: "Rename the element.", subject: resource.id, origin: resource.origin)
    }
  }

  /// Calls and object variables are named after their components.
  private var calls: [Diagnostic] {
    var seen: [String: String] = [:]
    for name in ModuleLifter.contextNames { seen[name] = "a fact of the environment" }
    seen["platform"] = "the module that composes the components"
    return catalog.components.compactMap { component in
      let name = Naming.snake(component)
      guard let other = seen.updateValue("'\(component)'", forKey: name) else { return nil }
      return Diagnostic(
        .addressCollision, summary: "'\(component)' would have the name of \(other) in Terraform",
        detail: "Both are '\(name)' as a Terraform identifier.",
        remedy: "Give the component another name.", subject: ElementID(component),
        origin: catalog.record(of: component)?.origin)
    }
  }
}
