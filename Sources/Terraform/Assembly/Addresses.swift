import Topology

/// The full address of every element, as a plan prints it.
struct Addresses {
  let catalog: Catalog

  func addresses(environment: Int) -> [ElementID: String] {
    var result: [ElementID: String] = [:]
    for resource in catalog.environments[environment].resources {
      result[resource.id] = address(of: resource)
    }
    return result
  }

  private func address(of resource: Resource) -> String {
    let family = Catalog.family(of: resource)
    var text = "module.platform."
    if let component = family.component {
      text += "module.\(Naming.snake(component))"
      text += catalog.isEverywhere(component) ? "." : "[0]."
    }
    text += family.local.address
    switch catalog.existence(of: family) {
    case .always: return text
    case .sometimes: return "\(text)[0]"
    case .keyed: return "\(text)[\"\(HCLEscaping.quoted(resource.id.key ?? ""))\"]"
    }
  }
}
