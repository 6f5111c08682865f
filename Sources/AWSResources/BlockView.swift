import OrderedCollections
import Topology

/// A nested block, or an object in a list, read by the names and types of its schema.
package protocol BlockView: Sendable {
  /// The block's arguments and nested blocks under Terraform's names.
  var arguments: OrderedDictionary<String, Value> { get }
  init(_ arguments: OrderedDictionary<String, Value>)
}
