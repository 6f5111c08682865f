/// Where an expression stands: its module's instance, and what `each` and `count` mean there.
struct ModuleScope {
  let module: [ModuleStep]
  let configuration: ConfigurationModule
  /// The key of the resource, or of the module whose inputs these are.
  let key: InstanceKey?
  let forEach: Expression?
  /// Keys that index into what the expression leads to, the nearest first.
  var selectors: [Selector] = []

  struct Selector: Hashable {
    let key: InstanceKey
    let basis: Basis
  }

  func selecting(_ key: InstanceKey?, _ basis: Basis) -> ModuleScope {
    guard let key else { return self }
    var copy = self
    let selector = Selector(key: key, basis: basis)
    copy.selectors.removeAll { $0 == selector }
    copy.selectors.insert(selector, at: 0)
    return copy
  }
}
