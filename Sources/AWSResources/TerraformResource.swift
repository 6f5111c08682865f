import OrderedCollections
import Topology

/// A resource type of the Terraform provider with its arguments.
public protocol TerraformResource: Hashable, Sendable {
  /// The Terraform resource type, for example `aws_subnet`.
  static var type: String { get }
  /// The given arguments and nested blocks under Terraform's names: required ones first, then
  /// optional ones, each in alphabetical order. What was not given is not in it.
  var arguments: OrderedDictionary<String, Value> { get }
}

// Written once: synthesised, they would be compiled again for each of hundreds of structs.
extension TerraformResource {
  /// Whether both have the same arguments.
  public static func == (left: Self, right: Self) -> Bool { left.arguments == right.arguments }

  /// Hashes the arguments.
  public func hash(into hasher: inout Hasher) { hasher.combine(arguments) }
}
