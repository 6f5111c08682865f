import OrderedCollections
import Topology

/// A nested block of a resource type with its arguments.
public protocol TerraformBlock: Hashable, Sendable {
  /// The given arguments and nested blocks under Terraform's names: required ones first, then
  /// optional ones, each in alphabetical order. What was not given is not in it.
  var arguments: OrderedDictionary<String, Value> { get }
}

// Written once: synthesised, they would be compiled again for each of hundreds of structs.
extension TerraformBlock {
  /// Whether both have the same arguments.
  public static func == (left: Self, right: Self) -> Bool { left.arguments == right.arguments }

  /// Hashes the arguments.
  public func hash(into hasher: inout Hasher) { hasher.combine(arguments) }
}
