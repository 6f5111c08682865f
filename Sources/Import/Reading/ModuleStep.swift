/// One module on the way from the root module: `module.vpc["a"]`.
package struct ModuleStep: Hashable, Sendable {
  package let name: String
  package let key: InstanceKey?
}

extension ModuleStep: CustomStringConvertible {
  package var description: String { "module.\(name)" + (key.map { "[\($0)]" } ?? "") }
}

extension [ModuleStep] {
  /// Reads `module.a["x"].module.b[0]`; nil where it is no module's address.
  package init?(address: String) {
    self = []
    var rest = AddressText(address)
    while !rest.isAtEnd {
      guard rest.name() == "module", rest.skip("."), let name = rest.name() else { return nil }
      append(ModuleStep(name: name, key: rest.key()))
      if !rest.isAtEnd, !rest.skip(".") { return nil }
    }
  }

  /// The address, empty for the root module.
  package var address: String { map(\.description).joined(separator: ".") }
}
