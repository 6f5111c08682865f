/// Where a resource says in which subnets it stands, or which security groups it has.
package enum InterfaceSource: Hashable, Sendable {
  /// Ids of subnets or groups.
  case argument(ArgumentPath)
  /// A subnet group by name; its subnets are in its `subnet_ids`.
  case subnetGroup(ArgumentPath, type: String)
  /// A template by id or name: what the template says holds.
  case template(ArgumentPath, type: String)
  /// Something that it belongs to: what that has holds.
  case parent(ArgumentPath, type: String)
  /// What it is a copy of, in the same account and Region: what that has holds where nothing else is
  /// said.
  case original(ArgumentPath, type: String)
  /// Resources of another type that name this one by `link`; what they have at `argument` holds.
  case dependents(type: String, link: ArgumentPath, argument: ArgumentPath)
}

extension InterfaceSource: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .argument(ArgumentPath(stringLiteral: value)) }
}
