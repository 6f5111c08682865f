import OrderedCollections
import Topology

/// The nested block `timeouts`: how long Terraform waits for AWS. Each resource type knows some of
/// the four.
package struct TimeoutsView: BlockView {
  package let arguments: OrderedDictionary<String, Value>

  package init(_ arguments: OrderedDictionary<String, Value>) { self.arguments = arguments }

  package var create: Field<String> { Field<String>(arguments, "create") }
  package var read: Field<String> { Field<String>(arguments, "read") }
  package var update: Field<String> { Field<String>(arguments, "update") }
  package var delete: Field<String> { Field<String>(arguments, "delete") }
}
