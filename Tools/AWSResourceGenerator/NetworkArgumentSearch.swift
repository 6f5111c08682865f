/// Finds the arguments of a resource type that touch a network, by ``NetworkArgumentRules``.
enum NetworkArgumentSearch {
  /// Paths of Terraform's names from the resource inwards, with their kinds, in the order of the
  /// paths.
  static func arguments(
    of type: String, schema: BlockSchema
  ) -> [(path: [String], kind: NetworkArgumentKind)] {
    let found = paths(in: schema).compactMap { path in
      NetworkArgumentRules.rules.first { $0.matches(path, of: type) }?.kind.map { (path, $0) }
    }
    let isNetwork =
      NetworkArgumentRule.isType(type, among: NetworkArgumentRules.networkTypes)
      || found.contains { !$0.1.isDetail }
    return isNetwork ? found.sorted { $0.0.lexicographicallyPrecedes($1.0) } : []
  }

  /// The paths of everything that an author can set, also in lists of objects; `timeouts` are
  /// Terraform's own.
  private static func paths(in block: BlockSchema) -> [[String]] {
    var paths: [[String]] = []
    for (name, attribute) in block.attributes where attribute.isSettable {
      paths += Self.paths(of: attribute.type ?? .dynamic, named: name)
    }
    for (name, nested) in block.blocks where name != "timeouts" {
      paths += Self.paths(in: nested.block).map { [name] + $0 }
    }
    return paths
  }

  private static func paths(of type: AttributeType, named name: String) -> [[String]] {
    guard let members = type.blockMembers else { return [[name]] }
    return members.flatMap { member, type in
      Self.paths(of: type, named: member).map { [name] + $0 }
    }
  }
}
