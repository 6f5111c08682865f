import Topology

extension PlatformAssembly {
  /// What an environment gives the platform beside facts and inputs: what differs, by component,
  /// then what belongs to none.
  func arguments(environment: Int) -> [(name: String, value: HCLExpression)] {
    var result = catalog.components.compactMap { settings(of: $0, environment: environment) }
    for variable in lifter.table.variables where variable.owner == nil {
      if case .values(let values) = variable.source, let value = values[environment],
        value != .null
      {
        result.append((variable.name, HCLLiteral.expression(value)))
      }
    }
    return result
  }

  private func settings(
    of component: String, environment: Int
  ) -> (name: String, value: HCLExpression)? {
    let owner = Naming.snake(component)
    let isPresent = catalog.isPresent(component, environment: environment)
    let members = members(of: component)
    if members.isEmpty {
      guard !catalog.isEverywhere(component) else { return nil }
      return ("\(owner)_enabled", .bool(isPresent))
    }
    guard isPresent else { return nil }
    let items = members.compactMap { member -> HCLExpression.ObjectItem? in
      guard case .values(let values) = member.source, let value = values[environment],
        value != .null
      else { return nil }
      return HCLExpression.ObjectItem(member.name, HCLLiteral.expression(value))
    }
    return (owner, .object(items))
  }
}
