/// A family of resources within its module: they share type and local name, and their keys tell
/// them apart.
struct LocalFamily: Hashable, Sendable {
  let type: String
  let name: String

  /// `aws_subnet.firewall`
  var expression: HCLExpression { .attribute(.name(type), name) }
  var address: String { "\(type).\(name)" }
}

/// A family of resources of one component; without a component, of the platform itself.
struct FamilyID: Hashable, Sendable {
  let component: String?
  let local: LocalFamily
}
